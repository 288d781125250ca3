"""Benchmarks of whole pictures: `memory` or `peers`, as Markdown."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
import machine  # noqa: E402
import memory  # noqa: E402
import peers  # noqa: E402
from process import Program  # noqa: E402

MODELS = {"bf16": "klein", "int8": "klein-int8"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["memory", "peers"])
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="what Tests/Parity/real_size.py wrote")
    parser.add_argument("--library", type=Path, required=True, help="where the engine's models are kept")
    parser.add_argument("--sizes", default="512x512,1024x1024")
    parser.add_argument("--precisions", default="bf16,int8")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="", help="works whose name contains this")
    parser.add_argument("--cpu", action="store_true", help="the processors' seconds, not the clock's: for a machine that is not quiet, with --threads 1")
    parser.add_argument("--turns", type=int, default=3, help="the most turns of each work")
    options = parser.parse_args()
    models = {name: MODELS[name] for name in options.precisions.split(",")}
    for name, model in models.items():
        if not (options.library / model / "model.json").exists():
            with Program(options.binary, options.library) as program:
                seconds = program.ask(f"import {options.weights} {model}" + (" int8" if name == "int8" else ""))
                print(f"imported {model} in {seconds:.0f} s", file=sys.stderr)
    print(f"Measured on {datetime.date.today()}: {machine.line()}\n", flush=True)
    if options.what == "memory":
        print(memory.run(options.binary, options.library, models, options.sizes.split(","), options.steps))
    else:
        given = (options.weights, options.threads, sys.executable, options.only, options.cpu, options.turns)
        for line in peers.run(options.binary, options.library, models, *given):
            print(line, flush=True)


if __name__ == "__main__":
    main()
