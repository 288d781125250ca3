"""Hostile pictures: bombs, truncations, flipped bytes, lying headers, animations, odd chunks and profiles."""

from __future__ import annotations

import base64
import io
import json
import random
import struct
import zlib
from collections.abc import Iterator
from functools import cache

from PIL import Image

from fuzz_multipart import BOUNDARY, encode
from support.pictures import data_url, encoded, mask, photo, png_of_chunks
from wire import Attempt, request


@cache
def samples() -> list[bytes]:
    """Good files of every kind that can be read, small."""
    plain = photo(40, 30)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned, interlaced, progressive = io.BytesIO(), io.BytesIO(), io.BytesIO()
    plain.save(turned, "JPEG", exif=exif)
    plain.save(progressive, "JPEG", progressive=True)
    plain.convert("P").save(interlaced, "PNG", transparency=3, interlace=1)
    lossy = io.BytesIO()
    plain.convert("RGBA").save(lossy, "WEBP", quality=40)
    return [encoded(plain), encoded(plain, "JPEG"), encoded(plain, "WEBP"), turned.getvalue(), progressive.getvalue(), interlaced.getvalue(),
            encoded(plain.convert("RGBA")), encoded(plain.convert("L")), encoded(plain.convert("1")), lossy.getvalue()]  # fmt: skip


def header(width: int, height: int, depth: int = 8, kind: int = 2, interlace: int = 0) -> tuple[str, bytes]:
    """An IHDR chunk."""
    return "IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlace)


@cache
def bombs() -> list[tuple[str, bytes]]:
    """Small files that ask for much."""
    zeros = zlib.compress(bytes(60 << 20), 9)
    text = zlib.compress(b"a" * (40 << 20), 9)
    jpeg = bytearray(samples()[1])
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = b"\xff\xff\xff\xff"
    webp = bytearray(samples()[2])
    lossless = webp.index(b"VP8L") + 9
    webp[lossless : lossless + 4] = b"\xff\xff\xff\x0f"
    end = ("IEND", b"")
    good = ("IDAT", zlib.compress(bytes(31 * 10), 9))
    return [
        ("a gigapixel of zeros", png_of_chunks(header(50_000, 50_000), ("IDAT", zeros), end)),
        ("64 megapixels and one row", png_of_chunks(header(8192, 8193, 8, 0), ("IDAT", zeros), end)),
        ("16-bit with a wide row", png_of_chunks(header(60_000_000, 1, 16, 6), ("IDAT", zeros), end)),
        ("the largest edges", png_of_chunks(header(0x7FFFFFFF, 0x7FFFFFFF), ("IDAT", zeros), end)),
        ("edges beyond the format", png_of_chunks(header(0xFFFFFFFF, 0xFFFFFFFF), end)),
        ("a text chunk that unpacks to 40 MB", png_of_chunks(header(10, 10), ("zTXt", b"k\0\0" + text), good, end)),
        ("a profile that unpacks to 40 MB", png_of_chunks(header(10, 10), ("iCCP", b"k\0\0" + text), good, end)),
        ("an iTXt that unpacks to 40 MB", png_of_chunks(header(10, 10), ("iTXt", b"easel\0\1\0\0\0" + text), good, end)),
        ("much more data than pixels", png_of_chunks(header(10, 10), ("IDAT", zeros), end)),
        ("ten thousand chunks", png_of_chunks(header(10, 10), *[("teXt", b"a\0b")] * 10_000, good, end)),
        ("a huge JPEG frame", bytes(jpeg)),
        ("a huge WebP frame", bytes(webp)),
        ("JPEG with a thousand scans", samples()[1][:-2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00" * 1000),
        ("impossible depth", png_of_chunks(header(10, 10, 3), good, end)),
        ("a palette without colours", png_of_chunks(header(10, 10, 8, 3), good, end)),
        ("two headers", png_of_chunks(header(10, 10), header(9000, 9000), good, end)),
        ("no pixels", png_of_chunks(header(10, 10), end)),
        ("a recipe that is no JSON", png_of_chunks(header(10, 10), ("iTXt", b"easel.recipe\0\0\0\0\0{" + b"[" * 50_000), good, end)),
    ]  # fmt: skip


def mutated(rng: random.Random) -> bytes:
    """A good file with some bytes changed, cut out, put in, or cut off."""
    data = bytearray(rng.choice(samples()))
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(max(1, len(data)))
        match rng.randrange(6):
            case 0:
                data[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                data[at : at + 4] = rng.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\xff\xff"])
            case 2:
                del data[at:]
            case 3:
                del data[at : at + rng.randint(1, 50)]
            case 4:
                data[at:at] = rng.randbytes(rng.randint(1, 50))
            case _:
                data[at:at] = data[: rng.randint(1, len(data) or 1)]
    if rng.random() < 0.5 and data[:4] == b"\x89PNG":
        return resealed(bytes(data))
    return bytes(data)


def resealed(data: bytes) -> bytes:
    """A PNG whose chunks' checksums are right again, so that what they hold is looked at."""
    out, at = data[:8], 8
    while at + 12 <= len(data):
        length = struct.unpack(">I", data[at : at + 4])[0]
        body = data[at + 4 : at + 8 + length]
        if at + 12 + length > len(data):
            return out + data[at:]
        out += data[at : at + 4] + body + struct.pack(">I", zlib.crc32(body))
        at += 12 + length
    return out + data[at:]


def attempts(rng: random.Random) -> Iterator[Attempt]:
    """Attempts without end, the same for the same seed."""
    while True:
        if rng.random() < 0.08:
            name, data = rng.choice(bombs())
            fails = name not in ("ten thousand chunks", "two headers", "a recipe that is no JSON", "a text chunk that unpacks to 40 MB",
                                 "a profile that unpacks to 40 MB", "an iTXt that unpacks to 40 MB", "much more data than pixels", "JPEG with a thousand scans")  # fmt: skip
        else:
            name, data, fails = "a mutated picture", mutated(rng), False
        role = rng.randrange(10)
        if role == 0:
            body = {
                "prompt": "a cat",
                "quality": "low",
                "images": [{"image_url": data_url(data, rng.choice(["image/png", "text/plain", "x"]))}],
            }
            sent = request("POST", "/v1/images/edits", json.dumps(body).encode())
        elif role == 1:
            url = rng.choice(
                [
                    "data:",
                    "data:;base64,",
                    "data:image/png;base64,%%%",
                    "data:image/png," + "%41" * 50,
                    "http://127.0.0.1:1/x",
                    "https://[::1]/",
                    "http://169.254.169.254/",
                    "data:image/png;base64," + base64.b64encode(data).decode()[:-3],
                ]
            )
            body = {"prompt": "a cat", "quality": "low", "images": [{"image_url": url}]}
            name, fails, sent = "an odd image_url", False, request("POST", "/v1/images/edits", json.dumps(body).encode())
        else:
            parts = [
                ("image", "x.png", "image/png", data),
                ("prompt", None, None, b"a cat"),
                ("quality", None, None, b"low"),
                ("size", None, None, b"256x256"),
            ]
            if role == 2:
                parts[0] = ("image", "x.png", "image/png", samples()[0])
                parts.append(("mask", "m.png", "image/png", data if rng.random() < 0.7 else mask(40, 30, (0, 0, 40, 30))))
                fails = False
            sent = request("POST", "/v1/images/edits", encode(parts), f'multipart/form-data; boundary="{BOUNDARY}"')
        yield Attempt(f"picture: {name}", sent, must_fail=fails)
