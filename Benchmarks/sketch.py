"""Sketch: CPU time of the built-in model at 1024x1024, and the time from nothing to the first answer

A request's CPU time is what the whole process used, user and system, over many requests: reading, drawing, encoding, keeping.
"""

from __future__ import annotations

import os
import resource
import socket
import statistics
import subprocess
import tempfile
import time

import httpx

import machine
from support.server import Easel, binary
from wire_read import status_of

PROMPTS = [
    "two red apples left of a blue car, watercolor",
    "three cats on a bench in a park at sunset",
    "a pirate ship on a stormy sea",
    "a city street at night in the rain with a yellow taxi",
    "a green pear, a banana and a cup on a wooden table",
    "a snowman next to a pine tree, paper cut",
    "an astronaut riding a horse in space",
    "a sign that says 'OPEN' above a door",
]


def run(quick: bool) -> str:
    """The Markdown of the figures."""
    count = 16 if quick else 64
    rows = []
    with Easel() as server, httpx.Client(base_url=server.base_url, timeout=60) as http:
        for quality in ("low", "medium", "high"):
            draw(http, quality, 0)
            before, began = machine.cpu_seconds(server.pid), time.monotonic()
            for number in range(count):
                draw(http, quality, number)
            used, elapsed = machine.cpu_seconds(server.pid) - before, time.monotonic() - began
            rows.append([quality, f"{used / count * 1000:.0f}", f"{elapsed / count * 1000:.0f}", *command_line(quality, 3 if quick else 8)])
    head = ["quality", "CPU ms a request", "wall ms a request", "CPU ms of `easel generate`", "its wall ms"]
    starts = [cold_start() for _ in range(5 if quick else 15)]
    start = f"From the start of the process to the first picture (low), over {len(starts)} starts: median {statistics.median(starts) * 1000:.0f} ms, longest {max(starts) * 1000:.0f} ms."
    return f"{count} requests each, one after the other, {len(PROMPTS)} prompts.\n\n{machine.table(head, rows)}\n\n{start}"


def draw(http: httpx.Client, quality: str, number: int) -> None:
    """One request."""
    body = {"prompt": PROMPTS[number % len(PROMPTS)], "quality": quality, "size": "1024x1024", "easel": {"seed": number}}
    answer = http.post("/images/generations", json=body)
    assert answer.status_code == 200, answer.text


def command_line(quality: str, count: int) -> list[str]:
    """Median CPU and wall milliseconds of `easel generate`, the process and all."""
    used, elapsed = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            command = [
                binary(),
                "generate",
                PROMPTS[number % len(PROMPTS)],
                "--size",
                "1024x1024",
                "--quality",
                quality,
                "--seed",
                str(number),
            ]
            subprocess.run(
                [*command, "--data", folder + "/data", "-o", folder + "/out/"],
                check=True,
                capture_output=True,
                env={**os.environ, "XDG_CONFIG_HOME": folder},
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            elapsed.append(time.monotonic() - began)
            used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [f"{statistics.median(used) * 1000:.0f}", f"{statistics.median(elapsed) * 1000:.0f}"]


def cold_start() -> float:
    """Seconds from the start of the process, with an empty data folder, to the whole answer of a generation."""
    body = b'{"prompt": "a red apple", "quality": "low"}'
    head = (
        b"POST /v1/images/generations HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        % len(body)
    )
    server = Easel()
    began = time.monotonic()
    command = [binary(), "serve", "--port", str(server.port), "--data", str(server.data), "--config", str(server.config)]
    server.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=server.environment)
    try:
        while time.monotonic() < began + 30:
            try:
                with socket.create_connection(("127.0.0.1", server.port), timeout=30) as wire:
                    wire.sendall(head + body)
                    if status_of(wire) == 200:
                        return time.monotonic() - began
            except ConnectionError:
                time.sleep(0.001)
        raise RuntimeError("no answer")
    finally:
        server.__exit__(None, None, None)
