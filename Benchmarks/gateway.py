"""Gateway: Easel and LiteLLM's proxy in front of one upstream

Each gateway in turn gets the same load, round after round, and the medians of the rounds are compared: requests for each
second of CPU that the gateway's processes used, and the latency that it adds at a fixed rate to that of the upstream.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field

import machine
from litellm_proxy import LiteLLM
from plain_proxy import PlainProxy
from stub import Stub
from support.server import ROOT, Easel

PATH = "/v1/images/generations"
BODY = {"model": "stub-image", "prompt": "two red apples left of a blue car", "size": "1024x1024", "quality": "medium"}
RATE = 100
# LiteLLM does not reach 100 requests a second on a core; its latency is taken where it is not overloaded.
LITELLM_RATE = 10
CONNECTIONS = 8


@dataclass
class Measured:
    """One gateway, or the upstream itself."""

    name: str
    port: int
    pid: int | None
    rate: int = RATE
    per_core: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    latencies: list[dict[str, float]] = field(default_factory=list)

    def median(self, key: str) -> float:
        """The median of the rounds' latencies."""
        return statistics.median(one[key] for one in self.latencies)


def run(quick: bool) -> str:
    """The Markdown of both measurements."""
    rounds, seconds = (2, 3.0) if quick else (5, 8.0)
    with ExitStack() as stack:
        stub = stack.enter_context(Stub())
        model = {"id": "stub-image", "upstream_id": "gpt-image-1", "catalogue": "gpt-image-1"}
        upstreams = {"upstreams": {"stub": {"base_url": stub.base_url, "models": [model]}}}
        # A week's load in a minute would fill the disk: what is kept is kept, and the oldest goes.
        keeping = stack.enter_context(Easel({**upstreams, "store": {"keep_gb": 2}}))
        passing = stack.enter_context(Easel({**upstreams, "store": {"keep_pictures": False}}))
        proxy = stack.enter_context(LiteLLM(stub.base_url))
        plain = stack.enter_context(PlainProxy(stub.port))
        direct = Measured("the upstream itself", stub.port, None)
        slow = Measured(f"the upstream itself, at {LITELLM_RATE}/s", stub.port, None, LITELLM_RATE)
        gateways = [
            Measured("nginx that only passes bytes on", plain.port, plain.pid),
            Measured("Easel, pictures kept", keeping.port, keeping.pid),
            Measured("Easel, `store.keep_pictures: false`", passing.port, passing.pid),
            Measured("LiteLLM's proxy", proxy.port, proxy.pid, LITELLM_RATE),
        ]
        for gateway in gateways:
            load(gateway, 2)
        for _ in range(rounds):
            for gateway in gateways:
                throughput(gateway, seconds)
        for _ in range(rounds):
            for target in (direct, slow, *gateways):
                latency(target, seconds)
        return report(gateways, direct, slow, rounds, seconds)


def load(gateway: Measured, seconds: float) -> tuple[float, float]:
    """Loads a gateway as fast as it goes; returns requests and seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        headers = 'wrk.headers["Content-Type"] = "application/json"\nwrk.headers["Authorization"] = "Bearer sk-bench"\n'
        script.write(f'wrk.method = "POST"\n{headers}wrk.body = {json.dumps(json.dumps(BODY))}\n')
        script.flush()
        url = f"http://127.0.0.1:{gateway.port}{PATH}"
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s", "--timeout", "60s", "-s", script.name, url]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in text, f"{gateway.name} failed: {text}"
    match = re.search(r"(\d+) requests in ([\d.]+)(m?s|m)", text)
    assert match, text
    return float(match[1]), float(match[2]) * {"s": 1, "ms": 0.001, "m": 60}[match[3]]


def throughput(gateway: Measured, seconds: float) -> None:
    """One round of requests for each CPU second."""
    assert gateway.pid is not None
    before = machine.cpu_seconds(gateway.pid)
    requests, elapsed = load(gateway, seconds)
    used = machine.cpu_seconds(gateway.pid) - before
    gateway.per_core.append(requests / used)
    gateway.per_second.append(requests / elapsed)


def latency(target: Measured, seconds: float) -> None:
    """One round of latencies at a fixed rate."""
    tool = ROOT / ".build/benchmarks/open-loop"
    command = [str(tool), "127.0.0.1", str(target.port), PATH, json.dumps(BODY), str(target.rate), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["failed"] == 0, f"{target.name}: {found}"
    target.latencies.append(found)


def report(gateways: list[Measured], direct: Measured, slow: Measured, rounds: int, seconds: float) -> str:
    """The tables."""
    proxy = statistics.median(gateways[-1].per_core)
    rows = []
    for one in gateways:
        core = statistics.median(one.per_core)
        rows.append(
            [
                one.name,
                f"{core:.0f}",
                f"{min(one.per_core):.0f} to {max(one.per_core):.0f}",
                f"{statistics.median(one.per_second):.0f}",
                f"{core / proxy:.1f}",
            ]
        )
    first = machine.table(["gateway", "requests a CPU second (median)", "range", "requests a second", "times LiteLLM's"], rows)
    rows = []
    for one in (direct, *gateways[:-1], slow, gateways[-1]):
        base = direct if one.rate == RATE else slow
        rows.append(
            [
                one.name,
                str(one.rate),
                *(f"{one.median(key):.2f}" for key in ("p50", "p99", "max")),
                f"{one.median('p50') - base.median('p50'):+.2f}",
                f"{one.median('p99') - base.median('p99'):+.2f}",
            ]
        )
    second = machine.table(["target", "requests a second", "p50 ms", "p99 ms", "max ms", "added p50 ms", "added p99 ms"], rows)
    return f"{rounds} alternating rounds of {seconds:g} s, {CONNECTIONS} connections, 1.5 MB of base64 an answer, one worker each.\n\n{first}\n\n{second}"
