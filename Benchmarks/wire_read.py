"""Reads an HTTP answer to its end and keeps nothing but its status."""

from __future__ import annotations

import socket


def status_of(wire: socket.socket) -> int:
    """The status of the answer on a connection that the server closes after it; 0 when nothing came."""
    head = b""
    while True:
        block = wire.recv(1 << 20)
        if not block:
            break
        if len(head) < 64:
            head += block[:64]
    return int(head.split(b" ")[1]) if head.startswith(b"HTTP/1.1 ") else 0
