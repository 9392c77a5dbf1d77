"""A sheet of A4 to draw on, in millimetres from the top left. All of reportlab stays in here."""

from io import BytesIO

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents.linebreaks import lines_of
from documents.qr import qr_runs
from documents.typefaces import BOLD, REGULAR, register, runs, width

MM = 72 / 25.4
WIDTH, HEIGHT = 210.0, 297.0

INK = "#1b2433"
SOFT = "#5a6779"
BLUE = "#0a4fa8"
PALE = "#eef4fc"
HAIR = "#c3cedd"

PITCH = 0.44  # millimetres from line to line, and from middle to base line, per point of size
_TO_BASE_LINE = 0.13
_SMALLEST = 5.0
_BAR = 0.33


class Page:
    """One paper under way. Distances are millimetres, `y` goes down, text sizes are points."""

    def __init__(self, *, title: str, subject: str, author: str) -> None:
        register()
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pagesize=(WIDTH * MM, HEIGHT * MM),
            pageCompression=1,
            initialFontName=REGULAR,  # otherwise a Helvetica that is not embedded gets named
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setSubject(subject)
        self._canvas.setAuthor(author)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: float = 0.0,
        spacing: float = 0.0,
    ) -> None:
        """Write one line on the base line `y`; `align` 0 starts at x, 0.5 centres, 1 ends there."""
        font = BOLD if bold else REGULAR
        wide = width(text, font, size) + spacing * (len(text) - 1)
        pen = self._canvas.beginText(x * MM - wide * align, (HEIGHT - y) * MM)
        pen.setFillColor(HexColor(colour))
        pen.setCharSpace(spacing)
        for name, part in runs(text, font):
            pen.setFont(name, size)
            pen.textOut(part)
        self._canvas.drawText(pen)

    def block(
        self,
        x: float,
        middle: float,
        space: tuple[float, float],
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: float = 0.0,
    ) -> None:
        """Write lines around the height `middle`, smaller if they overflow `space` (wide, high)."""
        size, lines = fitted(text, size, space, bold=bold)
        for number, line in enumerate(lines):
            shift = (number - (len(lines) - 1) / 2) * PITCH + _TO_BASE_LINE
            self.text(x, middle + shift * size, line, size, bold=bold, colour=colour, align=align)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, thick: float = 0.5, colour: str = HAIR
    ) -> None:
        """Draw a hairline, `thick` in points."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thick)
        self._canvas.line(x1 * MM, (HEIGHT - y1) * MM, x2 * MM, (HEIGHT - y2) * MM)

    def fill(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Fill a rectangle whose top left corner is (x, y)."""
        self._canvas.setFillColor(HexColor(colour))
        corner = (x * MM, (HEIGHT - y - high) * MM)
        self._canvas.rect(*corner, wide * MM, high * MM, stroke=0, fill=1)

    def frame(self, x: float, y: float, wide: float, high: float, *, thick: float = 0.5) -> None:
        """Outline a rectangle whose top left corner is (x, y)."""
        self._canvas.setStrokeColor(HexColor(HAIR))
        self._canvas.setLineWidth(thick)
        corner = (x * MM, (HEIGHT - y - high) * MM)
        self._canvas.rect(*corner, wide * MM, high * MM, stroke=1, fill=0)

    def picture(self, x: float, y: float, wide: float, high: float, jpeg: bytes) -> None:
        """Place a JPEG; its bytes go into the paper unchanged."""
        reader = ImageReader(BytesIO(jpeg))
        corner = (x * MM, (HEIGHT - y - high) * MM)
        self._canvas.drawImage(reader, *corner, wide * MM, high * MM)

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """Draw a QR code `side` millimetres wide as one vector shape, without its margin."""
        modules, dark = qr_runs(text)
        step = side * MM / modules
        left, top = x * MM, (HEIGHT - y) * MM
        shape = self._canvas.beginPath()
        for column, row, length in dark:
            shape.rect(left + column * step, top - (row + 1) * step, length * step, step)
        self._canvas.setFillColor(HexColor("#000000"))
        self._canvas.drawPath(shape, stroke=0, fill=1)

    def barcode(self, x: float, y: float, room: float, high: float, text: str) -> float:
        """Draw a Code 128 without its margins and say how wide it came out, at most `room`."""
        bars = Code128(text, barHeight=high * MM, barWidth=_BAR * MM, quiet=0)
        if bars.width > room * MM:
            narrower = _BAR * room * MM / bars.width
            bars = Code128(text, barHeight=high * MM, barWidth=narrower * MM, quiet=0)
        self._canvas.setFillColor(HexColor("#000000"))
        bars.drawOn(self._canvas, x * MM, (HEIGHT - y - high) * MM)
        return float(bars.width) / MM

    def turn(self) -> None:
        """Go on with a fresh sheet."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Close the paper and hand over the PDF."""
        self._canvas.save()
        return self._file.getvalue()


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text in a column `room` millimetres wide."""
    return lines_of(text, BOLD if bold else REGULAR, size, room * MM)


def fitted(
    text: str, size: float, space: tuple[float, float], *, bold: bool
) -> tuple[float, list[str]]:
    """The largest size up to `size` at which a text's lines fit `space` (wide, high in mm)."""
    room, high = space
    lines = wrapped(text, size, room, bold=bold)
    while len(lines) * size * PITCH > high and size > _SMALLEST:
        size -= 0.5
        lines = wrapped(text, size, room, bold=bold)
    return size, lines
