"""A brush for smooth shapes: drawn three times too large and then made small."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

FINE = 3
Point = tuple[float, float]


class Brush:
    """Draws on a white picture of `width`×`height` units; one unit is one pixel in the end."""

    def __init__(self, width: int, height: int, ground: str = "#ffffff") -> None:
        self._centre = width / 2
        self.stretch = 1.0  # widens what is drawn next, about the middle line
        self._image = Image.new("RGB", (width * FINE, height * FINE), ground)
        self._pen = ImageDraw.Draw(self._image)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill a closed shape whose outline runs smoothly through the points."""
        self._pen.polygon(self._fine(_smooth(points)), fill=colour)

    def corners(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape with straight edges."""
        self._pen.polygon(self._fine(points), fill=colour)

    def oval(self, middle: Point, wide: float, high: float, colour: str) -> None:
        """Fill an ellipse of the given half width and half height."""
        self._pen.ellipse(self._box(middle, wide, high), fill=colour)

    def ring(self, middle: Point, wide: float, high: float, colour: str, thick: float) -> None:
        """Draw an ellipse as a line."""
        self._pen.ellipse(self._box(middle, wide, high), outline=colour, width=round(thick * FINE))

    def stroke(self, points: Sequence[Point], colour: str, thick: float) -> None:
        """Draw an open line smoothly through the points, with round ends."""
        path = self._fine(_smooth((points[0], *points, points[-1]), closed=False))
        self._pen.line(path, fill=colour, width=round(thick * FINE), joint="curve")
        for x, y in (path[0], path[-1]):
            radius = thick * FINE / 2
            self._pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def glow(self, middle: Point, radius: float, colour: str, strength: float) -> None:
        """Tint softly around a point, `strength` 0 to 1."""
        left, top, right, bottom = (
            round(edge) for edge in self._box(middle, radius * 2, radius * 2)
        )
        mask = Image.new("L", (right - left, bottom - top))
        spot = (mask.width * 0.325, mask.height * 0.325, mask.width * 0.675, mask.height * 0.675)
        ImageDraw.Draw(mask).ellipse(spot, fill=round(255 * strength))
        soft = mask.filter(ImageFilter.BoxBlur(radius * FINE * 0.4))
        self._image.paste(Image.new("RGB", mask.size, colour), (left, top), soft)

    def _fine(self, points: Sequence[Point]) -> list[Point]:
        middle, stretch = self._centre, self.stretch
        return [((middle + (x - middle) * stretch) * FINE, y * FINE) for x, y in points]

    def _box(self, middle: Point, wide: float, high: float) -> tuple[float, float, float, float]:
        (x, y), wide = self._fine([middle])[0], wide * self.stretch
        return (x - wide * FINE, y - high * FINE, x + wide * FINE, y + high * FINE)

    def picture(self) -> Image.Image:
        """The finished picture in its true size."""
        return self._image.reduce(FINE)


def mirrored(points: Sequence[Point]) -> list[Point]:
    """A left outline from top to bottom, closed by its mirror image from bottom to top."""
    return [*points, *reversed(across(points, -1))]


def across(points: Sequence[Point], side: int) -> list[Point]:
    """The points themselves for side 1, mirrored at the middle line x = 206 for side -1."""
    return [(206 + (x - 206) * side, y) for x, y in points]


def _smooth(points: Sequence[Point], *, closed: bool = True, steps: int = 12) -> list[Point]:
    """A Catmull-Rom curve through the points; an open one needs its ends given twice."""
    count = len(points)
    last = count if closed else count - 3
    path: list[Point] = []
    for start in range(last):
        four = [points[(start + offset) % count] for offset in range(4)]
        path.extend(_between(four, step / steps) for step in range(steps))
    return path if closed else [*path, points[-1]]


def _between(four: Sequence[Point], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    return _cubic(ax, bx, cx, dx, t), _cubic(ay, by, cy, dy, t)


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
