"""The servers that the tests share, each started once, and the closing line."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from openai import AsyncOpenAI, OpenAI

from support.drawer import draw
from support.server import Easel
from support.upstream import Upstream

UPSTREAM_MODEL = {"id": "stub-image", "upstream_id": "gpt-image-1", "catalogue": "gpt-image-1", "snapshots": ["stub-image-2025-04-23"]}
DRAWING_MODEL = {"id": "pen", "upstream_id": "gpt-4.1-nano", "catalogue": "gpt-4.1-nano", "draws": True, "repairs": 2}

TALKING_MODEL = {"id": "gpt-4.1-mini", "batch_percent": 50}
MODERATION_MODEL = {"id": "omni-moderation-latest", "moderates": True}


def configuration(upstream: Upstream, **more: Any) -> dict[str, Any]:
    """An `easel.yaml` with an alias for a retired model, an upstream, and a text model that draws."""
    shared = {"base_url": upstream.base_url, "key_env": "STUB_KEY", "retries": 2, "timeout_seconds": 20}
    return {
        "moderation_model": "omni-moderation-latest",
        "aliases": {"gpt-image-1": "easel-sketch-1", "house-style": "gpt-image-1"},
        "upstreams": {
            "stub": {**shared, "models": [UPSTREAM_MODEL]},
            "chat": {**shared, "fine_tuning": True, "models": [DRAWING_MODEL, TALKING_MODEL, MODERATION_MODEL]},
        },
        **more,
    }


STUB_KEY = {"STUB_KEY": "sk-upstream-secret-1234567890"}


def client_of(server: Easel, key: str = "sk-anything", **options: Any) -> OpenAI:
    """The unmodified client, which refuses every answer that does not have its types."""
    return OpenAI(base_url=server.base_url, api_key=key, _strict_response_validation=True, timeout=60, **options)


@pytest.fixture(scope="session")
def upstream() -> Iterator[Upstream]:
    """The stand-in for an upstream, with the drawing chat model."""
    with Upstream(draw) as running:
        yield running


@pytest.fixture(scope="session")
def easel(upstream: Upstream) -> Iterator[Easel]:
    """A server as most people run it: no keys, on loopback."""
    with Easel(configuration(upstream), environment=STUB_KEY) as running:
        yield running


@pytest.fixture(scope="session")
def keyed(upstream: Upstream) -> Iterator[Easel]:
    """A server that needs keys."""
    server = Easel(configuration(upstream, server={"require_keys": True}), environment=STUB_KEY)
    server.create_key("first")
    with server:
        yield server


@pytest.fixture(scope="session")
def client(easel: Easel) -> Iterator[OpenAI]:
    """The client of `easel`, without retries, so that an error is seen as it is."""
    with client_of(easel, max_retries=0) as made:
        yield made


@pytest.fixture
async def aclient(easel: Easel) -> AsyncIterator[AsyncOpenAI]:
    """The asynchronous client of `easel`."""
    async with AsyncOpenAI(base_url=easel.base_url, api_key="sk-anything", _strict_response_validation=True, max_retries=0) as made:
        yield made


@pytest.fixture(scope="session")
def http(easel: Easel) -> Iterator[httpx.Client]:
    """Requests without a library's help, relative to `/v1/`."""
    with httpx.Client(base_url=easel.base_url + "/", timeout=60) as made:
        yield made


@pytest.fixture(scope="session")
def sketch(client: OpenAI) -> dict[str, Any]:
    """What the built-in model says that it can do."""
    facts = client.models.retrieve("easel-sketch-1").model_dump()["easel"]
    capabilities = facts["capabilities"]
    assert isinstance(capabilities, dict)
    return capabilities


tally = {"passed": 0, "failed": 0}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Counts for the closing line."""
    stats = terminalreporter.stats
    tally["passed"] = len(stats.get("passed", []))
    tally["failed"] = len(stats.get("failed", [])) + len(stats.get("error", []))


def pytest_unconfigure() -> None:
    """Ends with the line that other scripts read, after pytest's own."""
    print(f"{tally['passed']} passed, {tally['failed']} failed")
