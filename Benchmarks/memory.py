"""Memory: idle, and while 64 clients send a picture of 50 MB each

The pictures are PNG files of incompressible pixels; they are sent as forms, all at once.
"""

from __future__ import annotations

import socket
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import machine
from stub import Stub
from support.pictures import noise_png
from support.server import Easel
from wire_read import status_of

BOUNDARY = "easel-memory-benchmark"


def run(quick: bool) -> str:
    """The Markdown of the figures."""
    clients, megabytes = (16, 12) if quick else (64, 49.5)
    with tempfile.TemporaryDirectory() as folder, Stub() as stub:
        picture = Path(folder) / "form"
        write_forms(picture, int(megabytes * (1 << 20)))
        model = {"id": "stub-image", "upstream_id": "gpt-image-1", "catalogue": "gpt-image-1"}
        rows = []
        for name in ("easel-sketch-1", "stub-image"):
            with Easel({"upstreams": {"stub": {"base_url": stub.base_url, "models": [model]}}}) as server:
                time.sleep(3)
                idle = machine.memory_mb(server.pid)
                machine.forget_height(server.pid)
                began = time.monotonic()
                with ThreadPoolExecutor(clients) as pool:
                    answers = list(pool.map(edit, [server.port] * clients, [picture.with_suffix("." + name)] * clients))
                elapsed = time.monotonic() - began
                height = machine.memory_mb(server.pid, "VmHWM")
                time.sleep(3)
                good = sum(1 for status in answers if status == 200)
                after = machine.memory_mb(server.pid)
                rows.append([name, f"{idle:.0f}", f"{height:.0f}", f"{after:.0f}", f"{good} of {clients}", f"{elapsed:.0f}"])
                odd = sorted({status for status in answers if status != 200})
                if odd:
                    rows[-1][4] += f" (others: {odd})"
    head = ["model", "idle RSS MB", "highest RSS MB", "RSS MB 3 s after", "answered 200", "seconds"]
    return f"{clients} edits at once of {megabytes:g} MB each.\n\n" + machine.table(head, rows)


def write_forms(path: Path, size: int) -> None:
    """Writes the body of the edit for each model to disk, so that the clients can send it without holding it."""
    png = noise_png(size)
    for model in ("easel-sketch-1", "stub-image"):
        fields = {"prompt": "a cat", "model": model, "quality": "low", "size": "1024x1024"}
        with path.with_suffix("." + model).open("wb") as file:
            for name, value in fields.items():
                file.write(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
            file.write(
                f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="image"; filename="x.png"\r\nContent-Type: image/png\r\n\r\n'.encode()
            )
            file.write(png)
            file.write(f"\r\n--{BOUNDARY}--\r\n".encode())


def edit(port: int, form: Path) -> int:
    """Sends one form from the disk; returns the answer's status, 0 when the connection broke."""
    length = form.stat().st_size
    head = f"POST /v1/images/edits HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=900) as wire, form.open("rb") as file:
            wire.sendall(head.encode())
            wire.sendfile(file)
            return status_of(wire)
    except OSError:
        return 0
