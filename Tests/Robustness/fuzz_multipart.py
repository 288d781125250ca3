"""Torn and twisted forms: boundaries, part headers, order, repetition, truncation, wrong names and encodings."""

from __future__ import annotations

import random
from collections.abc import Iterator

from support.pictures import encoded, mask, photo
from wire import Attempt, request

PNG = encoded(photo(48, 48))
FILES = [PNG, encoded(photo(48, 48), "JPEG"), encoded(photo(48, 48), "WEBP"), b"Example data", b"", PNG[:300]]
MASK = mask(48, 48, (8, 8, 24, 24))
BOUNDARY = "b-o_u.n'd=ary"

Part = tuple[str, str | None, str | None, bytes]


def fields(rng: random.Random) -> list[Part]:
    """The parts of a form that is good apart from its files."""
    parts: list[Part] = [
        ("image", "x.png", "image/png", rng.choice(FILES[:3])),
        ("prompt", None, None, b"a cat"),
        ("quality", None, None, b"low"),
    ]
    if rng.random() < 0.4:
        parts.append(("mask", "m.png", "image/png", MASK))
    if rng.random() < 0.3:
        parts.append(
            (rng.choice(["n", "size", "model", "user"]), None, None, rng.choice([b"1", b"256x256", b"easel-sketch-1", b"0", b"\xff", b""]))
        )
    return parts


def encode(parts: list[Part], boundary: str = BOUNDARY) -> bytes:
    """The body of a form."""
    out = b""
    for name, filename, kind, body in parts:
        disposition = f'form-data; name="{name}"' + (f'; filename="{filename}"' if filename is not None else "")
        head = f"--{boundary}\r\nContent-Disposition: {disposition}\r\n" + (f"Content-Type: {kind}\r\n" if kind else "")
        out += head.encode("utf-8", "surrogateescape") + b"\r\n" + body + b"\r\n"
    return out + f"--{boundary}--\r\n".encode()


def twist(rng: random.Random, parts: list[Part]) -> tuple[str, list[Part]]:
    """One change to the parts, with its name."""
    at = rng.randrange(len(parts))
    name, filename, kind, body = parts[at]
    match rng.randrange(12):
        case 0:
            return "a part is missing", parts[:at] + parts[at + 1 :]
        case 1:
            return "a part comes twice", [*parts, parts[at]]
        case 2:
            return "the parts are shuffled", rng.sample(parts, len(parts))
        case 3:
            parts[at] = (
                rng.choice(["", "image[", "image[]", "image[0]", "images", "IMAGE", "\0", 'a"b', "prompt[]", "x" * 20_000]),
                filename,
                kind,
                body,
            )
        case 4:
            parts[at] = (name, rng.choice(["", "../../../etc/passwd", "a\0b", "x" * 20_000, "\U0001f600.png", "a\\", "C:\\x"]), kind, body)
        case 5:
            parts[at] = (
                name,
                filename,
                rng.choice(["", "image/gif", "text/html", "x" * 9000, "multipart/mixed; boundary=q", "\x01"]),
                body,
            )
        case 6:
            parts[at] = (name, filename, kind, rng.choice(FILES))
        case 7:
            parts[at] = (name, filename, kind, rng.randbytes(rng.randint(0, 5000)))
        case 8:
            return "many parts", parts + [(f"x{n}", None, None, b"y") for n in range(rng.choice([20, 200, 5000]))]
        case 9:
            return "many files", parts + [("image[]", "x.png", "image/png", PNG)] * rng.choice([2, 15, 16, 40])
        case 10:
            parts[at] = (
                name,
                filename,
                kind,
                body + f"\r\n--{BOUNDARY}".encode() + rng.choice([b"", b"-", b"--", b"\r\n", b" \t \r\n", b"\n", b"x"]),
            )
        case _:
            parts[at] = (name, filename, kind, b"z" * rng.choice([1 << 16, (1 << 20) + 1, 3 << 20]))
    return "a part is twisted", parts


def attempts(rng: random.Random) -> Iterator[Attempt]:
    """Attempts without end, the same for the same seed."""
    while True:
        path = rng.choice(["/v1/images/edits"] * 6 + ["/v1/images/variations", "/v1/files", "/v1/images/generations"])
        name, parts = twist(rng, fields(rng)) if rng.random() < 0.6 else ("whole parts", fields(rng))
        body = encode(parts)
        kind = f'multipart/form-data; boundary="{BOUNDARY}"'
        draw = rng.random()
        if draw < 0.15:
            at = rng.randrange(len(body))
            name, body = "cut off, with the length of what came", body[:at]
        elif draw < 0.3:
            torn = bytearray(body)
            for _ in range(rng.randint(1, 5)):
                torn[rng.randrange(len(torn))] = rng.randrange(256)
            name, body = "torn bytes", bytes(torn)
        elif draw < 0.4:
            name, kind = "another boundary", f"multipart/form-data; boundary={rng.choice(['x', '', BOUNDARY + 'x', 'a b', '=' * 80])}"
        elif draw < 0.45:
            name, body = "bare line feeds", body.replace(b"\r\n", b"\n")
        elif draw < 0.5:
            junk = rng.choice([b"preamble", b"\r\n" * 99, b"x" * 70_000])
            name, body = "a preamble or an epilogue", junk + b"\r\n" + body if rng.random() < 0.5 else body + junk
        sent = request("POST", path, body, kind)
        if rng.random() < 0.08:
            cut = sent[: rng.randrange(len(sent) // 2, len(sent))]
            yield Attempt("the upload breaks off", cut, then=rng.choice(["close", "half close"]), must_answer=False, may_be_bare=True)
        else:
            pace = (max(1, len(sent) // 20), 0.002) if rng.random() < 0.05 else (0, 0.0)
            yield Attempt(f"form: {name}", sent, pace=pace)
