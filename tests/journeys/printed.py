"""Reads a printed ticket as people and machines do: its text, its photo, its code."""

from __future__ import annotations

import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path

DOTS = 150
"""Dots per inch of a poor office printer."""


def text_of(pdf: bytes) -> str:
    """Return the words of all pages without blanks."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def photos_of(pdf: bytes) -> list[tuple[int, int]]:
    """Return the sizes of the embedded pictures, in pixels."""
    return [
        one.image.size for page in PdfReader(BytesIO(pdf)).pages for one in page.images if one.image
    ]


def codes_on(pdf: bytes, folder: Path) -> list[str]:
    """Print the first page, look at it, and return what its QR codes say."""
    file = folder / "ticket.pdf"
    file.write_bytes(pdf)
    page = folder / "ticket"
    command = ["pdftoppm", "-r", str(DOTS), "-png", "-singlefile", str(file), str(page)]
    subprocess.run(command, check=True)
    with Image.open(page.with_suffix(".png")) as picture:
        found = zxingcpp.read_barcodes(picture)
    return [code.text for code in found if code.format is zxingcpp.BarcodeFormat.QRCode]
