"""Requests generated from Easel's own OpenAPI description, valid and not: no 5xx, every answer as described."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import Checks, expect_no_leak, expect_works, settled
from support.server import Easel

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "every_error_has_the_four_keys",
]
HERE = Path(__file__).parent


def run(checks: Checks, short: bool, seed: int) -> None:
    """At least 10,000 requests, or 1,500."""
    wanted = 1_500 if short else 10_000
    with Easel({"jobs": {"queue_limit": 100}}) as server:
        expect_works(checks, server, "its start")
        before = settled(server.pid, 1)
        total = rounds = 0
        # Schemathesis counts by operation, not in total, and the cheap operations run out of new cases: ask again with another seed.
        while total < wanted and rounds < 6:
            asked = max(20, (wanted - total) // 50)
            total += campaign(checks, server, asked, seed + rounds)
            rounds += 1
        checks.note(f"{total} requests in {rounds} campaigns")
        checks.expect(total >= wanted, f"at least {wanted} requests were made", total)
        expect_works(checks, server, "the generated requests")
        expect_no_leak(checks, before, settled(server.pid), "generated requests", memory_mb=96)


def campaign(checks: Checks, server: Easel, examples: int, seed: int) -> int:
    """One run of schemathesis; returns how many requests it made."""
    with tempfile.TemporaryDirectory() as folder:
        count = Path(folder) / "count"
        command = [str(Path(sys.executable).parent / "schemathesis"), "run", server.origin + "/openapi.yaml"]
        command += ["--url", server.origin, "--mode", "all", "--phases", "examples,coverage,fuzzing", "--checks", ",".join(CHECKS)]
        command += ["--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure", "--no-shrink"]
        # One worker: with two, CPython 3.11 loses count of its depth while hypothesis reads its own source (python/cpython#106905).
        command += ["--workers", "1"]
        command += ["--suppress-health-check", "all", "--request-timeout", "60", "--warnings", "off", "--report-dir", folder]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": "schema_hooks", "COUNT_FILE": str(count), "NO_COLOR": "1"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=3600)
        log = HERE.parent.parent / ".build" / f"schemathesis-{seed}.log"
        log.parent.mkdir(exist_ok=True)
        log.write_text(done.stdout + done.stderr)
        failures = re.findall(r"^_+ (.+?) _+$", done.stdout, re.MULTILINE)
        checks.expect(done.returncode == 0, f"schemathesis with seed {seed} finds nothing", f"{failures}\nsee {log}\n{done.stdout[-6000:]}")
        return int(count.read_text()) if count.exists() else 0
