"""Counts what held and what did not, and watches a server for leaks."""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from support.server import Easel, resident_mb

KEYS = {"message", "type", "param", "code"}


@dataclass
class Checks:
    """The tally of a run; each failure is printed once with what led to it."""

    passed: int = 0
    failed: int = 0
    seen: Counter[str] = field(default_factory=Counter)

    def expect(self, holds: bool, what: str, detail: object = "") -> bool:
        """Counts one check; prints the first five failures of a kind."""
        if holds:
            self.passed += 1
            return True
        self.failed += 1
        self.seen[what] += 1
        if self.seen[what] <= 5:
            print(f"   FAILED: {what}\n      {str(detail)[:1500]}", flush=True)
        return False

    def note(self, text: str) -> None:
        """Prints a figure."""
        print(f"   {text}", flush=True)


@dataclass
class Footprint:
    """What a process holds."""

    resident_mb: float
    descriptors: int


def footprint(pid: int) -> Footprint:
    """A process's resident memory and open descriptors, from /proc."""
    return Footprint(resident_mb(pid), len(os.listdir(f"/proc/{pid}/fd")))


def settled(pid: int, seconds: float = 6) -> Footprint:
    """The footprint once connections are closed: the least descriptors seen within some seconds."""
    best = footprint(pid)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.5)
        now = footprint(pid)
        if now.descriptors <= best.descriptors:
            best = now
    return best


def error_fault(status: int, content_type: str, body: Any) -> str | None:
    """What is wrong with an error response; `None` when it is as it should be."""
    if status >= 500 and status not in (502, 503, 504, 507):
        return f"status {status}"
    if not content_type.startswith("application/json"):
        return f"status {status} with content type '{content_type}'"
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict) or not KEYS <= set(error):
        return f"status {status} without the four keys: {str(body)[:300]}"
    return None


def expect_works(checks: Checks, server: Easel, after: str) -> None:
    """The server still runs and still draws."""
    alive = server.process is not None and server.process.poll() is None
    if checks.expect(alive, f"the server runs after {after}", server.tail()):
        answer = httpx.post(server.base_url + "/images/generations", json={"prompt": "a red apple", "quality": "low"}, timeout=60)
        checks.expect(answer.status_code == 200, f"the server draws after {after}", answer.text[:500])


def expect_no_leak(checks: Checks, before: Footprint, after: Footprint, what: str, memory_mb: float) -> None:
    """Memory and descriptors are where they were, give or take what caches and pools may keep."""
    checks.note(
        f"{what}: resident {before.resident_mb:.0f} -> {after.resident_mb:.0f} MB, descriptors {before.descriptors} -> {after.descriptors}"
    )
    checks.expect(after.resident_mb - before.resident_mb <= memory_mb, f"{what}: no memory leak", f"{before} -> {after}")
    checks.expect(after.descriptors - before.descriptors <= 16, f"{what}: no descriptor leak", f"{before} -> {after}")
