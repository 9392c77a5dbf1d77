"""Word papers as candidates write them, and as attackers would: name, bytes, expected fault."""

from __future__ import annotations

import stat
import struct
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from documents.drawn import draw_scan
from documents.scan import thumbnail
from documents.word_faults import WordFault
from tests.documents.corpus.compound import Entry, compound
from tests.documents.pictures import of_size

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PHOTO = thumbnail(draw_scan("荣誉证书", ("欧阳建国", "技术能手"), 3), (900, 900))
FORMULA = of_size(120, 40)


@dataclass(frozen=True)
class Sample:
    """A file and what must be said about it; None is accepted."""

    name: str
    data: bytes
    fault: WordFault | None


def kinds(main: str = MAIN) -> str:
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def body(inside: str = "", text: str = "病房消毒流程的改进") -> str:
    return (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r>{inside}</w:p>'
        "</w:body></w:document>"
    )


def links(*lines: str) -> str:
    return f'<Relationships xmlns="{LINKS}">{"".join(lines)}</Relationships>'


def link(kind: str, target: str, *, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="rId9" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def docx(more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a document with these parts beside or instead of the usual ones."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": kinds(),
        "_rels/.rels": links(link("officeDocument", "word/document.xml", outside=False)),
        "word/document.xml": body(),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}"/>',
        "docProps/thumbnail.jpeg": PHOTO,
    }
    return packed({**parts, **(more or {})})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def field(instruction: str) -> str:
    return body(f"<w:r><w:instrText>{instruction}</w:instrText></w:r>")


def with_link(kind: str, target: str, *, outside: bool = True) -> bytes:
    return docx({"word/_rels/document.xml.rels": links(link(kind, target, outside=outside))})


