"""Requests that no library would send: broken HTTP, torn forms, hostile pictures, hostile SVG from an upstream."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import fuzz_http
import fuzz_multipart
import fuzz_pictures
import fuzz_svg
from checks import Checks, error_fault, expect_no_leak, expect_works, settled
from support.server import Easel
from support.upstream import Upstream
from wire import Attempt, send

# How many of a hundred attempts each source makes.
SOURCES: list[tuple[Callable[[random.Random], Iterator[Attempt]], int]] = [
    (fuzz_http.attempts, 40),
    (fuzz_multipart.attempts, 35),
    (fuzz_pictures.attempts, 25),
]


def run(checks: Checks, short: bool, seed: int) -> None:
    """At least 10,000 requests, or 1,500; half-sent ones count too."""
    wanted = 1_500 if short else 10_000
    drawings = wanted // 20
    author = fuzz_svg.Author(seed)
    with Upstream(author.draw) as upstream:
        pen = {"id": "pen", "upstream_id": "gpt-4.1-nano", "draws": True, "repairs": 0}
        config = {
            "server": {"body_timeout_seconds": 3},
            "upstreams": {"chat": {"base_url": upstream.base_url, "retries": 0, "models": [pen]}},
        }
        with Easel(config) as server:
            expect_works(checks, server, "its start")
            warm_up(server)
            before = settled(server.pid, 1)
            total = 0
            for source, percent in SOURCES:
                total += volley(checks, server, source(random.Random(seed)), (wanted - drawings) * percent // 100 + 1)
                expect_works(checks, server, source.__module__)
            total += fuzz_svg.volley(checks, server, author, drawings)
            expect_works(checks, server, "fuzz_svg")
            checks.note(f"{total} requests")
            checks.expect(total >= wanted, f"at least {wanted} requests were made", total)
            after = settled(server.pid, 12)
            expect_no_leak(checks, before, after, "raw requests", memory_mb=128)
            left = [path for path in (server.data / "uploads").glob("*")] if (server.data / "uploads").exists() else []
            checks.expect(not left, "no upload is left behind", left[:5])


def warm_up(server: Easel) -> None:
    """Lets pools and caches reach their size, which is no leak."""
    for attempt in islice(fuzz_pictures.attempts(random.Random(0)), 150):
        send(server.port, attempt)


def volley(checks: Checks, server: Easel, attempts: Iterator[Attempt], count: int) -> int:
    """Sends attempts over eight connections at a time and judges every answer."""
    done = 0
    with ThreadPoolExecutor(8) as pool:
        while done < count:
            batch = list(islice(attempts, min(400, count - done)))
            for attempt, (fault, what) in zip(batch, pool.map(lambda one: judge(server, one), batch), strict=True):
                checks.expect(fault is None, what, (fault, attempt.sent[:300]))
            done += len(batch)
            if not checks.expect(server.process is not None and server.process.poll() is None, "the server runs", server.tail(15)):
                server.start()
    return done


def judge(server: Easel, attempt: Attempt) -> tuple[str | None, str]:
    """Sends an attempt; returns what is wrong with what came, and what was looked at."""
    answer = send(server.port, attempt)
    if answer is None:
        return "no answer" if attempt.must_answer else None, f"an answer comes: {attempt.name}"
    if answer.status < 400:
        return f"status {answer.status}" if attempt.must_fail else None, f"it is refused: {attempt.name}"
    if answer.is_bare and attempt.may_be_bare:
        return f"status {answer.status}" if answer.status >= 500 else None, f"no 5xx: {attempt.name}"
    return error_fault(answer.status, answer.content_type, answer.json), f"a right error: {attempt.name}"
