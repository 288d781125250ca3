"""Starts and stops `easel serve` as a user would, on a free port, with a data folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]


def binary() -> str:
    """The executable under test."""
    return os.environ.get("EASEL_BIN", str(ROOT / ".build/release/easel"))


def free_port() -> int:
    """A TCP port on which nothing listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def resident_mb(pid: int) -> float:
    """A process's resident memory, from /proc."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


class Easel:
    """One server process with its data folder; a context manager that removes the folder it made."""

    def __init__(self, config: dict[str, Any] | None = None, data: Path | None = None, environment: dict[str, str] | None = None) -> None:
        self._owned = Path(tempfile.mkdtemp(prefix="easel-check-"))
        self.data = data or self._owned / "data"
        self.port = free_port()
        self.environment = {**os.environ, "XDG_CONFIG_HOME": str(self._owned / "none"), **(environment or {})}
        self.environment.pop("EASEL_CONFIG", None)
        self.log = self._owned / "server.log"
        self.config = self._owned / "easel.yaml"
        self.config.write_text(yaml.safe_dump(config or {}))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """The address that OpenAI's clients take."""
        return self.origin + "/v1"

    @property
    def pid(self) -> int:
        """The running server's process id."""
        assert self.process is not None, "the server is not running"
        return self.process.pid

    @property
    def resident_mb(self) -> float:
        """The running server's resident memory."""
        return resident_mb(self.pid)

    @property
    def database(self) -> Path:
        """The database file in the data folder."""
        found = sorted(self.data.glob("*.sqlite*")) + sorted(self.data.glob("*.db"))
        files = [path for path in found if not path.name.endswith(("-wal", "-shm"))]
        assert len(files) == 1, f"expected one database in {self.data}, found {found}"
        return files[0]

    def start(self, timeout: float = 30) -> float:
        """Starts the server; returns the seconds until it said that it is ready."""
        began = time.monotonic()
        command = [binary(), "serve", "--port", str(self.port), "--data", str(self.data), "--config", str(self.config)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self.environment)
        while time.monotonic() - began < timeout:
            if self.process.poll() is not None:
                raise RuntimeError(f"easel serve ended with {self.process.returncode}:\n{self.tail()}")
            if self.is_ready():
                return time.monotonic() - began
            time.sleep(0.005)
        raise RuntimeError(f"easel serve was not ready within {timeout} s:\n{self.tail()}")

    def is_ready(self) -> bool:
        """Whether /readyz answers 200."""
        try:
            with urllib.request.urlopen(self.origin + "/readyz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self, timeout: float = 30) -> int:
        """Ends the server gracefully; returns its exit status."""
        if self.process is None:
            return 0
        process, self.process = self.process, None
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise RuntimeError(f"easel serve did not end within {timeout} s of SIGTERM:\n{self.tail()}") from None

    def kill(self) -> None:
        """Ends the server with SIGKILL."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def tail(self, count: int = 40) -> str:
        """The last lines of the server's log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:]) if self.log.exists() else ""

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs another command of easel on the same configuration and data folder."""
        command = [binary(), *arguments, "--config", str(self.config), "--data", str(self.data)]
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment, timeout=120)
        assert not check or done.returncode == 0, f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr or done.stdout}"
        return done

    def create_key(self, name: str, *options: str) -> str:
        """Makes a key and returns its secret, which is shown this once."""
        text = self.run("keys", "create", "--name", name, *options).stdout
        secrets = [word.strip("\"',`") for word in text.split() if word.strip("\"',`").startswith("sk-easel-")]
        assert secrets, f"`easel keys create` printed no key:\n{text}"
        return secrets[0]

    def usage(self, by: str = "model") -> list[dict[str, Any]]:
        """The rows of `easel usage --json`."""
        found = json.loads(self.run("usage", "--by", by, "--json").stdout)
        rows = found["data"] if isinstance(found, dict) else found
        assert isinstance(rows, list)
        return rows

    def __enter__(self) -> Easel:
        self.start()
        return self

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        try:
            self.stop()
        finally:
            shutil.rmtree(self._owned, ignore_errors=True)
