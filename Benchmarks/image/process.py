"""A program that answers lines with lines, and its memory, looked at while it works."""

from __future__ import annotations

import subprocess
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path


class Program:
    """Asks a program; what it answers ends with "done" or "failed"."""

    def __init__(self, *command: str | Path):
        self.began = time.monotonic()
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.title = self.process.stdout.readline().strip()

    def send(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def lines(self):
        """The lines of an answer, each split into words."""
        for line in self.process.stdout:
            words = line.split()
            if words and words[0] == "failed":
                raise RuntimeError(line.strip())
            if words:
                yield words
                if words[0] == "done":
                    return
        raise RuntimeError(f"the program ended with {self.process.wait()}")

    def ask(self, line: str) -> float:
        """The seconds of an answer that is nothing else."""
        self.send(line)
        return float([words for words in self.lines()][-1][1])

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


@dataclass
class Sample:
    """Gigabytes resident at a time in seconds: memory of the process's own, and pages of mapped files."""

    time: float
    anonymous: float
    mapped: float

    @property
    def all(self) -> float:
        return self.anonymous + self.mapped


@dataclass
class Watch:
    """Looks at a process's memory four times a second."""

    pid: int
    samples: list[Sample] = field(default_factory=list)

    def __enter__(self):
        self._stop = threading.Event()
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()

    def now(self) -> float:
        return time.monotonic() - self._began

    def _run(self) -> None:
        while not self._stop.wait(0.25):
            try:
                self.samples.append(self._look())
            except (OSError, StopIteration):
                return

    def _look(self) -> Sample:
        rows = dict(row.split(":", 1) for row in Path(f"/proc/{self.pid}/status").read_text().splitlines())
        kilobytes = {name: int(rows[name].split()[0]) for name in ("RssAnon", "RssFile", "RssShmem")}
        return Sample(self.now(), kilobytes["RssAnon"] / 1e6 * 1.024, (kilobytes["RssFile"] + kilobytes["RssShmem"]) / 1e6 * 1.024)


def peak(pid: int) -> float:
    """The most gigabytes that were resident at once."""
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("VmHWM:")) / 1e6 * 1.024


def files(pid: int) -> dict[str, float]:
    """Gigabytes of each mapped file that are resident."""
    found: dict[str, float] = defaultdict(float)
    name = ""
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split()
        if "-" in words[0] and ":" not in words[0]:
            name = words[5] if len(words) > 5 else ""
        elif words[0] == "Rss:":
            found[name] += int(words[1]) / 1e6 * 1.024
    return found
