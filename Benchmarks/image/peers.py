"""The parts of a picture, and a whole one, beside peers on the same random weights

Each work is done in turns in one run: seconds are medians, ratios those of neighbouring turns (their median; above 1 Easel is faster). A step
is measured with a fifth of the denoiser's blocks, one double and four single, and taken five times, on all sides. A whole picture is the sum
of its parts: reading, four steps, decoding. On a machine that others use too, seconds of the processors (`--cpu`, with one thread) say more than
those of the clock.
"""

from __future__ import annotations

import statistics
from pathlib import Path

import machine
import sdcpp_peer
from process import Program, Watch

HERE = Path(__file__).parent
SHARE = 5
# Title, line, turns, which peers.
WORKS = [
    ("text encoder, 512 tokens", "text", 3, ["diffusers"]),
    ("denoiser, a step, 512x512", "step 512x512", 3, ["diffusers"]),
    ("decoder, 512x512", "decode 512x512", 3, ["diffusers"]),
    ("denoiser, a step, 1024x1024", "step 1024x1024", 2, ["diffusers", "diffusers, compiled", "OpenVINO"]),
    ("decoder, 1024x1024", "decode 1024x1024", 2, ["diffusers", "OpenVINO"]),
]
WHOLE = {"text": 1, "step 512x512": 4, "decode 512x512": 1}
TARGETS = {
    "Easel bf16": {
        ("text", "diffusers"): 1.3, ("step 1024x1024", "diffusers"): 2, ("step 1024x1024", "OpenVINO"): 1.8, ("decode 1024x1024", "diffusers"): 1.5,
        ("whole", "diffusers"): 2, ("step 512x512", "stable-diffusion.cpp"): 8,
    },
    "Easel int8": {("step 1024x1024", "diffusers"): 3.2, ("whole", "diffusers"): 4},
}


class Side:
    """One of those who are measured, in a process of its own for each work."""

    def __init__(self, name: str, command: list, model: str = "model", cpu: bool = False):
        self.name, self.command, self.model, self.cpu = name, command, model, cpu
        self.turns: list[float] = []
        self.medians: dict[str, float] = {}
        self.own = 0.0

    def line(self, work: str) -> str:
        kind, *rest = work.split()
        return " ".join([kind, self.model, *rest])

    def start(self, work: str) -> str | None:
        """Prepares the work and does it once, to warm up; why it cannot, if so."""
        self.turns, self.program = [], Program(*self.command)
        try:
            with Watch(self.program.process.pid) as watch:
                self.program.ask(self.line(work))
        except (RuntimeError, OSError, IndexError) as error:
            self.stop()
            return str(error)
        self.own = max((sample.anonymous for sample in watch.samples), default=0)
        return None

    def again(self, work: str) -> None:
        before = machine.cpu_seconds(self.program.process.pid)
        seconds = self.program.ask("again")
        if self.cpu:
            seconds = machine.cpu_seconds(self.program.process.pid) - before
        self.turns.append(seconds * (SHARE if work.startswith("step") else 1))
        self.medians[work] = statistics.median(self.turns)

    def stop(self) -> None:
        self.program.process.stdin.close()
        self.program.process.wait()


def run(binary: Path, library: Path, models: dict[str, str], folder: Path, threads: int, python: str, only: str, cpu: bool, turns: int):
    """The lines of the table as they come, and of what could not be measured."""
    ours = [Side(f"Easel {precision}", [binary, library, threads], model, cpu) for precision, model in models.items()]
    peers = [
        Side("diffusers", [python, HERE / "diffusers_peer.py", folder, threads], cpu=cpu),
        Side("diffusers, compiled", [python, HERE / "diffusers_peer.py", folder, threads, "compile"], cpu=cpu),
        Side("OpenVINO", [python, HERE / "openvino_peer.py", folder, threads], cpu=cpu),
    ]
    yield "| work | | s | against " + " | against ".join(side.name for side in ours) + " | memory of its own GB |\n|" + "---|" * (4 + len(ours))
    notes = []
    for title, work, times, names in WORKS:
        if only in title:
            yield from measure(title, work, min(times, turns), ours, [peer for peer in peers if peer.name in names], notes)
    if all(work in side.medians for work in WHOLE for side in [*ours, peers[0]]):
        sides = [*ours, peers[0]]
        for side in sides:
            side.turns = [sum(side.medians[work] * times for work, times in WHOLE.items())]
        yield from (row("whole picture, 512x512, 4 steps", "whole", side, ours) for side in sides)
    if only in "stable-diffusion.cpp":
        yield from stable_diffusion(ours, folder, threads, python, notes)
    yield from ["", *(f"- {note}" for note in notes)]


def measure(title: str, work: str, times: int, ours: list[Side], peers: list[Side], notes: list[str]):
    """One work: all sides stand ready, then take turns."""
    sides = []
    for side in [*ours, *peers]:
        failure = side.start(work)
        if failure:
            notes.append(f"{side.name} did not do {title}: {failure}")
        else:
            sides.append(side)
    for _ in range(times):
        for side in sides:
            side.again(work)
    for side in sides:
        side.stop()
    yield from (row(title, work, side, ours) for side in sides)


def row(title: str, work: str, side: Side, ours: list[Side]) -> str:
    cells = []
    for one in ours:
        if side in ours or not one.turns or not side.turns:
            cells.append("")
            continue
        ratio = statistics.median(theirs / mine for theirs, mine in zip(side.turns, one.turns))
        target = TARGETS.get(one.name, {}).get((work, side.name))
        cells.append(f"{ratio:.2f}" + (f" (target {target}: {'met' if ratio >= target else '**missed**'})" if target else ""))
    own = f"{side.own:.2f}" if work.startswith("decode") else ""
    return f"| {title} | {side.name} | {statistics.median(side.turns):.2f} | " + " | ".join(cells) + f" | {own} |"


def stable_diffusion(ours: list[Side], folder: Path, threads: int, python: str, notes: list[str]):
    """Its parts at 512x512 out of one run, beside one turn of ours."""
    peer = Side("stable-diffusion.cpp", [])
    try:
        found = sdcpp_peer.measured(python, folder, threads)
    except RuntimeError as error:
        notes.append(f"stable-diffusion.cpp did not draw: {error}")
        return
    for title, work in [("text encoder", "text"), ("denoiser, a step, 512x512", "step 512x512"), ("decoder, 512x512", "decode 512x512")]:
        for side in ours:
            side.start(work)
            side.again(work)
            side.stop()
        peer.turns = [found[work.split()[0]]]
        yield from (row(title, work, side, ours) for side in [*ours, peer])
