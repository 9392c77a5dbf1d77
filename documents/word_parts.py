"""Reads the XML parts of a .docx while they stream by: links, fields and kinds, no content kept."""

import re
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from documents.word_faults import UnfitWord, WordFault

CHUNK = 64 * 1024
MAX_INSTRUCTIONS = 200_000
MAX_DEPTH = 2000

_HARMLESS = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
_REFUSED = {
    "object": WordFault.OBJECTS,
    "OLEObject": WordFault.OBJECTS,
    "control": WordFault.CONTROLS,
    "altChunk": WordFault.STOWAWAY,
}
_FETCHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|AUTOTEXT)\b")


class _Reader:
    """One part under way."""

    def __init__(self, name: str) -> None:
        self.is_about_links = name.endswith(".rels")
        self.is_about_kinds = name == "[content_types].xml"
        self.depth = 0
        self.in_instruction = False
        self.instructions: list[str] = []
        self.length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise UnfitWord(WordFault.BOMB)
        local = tag.rpartition(":")[2]
        if self.is_about_links and local == "Relationship":
            _check_link(attributes)
        if self.is_about_kinds:
            _check_kind(attributes.get("ContentType", ""))
        self.in_instruction = local == "instrText"
        if local == "fldSimple":
            self.take(next((v for k, v in attributes.items() if k.endswith("instr")), "") + " ")
        if local in _REFUSED:
            raise UnfitWord(_REFUSED[local])

    def end(self, _tag: str) -> None:
        self.depth -= 1
        self.in_instruction = False

    def text(self, text: str) -> None:
        if self.in_instruction:
            self.take(text)

    def take(self, text: str) -> None:
        """Remember a field's instruction: Word runs them, and some fetch what lies elsewhere."""
        self.length += len(text)
        if self.length > MAX_INSTRUCTIONS:
            raise UnfitWord(WordFault.BOMB)
        self.instructions.append(text)

    def doctype(self, *_declared: object) -> None:
        raise UnfitWord(WordFault.PATHS)


def read_part(name: str, start: bytes, rest: IO[bytes]) -> None:
    """Read one XML part to its end. Raises UnfitWord for what does not belong into a paper."""
    reader, parser = _Reader(name), ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(start, False)  # noqa: FBT003 - expat takes it by place
        while piece := rest.read(CHUNK):
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by place
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by place
    except ExpatError as broken:
        raise UnfitWord(WordFault.DAMAGED) from broken
    if _FETCHING.search("".join(reader.instructions).upper()):
        raise UnfitWord(WordFault.LINKS)


def _check_link(attributes: dict[str, str]) -> None:
    """Only addresses to click may lead out of the document."""
    kind = attributes.get("Type", "").rpartition("/")[2]
    target = attributes.get("Target", "").strip()
    if kind == "aFChunk":
        raise UnfitWord(WordFault.STOWAWAY)
    is_outside = attributes.get("TargetMode", "").casefold() == "external"
    if is_outside and not (kind == "hyperlink" and _HARMLESS.match(target)):
        raise UnfitWord(WordFault.LINKS)


def _check_kind(kind: str) -> None:
    if "macroenabled" in kind.casefold() or "vbaproject" in kind.casefold():
        raise UnfitWord(WordFault.MACROS)
    if "activex" in kind.casefold():
        raise UnfitWord(WordFault.CONTROLS)
