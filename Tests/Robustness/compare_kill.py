"""SIGKILL in a loop while a comparison runs: nothing that was made and settled is made, or paid, again.

A comparison of an upstream's model is killed at random moments, on the command line and in a server in turn, and gone on with. Each picture that the database
knew as done before a kill must not have been asked for again afterwards; in the end each has one settled job, one picture and one payment.
"""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import time
from collections import Counter

from checks import Checks
from support.server import Easel, binary
from support.upstream import Upstream

PARALLEL = 3
PRICE = "0.01"


def run(checks: Checks, short: bool, seed: int) -> None:
    """60 prompts and 6 kills, or 200 and 20."""
    prompts = 60 if short else 200
    kills = 6 if short else 20
    rng = random.Random(seed)
    with Upstream() as upstream:
        upstream.delay = 0.2
        stub = {"id": "stub-image", "upstream_id": "gpt-image-1", "catalogue": "none", "prices": {"per_image": PRICE}}
        server = Easel({"upstreams": {"stub": {"base_url": upstream.base_url, "models": [stub]}}})
        try:
            drive(checks, server, upstream, prompts, kills, rng)
        finally:
            server.__exit__(None, None, None)


def drive(checks: Checks, server: Easel, upstream: Upstream, prompts: int, kills: int, rng: random.Random) -> None:
    """Begins, kills and goes on until the comparison is done."""
    names = [f"prompt number {n}" for n in range(prompts)]
    file = server.config.parent / "prompts.txt"
    file.write_text("\n".join(names) + "\n")
    place = ["--config", str(server.config), "--data", str(server.data)]
    common = [*place, "--yes", "--quiet"]
    begin = ["compare", "--models", "stub-image", "--prompts", str(file), "--parallel", str(PARALLEL), "--size", "1024x1024", "--quality", "low", *common]
    process = start(server, begin)
    identifier = ""
    frozen: dict[str, int] = {}
    for kill in range(kills):
        time.sleep(rng.uniform(0.5, 2.5))
        if kill % 2 == 0 or server.process is None:
            if process is not None:
                process.send_signal(signal.SIGKILL)
                process.wait()
            process = None
        if server.process is not None:
            server.kill()
        before = Counter(str(one.body.get("prompt")) for one in upstream.received)
        identifier, done = state(server)
        if not identifier:
            process = start(server, begin)
            continue
        # A server goes on by itself, the command line when it is told to.
        if kill % 2 == 0:
            server.start(60)
            time.sleep(rng.uniform(0.5, 2.0))
            server.kill()
        for n in done:
            frozen.setdefault(names[n], before[names[n]])
        process = start(server, ["compare", "run", identifier, *common])
    if process is not None:
        process.send_signal(signal.SIGKILL)
        process.wait()
    ended = subprocess.run([binary(), "compare", "run", identifier, *common, "--json"], env=server.environment, capture_output=True, text=True, timeout=300)
    judge(checks, server, upstream, ended, names, kills, frozen)


def start(server: Easel, arguments: list[str]) -> subprocess.Popen[bytes]:
    """A command in a process of its own."""
    with server.log.open("ab") as log:
        return subprocess.Popen([binary(), *arguments], stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=server.environment)


def state(server: Easel) -> tuple[str, list[int]]:
    """The comparison's id and the prompts whose pictures the database has."""
    try:
        with sqlite3.connect(f"file:{server.database}?mode=ro", uri=True) as db:
            row = db.execute("SELECT id FROM comparisons WHERE status <> 'draft'").fetchone()
            done = [n for (n,) in db.execute("SELECT prompt FROM comparison_cells WHERE status = 'done'")]
            return (row[0] if row else "", done)
    except (AssertionError, sqlite3.OperationalError):
        return "", []


def judge(
    checks: Checks, server: Easel, upstream: Upstream, ended: subprocess.CompletedProcess[str], names: list[str], kills: int, frozen: dict[str, int]
) -> None:
    """What has to hold at the end."""
    checks.expect(ended.returncode == 0, "the comparison came to its end", ended.stderr[-500:])
    told = json.loads(ended.stdout) if ended.returncode == 0 else {}
    checks.expect(told.get("pictures") == {"done": len(names)}, "every picture is there", told)
    checks.expect(told.get("spent") == f"{len(names) * float(PRICE):.2f}", "every picture was paid once", told.get("spent"))
    asked = Counter(str(one.body.get("prompt")) for one in upstream.received)
    again = {name: (count, asked[name]) for name, count in frozen.items() if asked[name] != count}
    checks.expect(len(frozen) > kills and not again, "nothing that was done was asked for again", (len(frozen), list(again.items())[:5]))
    checks.expect(set(asked) == set(names), "the upstream was asked for each prompt")
    extra = sum(asked.values()) - len(names)
    # Only what was under way when a process died is asked for again: at most so many pictures a kill, and each kill here ends up to three processes.
    checks.expect(extra <= 3 * kills * PARALLEL, "only what was under way was begun again", extra)
    with sqlite3.connect(server.database) as db:
        settled = dict(db.execute("SELECT job, count(*) FROM ledger WHERE status = 'succeeded' GROUP BY job").fetchall())
        cells = db.execute("SELECT job, image, status FROM comparison_cells").fetchall()
        images = db.execute("SELECT count(*) FROM images WHERE comparison IS NOT NULL").fetchone()[0]
        reserved = db.execute("SELECT count(*) FROM ledger WHERE status = 'reserved'").fetchone()[0]
    checks.expect(all(settled.get(job) == 1 for job, _, _ in cells), "every picture has one settled job")
    checks.expect(images == len(names), "every picture is kept once", images)
    checks.expect(reserved == 0, "no reservation is left open", reserved)
