"""Sends bytes as they are over a socket and reads whatever comes back."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import dataclass
from typing import Any


@dataclass
class Attempt:
    """Bytes to send, and what may come of them."""

    name: str
    sent: bytes
    # The connection is half closed after the last byte, or closed without waiting.
    then: str = "wait"
    # Bytes a write, and the pause between two, in seconds; 0 sends all at once.
    pace: tuple[int, float] = (0, 0.0)
    # Whether the request is whole, so that an answer has to come, and whether it has to be a refusal.
    must_answer: bool = True
    must_fail: bool = False
    # HTTP that cannot be parsed is refused by the parser, which knows nothing of error objects.
    may_be_bare: bool = False


@dataclass
class Answer:
    """A response's parts."""

    status: int
    content_type: str
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON, `None` where it is not."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def is_bare(self) -> bool:
        """Whether the answer has no body at all."""
        return not self.body


def send(port: int, attempt: Attempt, timeout: float = 30) -> Answer | None:
    """Sends an attempt; `None` when the server closed without an answer or the attempt does not wait for one."""
    try:
        wire = socket.create_connection(("127.0.0.1", port), timeout=timeout)
    except OSError:
        return None  # Whether the server still runs is asked after each batch.
    with wire:
        try:
            write(wire, attempt)
            if attempt.then == "close":
                return None
            if attempt.then == "half close":
                wire.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError):
            pass  # Refused before all was sent: the answer may be there nevertheless.
        except TimeoutError:
            return None  # Neither read nor refused: who sends first and reads later would wait for ever.
        try:
            return read(wire)
        except (ConnectionResetError, TimeoutError):
            return None


def write(wire: socket.socket, attempt: Attempt) -> None:
    """Writes at the attempt's pace."""
    step, pause = attempt.pace
    if not step:
        wire.sendall(attempt.sent)
        return
    for start in range(0, len(attempt.sent), step):
        wire.sendall(attempt.sent[start : start + step])
        time.sleep(pause)


def read(wire: socket.socket) -> Answer | None:
    """One response, by its content-length, its chunks or the end of the connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = wire.recv(65536)
        if not more:
            return None
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split(" ")[1])
    headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:])}
    if status == 100:
        return read(wire) if not body else Answer(status, "", body)
    length = headers.get("content-length")
    chunked = headers.get("transfer-encoding") == "chunked"
    while not ((length is not None and len(body) >= int(length)) or (chunked and body.endswith(b"0\r\n\r\n"))):
        more = wire.recv(1 << 20)
        if not more:
            break
        body += more
    # Answers to further requests on the same connection may follow.
    return Answer(status, headers.get("content-type", ""), body[: int(length)] if length is not None else body)


def request(method: str, path: str, body: bytes = b"", content_type: str | None = "application/json", headers: str = "") -> bytes:
    """A request as bytes, with its length."""
    kind = f"Content-Type: {content_type}\r\n" if content_type else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{kind}Content-Length: {len(body)}\r\n{headers}\r\n"
    return head.encode("latin-1") + body
