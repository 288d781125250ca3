"""Realtime: the memory that 1,000 idle sockets take

Each socket is opened as a client opens it, sets its session and says something; then all are left alone.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import socket
import time

import machine
from stub import Stub
from support.server import Easel


def run(quick: bool) -> str:
    """The Markdown of the figures."""
    count = 250 if quick else 1_000
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8_192), hard))
    with Stub() as stub:
        model = {"id": "talker", "upstream_id": "talker", "chat": True}
        with Easel({"upstreams": {"stub": {"base_url": stub.base_url, "models": [model]}}}) as server:
            opened(server.port).close()
            time.sleep(2)
            idle = machine.memory_mb(server.pid)
            began = time.monotonic()
            sockets = [opened(server.port) for _ in range(count)]
            elapsed = time.monotonic() - began
            time.sleep(3)
            held = machine.memory_mb(server.pid)
            busy = machine.cpu_seconds(server.pid)
            time.sleep(5)
            used = (machine.cpu_seconds(server.pid) - busy) / 5
            for one in sockets:
                one.close()
            time.sleep(3)
            after = machine.memory_mb(server.pid)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    added = held - idle
    head = ["idle sockets", "RSS MB before", "RSS MB with them", "added MB", "KB a socket", "RSS MB after", "cores while idle", "opened a second"]
    row = [f"{count:,}", f"{idle:.0f}", f"{held:.0f}", f"{added:.1f}", f"{added * 1024 / count:.0f}", f"{after:.0f}", f"{used:.3f}", f"{count / elapsed:.0f}"]
    return "The goal is less than 100 MB for 1,000.\n\n" + machine.table(head, [row])


def opened(port: int) -> socket.socket:
    """A realtime socket whose session is set and whose conversation has an item."""
    wire = socket.create_connection(("127.0.0.1", port), timeout=60)
    key = base64.b64encode(os.urandom(16)).decode()
    wire.sendall(
        f"GET /v1/realtime?model=talker HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    seen = b""
    while b"\r\n\r\n" not in seen:
        seen += wire.recv(4096)
    assert seen.startswith(b"HTTP/1.1 101"), seen[:300]
    send(wire, {"type": "session.update", "session": {"type": "realtime", "instructions": "Be brief.", "output_modalities": ["text"]}})
    said = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hello."}]}
    send(wire, {"type": "conversation.item.create", "item": said})
    while b"conversation.item.done" not in seen:
        seen += wire.recv(65536)
    return wire


def send(wire: socket.socket, event: dict[str, object]) -> None:
    """Sends one masked text frame."""
    data = json.dumps(event).encode()
    mask = os.urandom(4)
    head = bytes([0x81, 0x80 | len(data)]) if len(data) < 126 else bytes([0x81, 0x80 | 126]) + len(data).to_bytes(2, "big")
    wire.sendall(head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(data)))
