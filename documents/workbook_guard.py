"""Looks into an uploaded Excel file before it is opened: no bombs, no endless sheets.

The reader takes a sheet as one full rectangle, so two cells far apart could fill all memory, and a
text shared by many cells is copied into each. Both are measured here while the parts stream by.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from documents.workbook_extent import Extent

MAX_BYTES = 20 * 1024 * 1024
MAX_PARTS = 500
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
MAX_CELLS = 3_000_000
MAX_TEXT = 500_000_000  # longest shared text times cells, in characters

_CONTENTS = "xl/_rels/workbook.xml.rels"
_NOT_XML = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".vml")
_CHUNK = 1 << 20
_LOCAL_HEADER = struct.Struct("<26xHH")


class UnreadableWorkbook(ValueError):
    """The upload is not an Excel file we can or dare read; its text says why, for the clerk."""


_BROKEN = "这个表格打不开，可能已经损坏。请用 Excel 或 WPS 另存为 .xlsx 后再上传。"
_TOO_LARGE = "表格太大，系统没有打开它。请删去多余的行、列和工作表，或分成几个文件上传。"


def check_workbook(data: bytes) -> None:
    """Raise UnreadableWorkbook unless this is a harmless .xlsx of a size we can hold."""
    if len(data) > MAX_BYTES:
        raise UnreadableWorkbook("文件超过 20 MB。请分成几个文件上传。")
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableWorkbook("这不是 .xlsx 表格。请用 Excel 或 WPS 另存为 .xlsx 后再上传。")
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
        _check_directory(parts)
        _check_extent(data, parts)
    except (BadZipFile, ExpatError, zlib.error, struct.error, LookupError, ValueError) as broken:
        if isinstance(broken, UnreadableWorkbook):
            raise
        raise UnreadableWorkbook(_BROKEN) from broken


def _check_directory(parts: list[ZipInfo]) -> None:
    names = {part.filename for part in parts}
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if "xl/workbook.xml" not in names:
        raise UnreadableWorkbook("这不是 .xlsx 表格。请用 Excel 或 WPS 另存为 .xlsx 后再上传。")
    if len(names) != len(parts) or any(part.flag_bits & 1 for part in parts):
        raise UnreadableWorkbook("表格有密码或结构异常。请去掉密码，另存为 .xlsx 后再上传。")
    if len(parts) > MAX_PARTS or unpacked > min(MAX_UNPACKED, MAX_RATIO * packed):
        raise UnreadableWorkbook(_TOO_LARGE)


def _check_extent(data: bytes, parts: list[ZipInfo]) -> None:
    extent = Extent()
    for part in parts:
        if not part.file_size or part.filename.endswith(_NOT_XML):
            continue
        extent.measure(_unpacked(data, part))
        if (
            max(extent.cells, extent.claimed) > MAX_CELLS
            or extent.cells * extent.longest > MAX_TEXT
        ):
            raise UnreadableWorkbook(_TOO_LARGE)
        if part.filename == _CONTENTS and not all(t.endswith(".xml") for t in extent.targets):
            raise ValueError("A sheet may not hide in a part that was not measured.")


def _unpacked(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    """Unpack a part piece by piece; ValueError if it holds more than the directory admits.

    The zip module would stop silently at the admitted size, but the reader would not.
    """
    names = sum(_LOCAL_HEADER.unpack_from(data, part.header_offset))
    start = part.header_offset + _LOCAL_HEADER.size + names
    packed = data[start : start + part.compress_size]
    total = 0
    for piece in _inflated(packed, part.compress_type):
        total += len(piece)
        if total > part.file_size:
            raise ValueError(f"{part.filename} is larger than it says.")
        yield piece


def _inflated(packed: bytes, method: int) -> Iterator[bytes]:
    if method == ZIP_STORED:
        yield packed
        return
    if method != ZIP_DEFLATED:
        raise ValueError("Excel packs its parts with deflate only.")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed and not inflater.eof:
        yield inflater.decompress(packed, _CHUNK)
        packed = inflater.unconsumed_tail
