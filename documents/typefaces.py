"""The printed typeface: Noto Sans SC in two weights, with a rare-character font beside it."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from documents.unicode_map import to_unicode_map

REGULAR = "NotoSansSC"
BOLD = "NotoSansSC-Bold"
FILES = {
    REGULAR: Path(__file__).parent / "fonts" / "NotoSansSC_400Regular.ttf",
    BOLD: Path(__file__).parent / "fonts" / "NotoSansSC_700Bold.ttf",
}
# Debian's fonts-hanazono, when the machine has it: every character of Extensions B to F
RARE_CHARACTER_FILES: list[Path] = [
    Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"),
    Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
]
MISSING = "〓"

ttfonts.makeToUnicodeCMap = to_unicode_map
rl_config.useA85 = 0  # binary streams: a third smaller and faster than ASCII85


@cache
def register() -> None:
    """Read both weights once per process: reading them for each paper would cost 0.1 s."""
    for name, file in FILES.items():
        _register(name, file)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Split a line into (font, part): the asked font, the rare one, or 〓 for what nobody has."""
    if _glyphs(font).issuperset(map(ord, text)):
        return [(font, text)]
    chosen = (_choose(character, font) for character in text)
    return [
        (name, "".join(character for _, character in group))
        for name, group in groupby(chosen, key=lambda choice: choice[0])
    ]


def width(text: str, font: str, size: float) -> float:
    """Printed width of a line in points."""
    return float(sum(pdfmetrics.stringWidth(part, name, size) for name, part in runs(text, font)))


def _choose(character: str, font: str) -> tuple[str, str]:
    for name in (font, *_rare_fonts()):
        if ord(character) in _glyphs(name):
            return name, character
    return font, MISSING


def _rare_fonts() -> Iterator[str]:
    return (_rare_font(file) for file in RARE_CHARACTER_FILES if file.is_file())


@cache
def _rare_font(file: Path) -> str:
    _register(file.stem, file)
    return file.stem


def _register(name: str, file: Path) -> None:
    # asciiReadable would keep half of every embedded subset for ASCII and so embed twice as many
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(file), asciiReadable=False))


@cache
def _glyphs(font: str) -> frozenset[int]:
    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)
