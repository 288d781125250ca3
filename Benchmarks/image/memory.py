"""Whole pictures of real size with random weights: time and memory, part by part

Sizes and names are FLUX.2-klein-4B's; memory is what /proc says, in gigabytes (10^9 bytes).
"""

from __future__ import annotations

from pathlib import Path

from process import Program, Watch, files, peak

LIMITS = {"bf16": 16, "int8": 9}
POINTS = 12


def run(binary: Path, library: Path, models: dict[str, str], sizes: list[str], steps: int) -> str:
    """The Markdown of all combinations: a table, and below it how memory rose and fell."""
    rows, curves = [], []
    for precision, model in models.items():
        parts = {str((library / model / "files" / path).resolve()): name for name, path in PARTS.items()}
        for size in sizes:
            row, curve = picture(binary, library, model, size, steps, parts, LIMITS[precision])
            rows.append(f"| {precision}, {size} | " + " | ".join(row) + " |")
            curves.append(f"{precision}, {size}:\n\n{curve}")
    head = "| | reading s | drawing s | decoding s | whole s | peak | most of its own in reading, drawing, decoding | weights resident behind each | under |"
    return "\n".join([head, "|" + "---|" * 9, *rows]) + "\n\n" + "\n\n".join(curves)


PARTS = {
    "text": "text_encoder/model.safetensors", "denoiser": "transformer/diffusion_pytorch_model.safetensors",
    "autoencoder": "vae/diffusion_pytorch_model.safetensors",
}


def picture(binary: Path, library: Path, model: str, size: str, steps: int, parts: dict[str, str], limit: float):
    """Makes one picture in a process of its own and looks on."""
    phases: list[tuple[str, float]] = []
    resident: list[str] = []
    with Program(binary, library) as program, Watch(program.process.pid) as watch:
        program.send(f"draw {model} {size} {steps}")
        for words in program.lines():
            if words[0] not in ("phase", "done"):
                continue
            if phases:
                held = files(program.process.pid)
                resident.append("+".join(f"{held[path]:.1f}" for path in parts if path in held))
            phases.append((words[1] if words[0] == "phase" else "end", watch.now()))
            whole = words[1]
        height = peak(program.process.pid)
    seconds = [f"{after[1] - before[1]:.1f}" for before, after in zip(phases, phases[1:])]
    own = [max((s.anonymous for s in watch.samples if a[1] <= s.time <= b[1]), default=0) for a, b in zip(phases, phases[1:])]
    row = [*seconds, f"{float(whole):.1f}", f"{height:.1f}", ", ".join(f"{gb:.2f}" for gb in own), ", ".join(resident), f"{limit}: {'met' if height < limit else 'missed'}"]
    return row, curve(watch)


def curve(watch: Watch) -> str:
    """Some moments from the first to the last, equally far apart."""
    chosen = [watch.samples[round(i * (len(watch.samples) - 1) / (POINTS - 1))] for i in range(POINTS)]
    lines = [["s", *(f"{s.time:.0f}" for s in chosen)], ["---"] * (POINTS + 1)]
    lines += [["own", *(f"{s.anonymous:.2f}" for s in chosen)], ["mapped", *(f"{s.mapped:.2f}" for s in chosen)]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
