"""SIGTERM in mid-work: what was begun is finished, what waits survives, nothing new is taken."""

from __future__ import annotations

import signal
import time
from concurrent.futures import Future, ThreadPoolExecutor

import httpx

from checks import Checks
from support.server import Easel
from support.upstream import Upstream

BODY = {"prompt": "a cat", "model": "stub-image", "quality": "low"}
ASYNC = {"prefer": "respond-async"}


def run(checks: Checks, short: bool, seed: int) -> None:
    """Three rounds, or one."""
    with Upstream() as upstream:
        stub = {"id": "stub-image", "upstream_id": "gpt-image-1", "catalogue": "gpt-image-1"}
        server = Easel({"upstreams": {"stub": {"base_url": upstream.base_url, "concurrency": 4, "models": [stub]}}})
        try:
            for _ in range(1 if short else 3):
                once(checks, server, upstream)
        finally:
            server.__exit__(None, None, None)


def once(checks: Checks, server: Easel, upstream: Upstream) -> None:
    """Ends a server that works on a plain request, a stream and jobs, and starts it again."""
    upstream.delay = 2
    server.start()
    with ThreadPoolExecutor(3) as pool:
        plain = pool.submit(post, server, BODY)
        stream = pool.submit(post, server, {**BODY, "stream": True, "partial_images": 1})
        jobs = [httpx.post(server.base_url + "/images/generations", json=BODY, headers=ASYNC).json()["id"] for _ in range(6)]
        time.sleep(0.7)
        process = server.process
        assert process is not None
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        time.sleep(0.3)
        refused = is_refused(server)
        checks.expect(refused, "nothing new is taken while it ends")
        status = process.wait(30)
        checks.note(f"ended after {time.monotonic() - began:.1f} s with status {status}")
        checks.expect(status == 0, "the exit status is 0", server.tail())
        checks.expect(whole(plain), "the plain request was finished", describe(plain))
        checks.expect(whole(stream) and "image_generation.completed" in stream.result().text, "the stream was finished", describe(stream))
    server.process = None
    upstream.delay = 0
    server.start()
    end = time.monotonic() + 30
    states: dict[str, str] = {}
    while time.monotonic() < end:
        states = {id: httpx.get(f"{server.base_url}/jobs/{id}").json()["status"] for id in jobs}
        if set(states.values()) <= {"succeeded", "failed", "cancelled"}:
            break
        time.sleep(0.2)
    checks.expect(set(states.values()) == {"succeeded"}, "every job succeeded after the restart", states)
    server.stop()


def post(server: Easel, body: dict[str, object]) -> httpx.Response:
    """A request, whole."""
    return httpx.post(server.base_url + "/images/generations", json=body, timeout=60)


def is_refused(server: Easel) -> bool:
    """Whether a new request is refused, by a closed door or by 503."""
    try:
        status = httpx.post(server.base_url + "/images/generations", json={"prompt": "x", "quality": "low"}, timeout=5).status_code
    except httpx.HTTPError:
        return True
    return bool(status == 503)


def whole(answer: Future[httpx.Response]) -> bool:
    """Whether an answer came and was 200."""
    return answer.exception() is None and answer.result().status_code == 200


def describe(answer: Future[httpx.Response]) -> str:
    """What came instead."""
    return repr(answer.exception()) if answer.exception() else f"{answer.result().status_code}: {answer.result().text[:300]}"
