"""Looks into an old .doc: its storages by olefile, its first page of flags by hand."""

import re
import struct
from io import BytesIO

import olefile

from documents.word_faults import UnfitWord, WordFault
from documents.word_pictures import HEADER, HEAVY, is_photo

MAX_ENTRIES = 2000
MAX_DEPTH = 12

_WORD_MAGIC = 0xA5EC
_HAS_PICTURE, _IS_ENCRYPTED = 0x0008, 0x0100
_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, RecursionError,
           MemoryError, AttributeError)  # fmt: skip
_TELLING = {
    frozenset({"encryptedpackage", "encryptioninfo"}): WordFault.ENCRYPTED,
    frozenset({"macros", "vba", "_vba_project", "_vba_project_cur"}): WordFault.MACROS,
    frozenset({"\x03ocxname", "ocxdata", "\x03ocxdata"}): WordFault.CONTROLS,
    frozenset({"\x01ole10native"}): WordFault.OBJECTS,
}
"""Names of storages and streams that only stand in files with such things inside."""
_BLIP = re.compile(rb"[\x00-\xff]{2}[\x1a-\x29]\xf0(?=[\x00-\xff]{4})")
_PIXELS = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
_FETCHING = re.compile(rb"\x13[^\x14\x15]{0,12}?(DDEAUTO|DDE |INCLUDEPICTURE|INCLUDETEXT)")
_FETCHING_WIDE = re.compile(
    b"|".join(
        re.escape(b"\x13\0") + rb"(?:[^\x14\x15]\0){0,12}?" + re.escape(word.encode("utf-16-le"))
        for word in ("DDEAUTO", "DDE ", "INCLUDEPICTURE", "INCLUDETEXT")
    )
)


def check_doc(data: bytes) -> None:
    """Raise UnfitWord unless this is a plain text document."""
    _measure_header(data)
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            names = ["/".join(path).casefold() for path in file.listdir(storages=True)]
            _check_names(names)
            text = _stream(file, "WordDocument")
            extra = _stream(file, "Data")
    except UnfitWord:
        raise
    except _BROKEN as broken:
        raise UnfitWord(WordFault.DAMAGED) from broken
    _check_flags(text)
    _check_fields(text)
    _check_pictures(text, extra)


def _measure_header(data: bytes) -> None:
    """Refuse sector sizes and counts that no program writes, before they are believed."""
    if len(data) < 1536:
        raise UnfitWord(WordFault.DAMAGED)
    shift, small = struct.unpack_from("<2H", data, 30)
    fat, mini_fat, more_fat = struct.unpack_from("<L16xL4xL", data, 44)
    if shift not in {9, 12} or small != 6 or max(fat, mini_fat, more_fat) > len(data) // 512:
        raise UnfitWord(WordFault.DAMAGED)


def _check_names(names: list[str]) -> None:
    if len(names) > MAX_ENTRIES or any(name.count("/") > MAX_DEPTH for name in names):
        raise UnfitWord(WordFault.BOMB)
    parts = {part for name in names for part in name.split("/")}
    for telling, fault in _TELLING.items():
        if parts & telling:
            raise UnfitWord(fault)
    if "worddocument" not in parts:
        raise UnfitWord(WordFault.NOT_WORD)
    if any(name.startswith("objectpool/") for name in names):
        raise UnfitWord(WordFault.OBJECTS)


def _stream(file: olefile.OleFileIO, name: str) -> bytes:
    if not file.exists(name):
        return b""
    with file.openstream(name) as stream:
        content: bytes = stream.read()
    return content


def _check_flags(text: bytes) -> None:
    if len(text) < 32 or struct.unpack_from("<H", text)[0] != _WORD_MAGIC:
        raise UnfitWord(WordFault.NOT_WORD)
    if struct.unpack_from("<H", text, 10)[0] & _IS_ENCRYPTED:
        raise UnfitWord(WordFault.ENCRYPTED)


def _check_fields(text: bytes) -> None:
    if _FETCHING.search(text) or _FETCHING_WIDE.search(text):
        raise UnfitWord(WordFault.LINKS)


def _check_pictures(text: bytes, extra: bytes) -> None:
    """A flag says that there is a picture; how large it is stands in the picture's own record."""
    has_picture = bool(struct.unpack_from("<H", text, 10)[0] & _HAS_PICTURE)
    if has_picture and len(extra) >= HEAVY:
        raise UnfitWord(WordFault.PHOTOS)
    for stream in (extra, text):
        if any(is_photo(stream[at : at + HEADER], 0) for at in _starts(stream)):
            raise UnfitWord(WordFault.PHOTOS)
        if any(size >= HEAVY for size in _blips(stream)):
            raise UnfitWord(WordFault.PHOTOS)


def _starts(stream: bytes) -> list[int]:
    return [found.start() for found in _PIXELS.finditer(stream)][:200]


def _blips(stream: bytes) -> list[int]:
    """Return the sizes of the drawing records that fit into the stream."""
    sizes = (struct.unpack_from("<L", stream, found.end())[0] for found in _BLIP.finditer(stream))
    return [size for size in sizes if size <= len(stream)]