def with_symlink() -> bytes:
    out = BytesIO(docx())
    with ZipFile(out, "a") as archive:
        info = ZipInfo("word/theme.xml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def with_flag(data: bytes) -> bytes:
    """Return a file whose directory says that its first part has a password."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01" + data[at + 9 :]


def many_parts() -> bytes:
    return docx({f"word/part{number}.xml": "<a/>" for number in range(1200)})


def lying_size(data: bytes) -> bytes:
    """Return a file whose part is larger than the directory admits."""
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    return data[: at + 24] + struct.pack("<L", 5) + data[at + 28 :]


def zip64(data: bytes) -> bytes:
    """Return a file that says its directory is too long for the usual record."""
    at = data.index(b"PK\x05\x06")
    return data[:at] + b"PK\x06\x07" + bytes(16) + data[at:]


def text_stream(*, flags: int = 0, extra: bytes = b"") -> bytes:
    head = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0804, 0, flags)
    return head + bytes(1012) + "病房消毒流程的改进".encode("utf-16-le") + extra


def doc(*more: Entry, flags: int = 0, extra: bytes = b"") -> bytes:
    text = Entry("WordDocument", text_stream(flags=flags, extra=extra))
    return compound(text, Entry("1Table", b"\1"), *more)


def storage(name: str, *streams: str) -> Entry:
    return Entry(name, None, [Entry(stream, b"\1") for stream in streams])


def deep(levels: int) -> Entry:
    entry = Entry("s", b"\1")
    for _ in range(levels):
        entry = Entry("s", None, [entry])
    return entry


def blip(picture: bytes) -> bytes:
    return struct.pack("<HHL", 0x46A0, 0xF01D, len(picture)) + picture


HAS_PICTURE = 0x0008
GOOD_DOC, GOOD_DOCX = doc(), docx()
SAMPLES = (
    Sample("plain.docx", GOOD_DOCX, None),
    Sample("formula.docx", docx({"word/media/image1.jpeg": FORMULA}), None),
    Sample("drawing.docx", docx({"word/media/image1.emf": b"\1\0\0\0" * 500}), None),
    Sample("web-address.docx", with_link("hyperlink", "https://www.henan.gov.cn/"), None),
    Sample("page-number.docx", docx({"word/footer1.xml": field(" PAGE ")}), None),
    Sample("eicar-as-text.docx", docx({"word/document.xml": body(text=EICAR)}), None),
    Sample("plain.doc", GOOD_DOC, None),
    Sample("formula.doc", doc(Entry("Data", blip(FORMULA)), flags=HAS_PICTURE), None),
    Sample("empty.docx", b"", WordFault.EMPTY),
    Sample("heavy.docx", b"PK\3\4" + bytes(10 * 1024 * 1024), WordFault.TOO_HEAVY),
    Sample("eicar.doc", EICAR.encode(), WordFault.NOT_WORD),
    Sample("page.doc", b"<html><body>paper</body></html>", WordFault.NOT_WORD),
    Sample("rich.doc", b"{\\rtf1\\ansi paper}", WordFault.NOT_WORD),
    Sample("photo.docx", PHOTO, WordFault.NOT_WORD),
    Sample("workbook.docx", packed({"xl/workbook.xml": "<a/>"}), WordFault.NOT_WORD),
    Sample("workbook.doc", compound(Entry("Workbook", b"\1")), WordFault.NOT_WORD),
    Sample("no-magic.doc", compound(Entry("WordDocument", b"\1")), WordFault.NOT_WORD),
    Sample("new.doc", GOOD_DOCX, WordFault.WRONG_ENDING),
    Sample("old.docx", GOOD_DOC, WordFault.WRONG_ENDING),
    Sample("cut.docx", GOOD_DOCX[:-200], WordFault.DAMAGED),
    Sample("cut.doc", GOOD_DOC[:900], WordFault.DAMAGED),
    Sample("torn.doc", GOOD_DOC[:1700], WordFault.DAMAGED),
    Sample("broken-xml.docx", docx({"word/document.xml": "<w:document>"}), WordFault.DAMAGED),
    Sample("lying.docx", lying_size(GOOD_DOCX), WordFault.DAMAGED),
    Sample("password.docx", with_flag(GOOD_DOCX), WordFault.ENCRYPTED),
    Sample("password.doc", doc(flags=0x0100), WordFault.ENCRYPTED),
    Sample("package.doc", compound(Entry("EncryptedPackage", b"\1")), WordFault.ENCRYPTED),
    Sample("bomb.docx", docx({"word/a.xml": b" " * 30_000_000}), WordFault.BOMB),
    Sample("huge-part.docx", docx({"word/a.xml": b" " * 41_000_000}), WordFault.BOMB),
    Sample("many-parts.docx", many_parts(), WordFault.BOMB),
    Sample("deep.docx", docx({"word/a.xml": "<a>" * 3000 + "</a>" * 3000}), WordFault.BOMB),
    Sample("climbing.docx", docx({"../../evil.xml": "<a/>"}), WordFault.PATHS),
    Sample("absolute.docx", docx({"/etc/cron.xml": "<a/>"}), WordFault.PATHS),
    Sample("drive.docx", docx({"C:/evil.xml": "<a/>"}), WordFault.PATHS),
    Sample("symlink.docx", with_symlink(), WordFault.PATHS),
    Sample("twice.docx", docx({"WORD/document.xml": "<a/>"}), WordFault.PATHS),
    Sample(
        "entities.docx",
        docx({"word/a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        WordFault.PATHS,
    ),
    Sample("nested.docx", docx({"word/more.bin": GOOD_DOCX}), WordFault.NESTED),
    Sample("rar.docx", docx({"word/media/a.png": b"Rar!\x1a\7"}), WordFault.NESTED),
    Sample("program.docx", docx({"word/media/a.png": b"MZ\x90\0"}), WordFault.STOWAWAY),
    Sample("script.docx", docx({"word/run.js": "alert(1)"}), WordFault.STOWAWAY),
    Sample("chunk.docx", with_link("aFChunk", "a.html", outside=False), WordFault.STOWAWAY),
    Sample("alt.docx", docx({"word/document.xml": body("<w:altChunk/>")}), WordFault.STOWAWAY),
    Sample("macro.docx", docx({"word/vbaProject.bin": b"\1"}), WordFault.MACROS),
    Sample("macro-kind.docx", docx({"[Content_Types].xml": kinds(MACRO_MAIN)}), WordFault.MACROS),
    Sample("macro.doc", doc(storage("Macros", "dir")), WordFault.MACROS),
    Sample("template.docx", with_link("attachedTemplate", "http://a/t.dotm"), WordFault.LINKS),
    Sample("linked-image.docx", with_link("image", "http://a/b.png"), WordFault.LINKS),
    Sample("share.docx", with_link("hyperlink", "file://server/share"), WordFault.LINKS),
    Sample("dde.docx", docx({"word/document.xml": field("DDEAUTO c:\\cmd")}), WordFault.LINKS),
    Sample(
        "simple-field.docx",
        docx({"word/document.xml": body('<w:fldSimple w:instr="INCLUDETEXT c:\\a"/>')}),
        WordFault.LINKS,
    ),
    Sample("fields.docx", docx({"word/document.xml": field(" PAGE " * 40_000)}), WordFault.BOMB),
    Sample(
        "control-kind.docx",
        docx({"[Content_Types].xml": kinds("application/vnd.ms-office.activeX+xml")}),
        WordFault.CONTROLS,
    ),
    Sample("zip64.docx", zip64(GOOD_DOCX), WordFault.BOMB),
    Sample("folders.docx", docx({"word/media/": ""}), None),
    Sample("sectors.doc", GOOD_DOC[:30] + b"\x1f" + GOOD_DOC[31:], WordFault.DAMAGED),
    Sample("storages.doc", doc(deep(14)), WordFault.BOMB),
    Sample("chain.doc", doc(*(Entry(f"s{n}") for n in range(2100))), WordFault.DAMAGED),
    Sample("dde.doc", doc(extra=b"\x13 DDEAUTO c:\\cmd\x15"), WordFault.LINKS),
    Sample("dde-wide.doc", doc(extra="\x13 DDEAUTO c".encode("utf-16-le")), WordFault.LINKS),
    Sample("embedded.docx", docx({"word/embeddings/a.xlsx": b"PK"}), WordFault.OBJECTS),
    Sample("ole.docx", docx({"word/media/a.png": GOOD_DOC}), WordFault.OBJECTS),
    Sample("object.docx", docx({"word/document.xml": body("<w:object/>")}), WordFault.OBJECTS),
    Sample("object.doc", doc(Entry("ObjectPool", None, [storage("_1", "a")])), WordFault.OBJECTS),
    Sample("control.docx", docx({"word/activeX/activeX1.xml": "<a/>"}), WordFault.CONTROLS),
    Sample("control.doc", doc(storage("x", "\x03OCXNAME")), WordFault.CONTROLS),
    Sample("photo-in.docx", docx({"word/media/image1.jpeg": PHOTO}), WordFault.PHOTOS),
    Sample("photo-hidden.docx", docx({"word/media/a.emf": PHOTO}), WordFault.PHOTOS),
    Sample("heavy-emf.docx", docx({"word/media/a.emf": bytes(300_000)}), WordFault.PHOTOS),
    Sample("photo.doc", doc(Entry("Data", blip(PHOTO)), flags=HAS_PICTURE), WordFault.PHOTOS),
    Sample(
        "heavy-data.doc",
        doc(Entry("Data", bytes(300_000)), flags=HAS_PICTURE),
        WordFault.PHOTOS,
    ),
    Sample("blip.doc", doc(extra=blip(bytes(210_000))), WordFault.PHOTOS),
)
