"""Pictures that the checks send, and what they look at in those that come back."""

from __future__ import annotations

import base64
import io
import random
import struct
import zlib

from PIL import Image, ImageDraw


def photo(width: int = 256, height: int = 256, seed: int = 1, mode: str = "RGB") -> Image.Image:
    """A picture in which every pixel differs from its neighbours, as in a photograph."""
    noise = random.Random(seed)
    band = bytes(noise.randrange(256) for _ in range(width * 3))
    picture = Image.frombytes("RGB", (width, height), b"".join(bytes((v + 7 * y) & 255 for v in band) for y in range(height)))
    ImageDraw.Draw(picture).ellipse((width // 4, height // 4, width // 2, height // 2), fill=(200, 40, 40))
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str = "PNG") -> bytes:
    """A picture as a file; lossless where the kind can be."""
    out = io.BytesIO()
    picture.save(out, kind, **({"lossless": True} if kind == "WEBP" else {}))
    return out.getvalue()


def mask(width: int, height: int, box: tuple[int, int, int, int]) -> bytes:
    """A PNG mask whose alpha is 0, "edit this", inside `box`."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 255))
    picture.paste((0, 0, 0, 0), box)
    return encoded(picture)


def decoded(data: str | bytes | None) -> Image.Image:
    """A picture that came back, from base64 text or from bytes, wholly read."""
    assert data, "no picture came back"
    picture = Image.open(io.BytesIO(base64.b64decode(data, validate=True) if isinstance(data, str) else data))
    picture.load()
    return picture


def data_url(data: bytes, kind: str = "image/png") -> str:
    """A file as a data: URL."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def noise_png(bytes_wanted: int, seed: int = 3) -> bytes:
    """A PNG of about `bytes_wanted` bytes whose pixels no compressor makes smaller."""
    side = int((bytes_wanted / 3) ** 0.5)
    noise = random.Random(seed)
    lines = b"".join(b"\0" + noise.randbytes(side * 3) for _ in range(side))
    return png_of_chunks(("IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)), ("IDAT", zlib.compress(lines, 0)), ("IEND", b""))


def png_of_chunks(*chunks: tuple[str, bytes]) -> bytes:
    """A PNG file of just these chunks, with right checksums, whatever their sense."""
    out = b"\x89PNG\r\n\x1a\n"
    for name, body in chunks:
        kind = name.encode()
        out += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return out
