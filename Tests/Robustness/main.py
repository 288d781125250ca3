"""Runs the parts of the robustness check one after the other and prints the closing line."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

import compare_kill
import compare_whole
import full_disk
import kill_loop
import raw_fuzz
import schema_fuzz
import shutdown
from checks import Checks

PARTS = {
    "schema": schema_fuzz.run,
    "raw": raw_fuzz.run,
    "kill": kill_loop.run,
    "compare": compare_kill.run,
    "whole": compare_whole.run,
    "disk": full_disk.run,
    "shutdown": shutdown.run,
}


def main() -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ci", action="store_true", help="the short run")
    parser.add_argument("--only", choices=sorted(PARTS), action="append", help="this part alone; may be repeated")
    parser.add_argument("--seed", type=int, default=20261121, help="the seed of everything random")
    options = parser.parse_args()
    checks = Checks()
    for name, part in PARTS.items():
        if options.only and name not in options.only:
            continue
        print(f"== {name}: {sys.modules[part.__module__].__doc__.splitlines()[0]}", flush=True)
        began = time.monotonic()
        try:
            part(checks, short=options.ci, seed=options.seed)
        except Exception:
            checks.expect(False, f"the part '{name}' ran to its end", traceback.format_exc())
        print(f"   {time.monotonic() - began:.0f} s", flush=True)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
