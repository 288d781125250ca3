"""Reads a data folder beside Easel: what its database says, and whether its files are what their names say."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from support.server import Easel


@dataclass
class Facts:
    """What the database says."""

    integrity: str = ""
    broken_references: list[tuple] = field(default_factory=list)  # type: ignore[type-arg]
    settled: Counter[str] = field(default_factory=Counter)
    reserved: int = 0
    idempotency: dict[str, str | None] = field(default_factory=dict)
    blobs: set[str] = field(default_factory=set)


def read(server: Easel) -> Facts:
    """The facts of a stopped server's database."""
    facts = Facts()
    with sqlite3.connect(server.database) as db:
        facts.integrity = db.execute("PRAGMA integrity_check").fetchone()[0]
        facts.broken_references = db.execute("PRAGMA foreign_key_check").fetchall()
        open_rows = "SELECT count(*) FROM ledger WHERE status = 'reserved'"
        facts.reserved = db.execute(open_rows).fetchone()[0]
        done = "SELECT job, count(*) FROM ledger WHERE job IS NOT NULL AND ended IS NOT NULL AND status = 'succeeded' GROUP BY job"
        facts.settled.update(dict(db.execute(done).fetchall()))
        facts.idempotency = dict(db.execute("SELECT id, idempotency FROM jobs").fetchall())
        for table in ("images", "job_blobs", "files"):
            facts.blobs |= {row[0] for row in db.execute(f"SELECT sha256 FROM {table}")}
    return facts


def blobs(server: Easel, facts: Facts) -> tuple[list[str], list[str]]:
    """The blobs that the database names and that are not there, and the files that are not what their names say."""
    there = {path.parent.name + path.name: path for path in (server.data / "blobs").glob("??/*")}
    missing = sorted(facts.blobs - set(there))
    damaged = [name for name, path in there.items() if hashlib.sha256(path.read_bytes()).hexdigest() != name]
    return missing, damaged
