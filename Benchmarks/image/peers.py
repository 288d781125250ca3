"""The parts of a picture, and a whole one, beside peers on the same random weights

Each row is measured in turns in one run: seconds are medians, ratios those of neighbouring turns (their median; above 1 Easel is faster).
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from process import Program, Watch

HERE = Path(__file__).parent
# Work, how often, what the peers' line is.
WORKS = [("text encoder, 512 tokens", "text", 3), ("denoiser, a step, 512x512", "step 512x512", 3), ("denoiser, a step, 1024x1024", "step 1024x1024", 2),
         ("decoder, 512x512", "decode 512x512", 3), ("decoder, 1024x1024", "decode 1024x1024", 2)]
TARGETS = {("text", "diffusers"): 1.3, ("step 1024x1024", "diffusers"): 2, ("step 1024x1024", "OpenVINO"): 1.8, ("decode 1024x1024", "diffusers"): 1.5,
           ("draw 512x512 4", "diffusers"): 2}
TARGETS_INT8 = {("step 1024x1024", "diffusers"): 3.2, ("draw 512x512 4", "diffusers"): 4}


class Contestant:
    """One side: how it is started, and by how much its time is multiplied (a part of the work that stands for the whole)."""

    def __init__(self, name: str, command: list, model: str | None = None, factor: dict[str, float] | None = None):
        self.name, self.command, self.model, self.factor = name, command, model, factor or {}
        self.program: Program | None = None

    def line(self, work: str) -> str:
        kind, *rest = work.split()
        return " ".join([kind, self.model or "model", *rest])

    def start(self, work: str) -> str | None:
        """Prepares the work and does it once; why it cannot, if so."""
        self.program = Program(*self.command)
        self.failure = None
        try:
            with Watch(self.program.process.pid) as watch:
                self.program.ask(self.line(work))
            self.own = max((s.anonymous for s in watch.samples), default=0)
        except (RuntimeError, OSError, IndexError) as error:
            self.failure = str(error)
        return self.failure

    def again(self, work: str) -> float:
        return self.program.ask("again") * self.factor.get(work.split()[0], 1)

    def stop(self) -> None:
        self.program.process.stdin.close()
        self.program.process.wait()


def run(binary: Path, library: Path, models: dict[str, str], folder: Path, threads: int, python: str, only: str) -> str:
    """The Markdown of the table and of what could not be measured."""
    ours = [Contestant(f"Easel {precision}", [binary, library, threads], model) for precision, model in models.items()]
    peers = [
        Contestant("diffusers", [python, HERE / "diffusers_peer.py", folder, threads]),
        Contestant("diffusers, compiled", [python, HERE / "diffusers_peer.py", folder, threads, "compile"]),
        Contestant("OpenVINO", [python, HERE / "openvino_peer.py", folder, threads], factor={"step": 5}),
    ]
    rows, notes = [], []
    for title, work, times in WORKS:
        if only in title:
            rows += measure(title, work, times, ours, [p for p in peers if not ("compiled" in p.name and work.split()[0] != "step")], notes)
    if only in "whole picture":
        rows += whole(ours, peers[0])
    head = "| work | | s | against " + " | against ".join(o.name for o in ours) + " | memory of its own GB |\n|" + "---|" * (4 + len(ours))
    return "\n".join([head, *rows, "", *(f"- {note}" for note in notes)])


def measure(title: str, work: str, times: int, ours: list[Contestant], peers: list[Contestant], notes: list[str]) -> list[str]:
    """One work: all sides stand ready, then take turns."""
    sides = []
    for side in [*ours, *peers]:
        failure = side.start(work)
        if failure:
            notes.append(f"{side.name} did not do {title}: {failure}")
            side.stop()
        else:
            sides.append(side)
    turns = {side: [] for side in sides}
    for _ in range(times):
        for side in sides:
            turns[side].append(side.again(work))
    for side in sides:
        side.stop()
    return [row(title, work, side, turns, ours) for side in sides]


def row(title: str, work: str, side: Contestant, turns: dict, ours: list[Contestant]) -> str:
    cells = []
    for one in ours:
        if side in ours or one not in turns:
            cells.append("")
            continue
        ratio = statistics.median(theirs / mine for theirs, mine in zip(turns[side], turns[one]))
        target = (TARGETS_INT8 if "int8" in one.name else TARGETS).get((work, side.name))
        cells.append(f"{ratio:.2f}" + (f" (target {target}: {'met' if ratio >= target else '**missed**'})" if target else ""))
    return f"| {title} | {side.name} | {statistics.median(turns[side]):.2f} | " + " | ".join(cells) + f" | {side.own:.2f} |"


def whole(ours: list[Contestant], peer: Contestant) -> list[str]:
    """A whole picture: Easel from a cold process, the peer from one that stands ready, whose loading is not counted."""
    work, title = "draw 512x512 4", "whole picture, 512x512, 4 steps"
    turns, peer_turns = {}, []
    for side in ours:
        side.program = Program(*side.command)
        with Watch(side.program.process.pid) as watch:
            side.program.ask(side.line(work))
            turns[side] = [watch.now()]
        side.own = max(s.anonymous for s in watch.samples)
        side.stop()
    if peer.start(work):
        return [f"| {title} | {peer.name} | {peer.failure} | | | |"]
    peer_turns = [peer.again(work)]
    peer.stop()
    turns[peer] = peer_turns
    return [row(title, work, side, turns, ours) for side in turns]


if __name__ == "__main__":
    sys.exit("see run")
