"""Runs the benchmarks and prints them as Markdown, each with the command that repeats it."""

from __future__ import annotations

import argparse
import datetime
import sys

import gallery
import gateway
import machine
import memory
import realtime
import sketch

PARTS = {"gateway": gateway.run, "memory": memory.run, "realtime": realtime.run, "sketch": sketch.run, "gallery": gallery.run}


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a rough run")
    parser.add_argument("--only", choices=sorted(PARTS), help="one part alone")
    options = parser.parse_args()
    print(f"Measured on {datetime.date.today()}: {machine.line()}\n")
    for name, part in PARTS.items():
        if options.only in (None, name):
            flag = " --quick" if options.quick else ""
            print(f"## {sys.modules[part.__module__].__doc__.splitlines()[0]}\n\n`Benchmarks/run{flag} --only {name}`\n", flush=True)
            print(part(options.quick) + "\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
