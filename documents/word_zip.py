"""Looks into a .docx without unpacking it to disk: directory first, then parts as they stream by.

Nothing is trusted that the file says of itself before it was bounded: the directory is measured
before it is read, a part is read no further than the directory admits, and no entity is expanded.
"""

import stat
import struct
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from documents.word_faults import UnfitWord, WordFault
from documents.word_parts import read_part
from documents.word_pictures import HEADER, is_photo, looks_like_picture

MAX_PARTS = 1000
MAX_DIRECTORY = 512 * 1024
MAX_UNPACKED = 80 * 1024 * 1024
MAX_RATIO = 150
MAX_PART = 40 * 1024 * 1024

_END = struct.Struct("<4s4H2LH")
_TEXT = (".xml", ".rels", ".vml")
_DRAWN = (".emf", ".wmf", ".wdp", ".svg")
_PIXELS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".ico")
_FONTS = (".odttf", ".ttf", ".fntdata")
_ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")
_OLE = b"\xd0\xcf\x11\xe0"
_UNSEEN = "docProps/thumbnail."


def check_docx(data: bytes) -> None:
    """Raise UnfitWord unless this is a plain text document."""
    _measure_directory(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_directory(parts)
            for part in parts:
                _check_part(archive, part)
    except (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError) as broken:
        raise UnfitWord(WordFault.DAMAGED) from broken


def _measure_directory(data: bytes) -> None:
    """Refuse a directory that would fill the memory before it was looked at."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if at < 0 or len(data) < at + _END.size:
        raise UnfitWord(WordFault.DAMAGED)
    entries, size = _END.unpack_from(data, at)[4:6]
    if entries > MAX_PARTS or size > MAX_DIRECTORY or b"PK\x06\x07" in data[max(0, at - 20) : at]:
        raise UnfitWord(WordFault.BOMB)


def _check_directory(parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        raise UnfitWord(WordFault.ENCRYPTED)
    if len({name.casefold() for name in names}) != len(names) or any(map(_is_astray, parts)):
        raise UnfitWord(WordFault.PATHS)
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    largest = max((part.file_size for part in parts), default=0)
    if largest > MAX_PART or unpacked > min(MAX_UNPACKED, MAX_RATIO * max(packed, 1)):
        raise UnfitWord(WordFault.BOMB)
    if not {"[Content_Types].xml", "word/document.xml"} <= set(names):
        raise UnfitWord(WordFault.NOT_WORD)


def _is_astray(part: ZipInfo) -> bool:
    """Say whether a part would land outside its folder, is a link, or is packed in another way."""
    name = part.orig_filename
    path = PurePosixPath(name)
    return (
        "\\" in name
        or "\0" in name
        or ":" in name
        or path.is_absolute()
        or ".." in path.parts
        or stat.S_ISLNK(part.external_attr >> 16)
        or part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}
    )


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    name = part.filename.casefold()
    if part.is_dir():
        return
    _refuse_by_name(name)
    with archive.open(part) as stream:
        start = stream.read(HEADER)
        _refuse_by_start(start)
        if looks_like_picture(start) and not part.filename.startswith(_UNSEEN):
            _refuse_photo(start, part.file_size)
        if name.endswith(_TEXT):
            read_part(name, start, stream)
        else:
            _refuse_unknown(name, part.file_size)
            while stream.read(HEADER):
                """Read on to the end: the sum of checks is only compared there."""


def _refuse_by_name(name: str) -> None:
    if "vbaproject" in name or "vbadata" in name:
        raise UnfitWord(WordFault.MACROS)
    if "/activex/" in f"/{name}":
        raise UnfitWord(WordFault.CONTROLS)
    if "/embeddings/" in f"/{name}" or "oleobject" in name:
        raise UnfitWord(WordFault.OBJECTS)


def _refuse_by_start(start: bytes) -> None:
    if start.startswith(_ARCHIVES):
        raise UnfitWord(WordFault.NESTED)
    if start.startswith(_OLE):
        raise UnfitWord(WordFault.OBJECTS)
    if start.startswith(_PROGRAMS):
        raise UnfitWord(WordFault.STOWAWAY)


def _refuse_photo(start: bytes, size: int) -> None:
    if is_photo(start, size):
        raise UnfitWord(WordFault.PHOTOS)


def _refuse_unknown(name: str, size: int) -> None:
    """Only pictures, drawings, fonts and printer settings may stand beside the text."""
    if name.endswith(_DRAWN):
        _refuse_photo(b"", size)
    elif not name.endswith((*_PIXELS, *_FONTS)) and "printersettings" not in name:
        raise UnfitWord(WordFault.STOWAWAY)
