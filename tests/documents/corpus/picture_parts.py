"""Small deeds on the bytes of pictures: chunks, marks, claims."""

from __future__ import annotations

import struct
import zlib

from PIL import Image

from tests.documents.pictures import saved

JUST_LARGE_ENOUGH = [(413, 626), (414, 626), (413, 627), (626, 413), (1000, 626)]
TOO_SMALL = [(1, 1), (412, 626), (413, 625), (412, 2000), (300, 300), (625, 413)]
ORIENTATION, DESCRIPTION = 0x0112, 0x010E
_LIES = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def turned(image: Image.Image, mark: int) -> bytes:
    """The same picture as a camera stores it that was held some way."""
    marks = Image.Exif()
    marks[ORIENTATION] = mark
    lie = _LIES[mark]
    return saved(image if lie is None else image.transpose(lie), exif=marks, quality=95)


def with_marks(image: Image.Image, said: str) -> bytes:
    marks = Image.Exif()
    marks[DESCRIPTION] = said
    return saved(image, exif=marks, xmp=b"<x:xmpmeta>secret</x:xmpmeta>")


def with_thumbnail(image: Image.Image, thumbnail: bytes) -> bytes:
    """Marks whose second directory holds another JPEG."""
    entries = struct.pack("<HHHLL", 2, 0x0201, 4, 1, 44) + struct.pack(
        "<HHLL", 0x0202, 4, 1, len(thumbnail)
    )
    head = b"II*\0" + struct.pack("<L", 8) + struct.pack("<HL", 0, 14)
    return saved(image, exif=b"Exif\0\0" + head + entries + bytes(4) + thumbnail[:60_000])


def of_precision(jpeg: bytes, bits: int) -> bytes:
    start = jpeg.index(b"\xff\xc0") + 4
    return jpeg[:start] + bytes([bits]) + jpeg[start + 1 :]


def progressive_claiming(image: Image.Image, side: int) -> bytes:
    data = saved(image, progressive=True)
    start = data.index(b"\xff\xc2") + 5
    return data[:start] + struct.pack(">HH", side, side) + data[start + 4 :]


def of_many_scans(scans: int) -> bytes:
    """A white picture whose last, empty scan comes again and again."""
    data = saved(Image.new("RGB", (620, 939), "white"), progressive=True)
    last = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + last * scans + data[-2:]


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png_with_chunk(png: bytes, kind: bytes, content: bytes) -> bytes:
    """The same PNG with one chunk more, behind the header."""
    return png[:33] + chunk(kind, content) + png[33:]


def png_text_bomb(png: bytes) -> bytes:
    """Sixty megabytes of text in sixty kilobytes."""
    return png_with_chunk(png, b"zTXt", b"Comment\0\0" + zlib.compress(bytes(60_000_000), 9))


def png_profile_bomb(png: bytes) -> bytes:
    return png_with_chunk(png, b"iCCP", b"x\0\0" + zlib.compress(bytes(60_000_000), 9))


def png_bomb(side: int) -> bytes:
    """A real picture of this side, one bit a pixel, all of one colour."""
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    lines = zlib.compress(bytes((side // 8 + 2) * side), 9)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", lines), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_with_wrong_checksum(png: bytes) -> bytes:
    """The header says another width than its checksum was made for."""
    return png[:18] + b"\x03" + png[19:]


def webp_bomb() -> bytes:
    """The largest canvas a WebP can announce in its extended header."""
    data = bytearray(
        saved(Image.new("RGBA", (64, 64)), "WEBP", lossless=True, exif=b"Exif\0\0II*\0")
    )
    start = data.index(b"VP8X") + 12
    data[start : start + 6] = (16_382).to_bytes(3, "little") * 2
    return bytes(data)


def heic_claiming(heic: bytes, side: int) -> bytes:
    """The same HEIC announcing another size in every place where it announces one."""
    data = bytearray(heic)
    start = data.find(b"ispe")
    while start >= 0:
        data[start + 8 : start + 16] = struct.pack(">II", side, side)
        start = data.find(b"ispe", start + 4)
    return bytes(data)
