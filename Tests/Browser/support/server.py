"""Starts `easel serve` as a user would, on a free port, with a data folder of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from shutil import rmtree
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    """A TCP port on which nothing listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Easel:
    """One server process; a context manager that removes its folder."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="easel-browser-"))
        self.port = free_port()
        self.log = self.folder / "server.log"
        (self.folder / "easel.yaml").write_text(yaml.safe_dump(config))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def welcome(self) -> str:
        """The one-time link of the first owner, as the server printed it."""
        found = re.search(r"https?://\S+/welcome/\S+", self.log.read_text())
        assert found, self.log.read_text()
        return found[0]

    def start(self) -> None:
        """Starts the server and waits until it is ready."""
        command = [self.binary, "serve", "--port", str(self.port), "--data", str(self.folder / "data"), "--config", str(self.folder / "easel.yaml")]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "STUB_KEY": "sk-stub"})
        for _ in range(600):
            assert self.process.poll() is None, self.log.read_text()
            try:
                urllib.request.urlopen(self.origin + "/readyz", timeout=2).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    @property
    def binary(self) -> str:
        """The executable."""
        return os.environ.get("EASEL_BIN", str(ROOT / ".build/release/easel"))

    def run(self, *arguments: str) -> str:
        """A command over this server's data folder; what it prints."""
        command = [self.binary, *arguments, "--data", str(self.folder / "data"), "--config", str(self.folder / "easel.yaml")]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "STUB_KEY": "sk-stub"}, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def __enter__(self) -> Easel:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        rmtree(self.folder, ignore_errors=True)
