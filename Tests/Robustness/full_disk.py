"""A full disk: 507, nothing half-written, and all is well again once there is room."""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from io import FileIO
from pathlib import Path
from typing import Any

import httpx

import ledger
from checks import Checks, error_fault, expect_works
from support.pictures import encoded, photo
from support.server import Easel

SIZE_MB = 160
ASYNC = {"prefer": "respond-async"}


def run(checks: Checks, short: bool, seed: int) -> None:
    """The same in the short run."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = os.geteuid() == 0 and mount(Path(folder))
        if not mounted:
            checks.note("SKIPPED: mounting a small tmpfs needs root and the right to mount")
            return
        try:
            fill_and_free(checks, Path(folder))
        finally:
            subprocess.run(["umount", "-l", folder], check=False)


def mount(folder: Path) -> bool:
    """Mounts a small file system on `folder`."""
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(folder)], capture_output=True)
    return done.returncode == 0


def room(folder: Path, left_mb: float) -> None:
    """Makes a filler so large that `left_mb` megabytes are free, or removes it."""
    filler = folder / "filler"
    filler.unlink(missing_ok=True)
    state = os.statvfs(folder)
    free = state.f_bavail * state.f_frsize
    wanted = free - int(left_mb * (1 << 20))
    with filler.open("wb", buffering=0) as file:
        # Another process may take some of it meanwhile: what is left over is taken page by page.
        try:
            os.posix_fallocate(file.fileno(), 0, max(1, wanted))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            while take(file, 4096):
                pass


def take(file: FileIO, count: int) -> bool:
    """Writes `count` bytes; whether there was room."""
    try:
        return file.write(bytes(count)) == count
    except OSError:
        return False


def fill_and_free(checks: Checks, folder: Path) -> None:
    """Everything that writes, on a disk with room, without, nearly without, and with room again."""
    with Easel(data=folder / "data") as server:
        expect_works(checks, server, "its start on the small disk")
        before = files(server)
        for left in (0.0, 1.0):
            room(folder, left)
            for name, answer in writes(server).items():
                full(checks, f"{name} with {left:g} MB left", answer)
            for path in ("/models", "/jobs", "/files"):
                answer = httpx.get(server.base_url + path)
                checks.expect(answer.status_code == 200, f"reading {path} goes on with {left:g} MB left", answer.text[:300])
        # Room for the request to begin and not for it to end.
        room(folder, 40)
        content = {"file": ("big.bin", os.urandom(60 << 20))}
        full(
            checks,
            "a file that does not fit",
            httpx.post(server.base_url + "/files", data={"purpose": "user_data"}, files=content, timeout=60),
        )
        checks.expect(server.process is not None and server.process.poll() is None, "the server runs on a full disk", server.tail())
        checks.expect(files(server) <= before + 8, "nothing half-written stays", (before, files(server)))
        (folder / "filler").unlink()
        expect_works(checks, server, "there is room again")
        for name, answer in writes(server).items():
            checks.expect(answer.status_code in (200, 202), f"{name} works with room again", answer.text[:300])
        room(folder, 0)
        checks.expect(server.stop() == 0, "it ends cleanly on a full disk")
        (folder / "filler").unlink()
        server.start()
        expect_works(checks, server, "a start after the full disk")
        server.stop()
        facts = ledger.read(server)
        missing, damaged = ledger.blobs(server, facts)
        checks.expect(
            facts.integrity == "ok" and not missing and not damaged,
            "database and blobs are whole",
            (facts.integrity, missing[:3], damaged[:3]),
        )


def writes(server: Easel) -> dict[str, httpx.Response]:
    """One request of each kind that keeps something."""
    body = {"prompt": "a red apple", "quality": "low"}
    edit = {"data": {"prompt": "a cat", "quality": "low"}, "files": {"image": ("x.png", encoded(photo(64, 64)))}}
    requests: dict[str, tuple[str, dict[str, Any]]] = {
        "a generation": ("/images/generations", {"json": body}),
        "a job": ("/images/generations", {"json": body, "headers": ASYNC}),
        "an edit": ("/images/edits", edit),
        "a file": ("/files", {"data": {"purpose": "user_data"}, "files": {"file": ("a.txt", b"x" * 100_000)}}),
    }
    return {name: httpx.post(server.base_url + path, timeout=60, **options) for name, (path, options) in requests.items()}


def full(checks: Checks, name: str, answer: httpx.Response) -> None:
    """507 with the four keys."""
    fault = error_fault(answer.status_code, answer.headers.get("content-type", ""), answer.json()) if answer.status_code >= 400 else None
    checks.expect(answer.status_code == 507 and fault is None, f"507: {name}", (answer.status_code, fault, answer.text[:300]))


def files(server: Easel) -> int:
    """Files in the blobs' and the temporary folders."""
    return sum(1 for folder in ("blobs", "tmp", "uploads") for path in (server.data / folder).rglob("*") if path.is_file())
