#!/usr/bin/env python3
"""Makes the pictures in this folder (Pillow 10 or later): run it in a scratch environment after changing it.

Unless named otherwise a picture is 32x24: red top left, green top right, blue bottom left, white bottom right.
"""
import io, os, struct, zlib
from PIL import Image

here = os.path.dirname(os.path.abspath(__file__))
RED, GREEN, BLUE, WHITE = (220, 20, 30), (20, 200, 40), (30, 40, 210), (250, 250, 250)


def path(name):
    return os.path.join(here, name)


def quarters(mode="RGB", size=(32, 24)):
    image = Image.new("RGB", size)
    for y in range(size[1]):
        for x in range(size[0]):
            image.putpixel((x, y), [[RED, GREEN], [BLUE, WHITE]][y * 2 // size[1]][x * 2 // size[0]])
    return image.convert(mode)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colours, data, extra=(), interlace=0):
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, interlace)
    body = chunk(b"IHDR", header) + b"".join(chunk(k, d) for k, d in extra) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def profile(red, green, blue):
    """An ICC v2 matrix profile with the given D50 colorants and gamma 2.2."""
    def xyz(values):
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)
    description = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Test\0" + b"\0" * 78
    description += b"\0" * (-len(description) % 4)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = [(b"desc", description), (b"cprt", b"text\0\0\0\0CC0\0"), (b"wtpt", xyz((0.9642, 1, 0.8249))), (b"rXYZ", xyz(red)),
            (b"gXYZ", xyz(green)), (b"bXYZ", xyz(blue)), (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve)]
    offset, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, value in tags:
        table += name + struct.pack(">II", offset + len(data), len(value))
        data += value + b"\0" * (-len(value) % 4)
    size = offset + len(data)
    header = struct.pack(">I4sI4s4s4s12s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"\0" * 12, b"acsp")
    header += b"\0" * 28 + struct.pack(">iii", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


SRGB = ((0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))
P3 = profile((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))
SWAPPED = profile(SRGB[1], SRGB[2], SRGB[0])  # its red is green, its green blue, its blue red

TURNS = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
         5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270}
for turn in range(1, 9):
    image = quarters()
    if turn in TURNS:
        image = image.transpose(TURNS[turn])  # stored so that the orientation undoes it
    exif = Image.Exif()
    exif[0x0112] = turn
    image.save(path(f"exif-{turn}.jpg"), quality=95, subsampling=0, exif=exif)
    if turn == 6:
        image.save(path("exif-6.png"), exif=exif)
        image.save(path("exif-6.webp"), lossless=True, exif=exif)

plain = quarters()
plain.save(path("rgb.png"))
plain.save(path("rgb.jpg"), quality=95, subsampling=0)
plain.save(path("progressive.jpg"), quality=95, subsampling=0, progressive=True)
plain.save(path("lossy.webp"), quality=90)
plain.save(path("lossless.webp"), lossless=True)
plain.save(path("swapped.png"), icc_profile=SWAPPED)
plain.save(path("swapped.jpg"), quality=95, subsampling=0, icc_profile=SWAPPED)
plain.save(path("swapped.webp"), lossless=True, icc_profile=SWAPPED)
plain.save(path("p3.png"), icc_profile=P3)
plain.convert("CMYK").save(path("cmyk.jpg"), quality=95)
plain.save(path("picture.gif"))
plain.save(path("picture.bmp"))
plain.save(path("picture.tiff"))

clear = plain.convert("RGBA")
for y in range(6, 12):
    for x in range(8, 20):
        clear.putpixel((x, y), (1, 2, 3, 0))
clear.putpixel((0, 0), (9, 9, 9, 128))
clear.save(path("mask.png"))
clear.save(path("mask.webp"), lossless=True, exact=True)

Image.new("L", (8, 8), 77).save(path("grey.png"))
Image.new("LA", (8, 8), (77, 99)).save(path("grey-alpha.png"))
palette = plain.quantize(8)
palette.save(path("palette.png"), transparency=palette.getpixel((0, 0)))
Image.frombytes("1", (8, 2), b"\xaa\x0f").save(path("one-bit.png"))
wide = b"".join(b"\0" + struct.pack(">HHH", 0x1280, 0x8000, 0xFFFF) * 4 for _ in range(4))
open(path("deep.png"), "wb").write(png(4, 4, 16, 2, zlib.compress(wide)))
dark = b"".join(b"\0" + bytes((128, 64, 255)) * 4 for _ in range(4))
open(path("linear.png"), "wb").write(png(4, 4, 8, 2, zlib.compress(dark), [(b"gAMA", struct.pack(">I", 100000))]))

lines = b""
for x0, y0, dx, dy in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
    for y in range(y0, 24, dy):
        lines += b"\0" + b"".join(bytes(plain.getpixel((x, y))) for x in range(x0, 32, dx))
open(path("interlaced.png"), "wb").write(png(32, 24, 8, 2, zlib.compress(lines), interlace=1))

frames = [Image.new("RGB", (8, 8), (i * 80, 0, 0)) for i in range(3)]
frames[0].save(path("animated.png"), save_all=True, append_images=frames[1:])
frames[0].save(path("animated.webp"), save_all=True, append_images=frames[1:], lossless=True)

open(path("bomb.png"), "wb").write(png(30000, 30000, 8, 2, zlib.compress(b"\0" * 1000)))
huge = b"bomb\0\0" + zlib.compress(b"\0" * 40_000_000, 9)
open(path("profile-bomb.png"), "wb").write(png(4, 4, 8, 2, zlib.compress(dark), [(b"iCCP", huge)]))
