"""Connections are kept alive: a client that reuses one is not cut off without having been told.

Clients keep connections in pools. A server that closes one without `Connection: close` loses the request that is already on
its way, which no client may repeat by itself when it is a POST.
"""

from __future__ import annotations

import http.client
import json
from typing import Any

import pytest

from support.server import Easel

GENERATE: dict[str, Any] = {"prompt": "a red apple", "quality": "low", "size": "256x256"}


@pytest.mark.parametrize(
    "path, body",
    [
        ("/v1/images/generations", GENERATE),
        ("/v1/images/generations", {**GENERATE, "stream": True, "partial_images": 1}),
        ("/v1/images/generations", {**GENERATE, "model": "stub-image", "size": "1024x1024"}),
        ("/v1/images/generations", {"prompt": ""}),
        ("/v1/models", None),
    ],
    ids=["generation", "stream", "upstream", "refusal", "models"],
)
def test_one_connection_for_many_requests(easel: Easel, path: str, body: dict[str, Any] | None) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", easel.port, timeout=30)
    connection.connect()
    first = connection.sock
    for number in range(30):
        content = json.dumps(body).encode() if body is not None else None
        connection.request("POST" if content else "GET", path, content, {"content-type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status in (200, 400)
        assert connection.sock is first, f"request {number}: the connection was closed"
    connection.close()
