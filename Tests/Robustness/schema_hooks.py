"""What schemathesis needs to know of Easel: real pictures, affordable requests, and the four keys of an error.

Loaded by schemathesis itself (SCHEMATHESIS_HOOKS). Writes the number of requests to the file that COUNT_FILE names.
"""

from __future__ import annotations

import atexit
import os
import threading
import zlib
from typing import Any

import schemathesis
from hypothesis import strategies

from checks import KEYS
from support.pictures import encoded, mask, photo

PICTURES = [
    encoded(photo(48, 32)),
    encoded(photo(32, 48), "JPEG"),
    encoded(photo(40, 40), "WEBP"),
    mask(48, 32, (4, 4, 20, 20)),
    encoded(photo(40, 40))[:200],
    b"Example data",
    b"",
]
SIZES = ["auto", "256x256", "512x512", "256x384", "1024x1024"]
requests = 0
lock = threading.Lock()

schemathesis.openapi.format("binary", strategies.sampled_from(PICTURES) | strategies.binary(max_size=64))


def chosen(text: str, among: int) -> int:
    """A number that depends on a generated text alone, so that a run can be repeated."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % among


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Most generated sizes and models exist nowhere: three of four become ones that do, so that pictures are drawn too."""
    if not isinstance(body, dict):
        return body
    size, model, count = body.get("size"), body.get("model"), body.get("n")
    if isinstance(size, str) and chosen(size, 4):
        body["size"] = SIZES[chosen(size, len(SIZES))]
    if isinstance(model, str) and chosen(model, 4):
        body["model"] = "easel-sketch-1"
    if isinstance(count, int) and not isinstance(count, bool) and 2 < count <= 10:
        body["n"] = 2
    if body.get("quality") in ("high", "xhigh", "max"):
        body["quality"] = "low"
    return body


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Counts."""
    global requests
    with lock:
        requests += 1


@schemathesis.check
def every_error_has_the_four_keys(context: Any, response: Any, case: Any) -> None:
    """An error of whatever status is an object that OpenAI's clients can read."""
    if response.status_code < 400 or case.method.upper() == "HEAD":
        return
    try:
        error = response.json().get("error")
    except (ValueError, AttributeError):
        error = None
    assert isinstance(error, dict) and KEYS <= set(error), f"an error without its four keys: {response.text[:300]}"
    assert response.headers.get("x-request-id"), "an error without x-request-id"


@atexit.register
def write_count() -> None:
    """Leaves the number of requests for the caller."""
    if path := os.environ.get("COUNT_FILE"):
        with open(path, "w") as file:
            file.write(str(requests))
