"""A QR code says what it was told, to any reader."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
import zxingcpp

from documents.qr import qr_png, qr_runs, qr_svg
from tests.documents import pictures

TEXTS = ["https://kaowu.example/v/41010503017", "准考证：赵𬭊 41010503017", "A" * 300]


@pytest.mark.parametrize("text", TEXTS)
def test_a_picture_is_read_back_word_for_word(text: str) -> None:
    (found,) = zxingcpp.read_barcodes(pictures.opened(qr_png(text)).convert("L"))

    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.text == text


def test_a_picture_has_its_quiet_margin_and_the_asked_scale() -> None:
    image = pictures.opened(qr_png("A", scale=5)).convert("L")

    assert image.size == ((21 + 8) * 5, (21 + 8) * 5)
    assert image.crop((0, 0, 20, 145)).getextrema() == (255, 255)
    assert image.getpixel((20, 20)) == 0


@pytest.mark.parametrize("text", TEXTS)
def test_the_dark_runs_for_print_are_read_back_word_for_word(text: str) -> None:
    side, runs = qr_runs(text)
    image = pictures.opened(pictures.of_size(side + 8, side + 8)).convert("L")
    for column, row, length in runs:
        image.paste(0, (column + 4, row + 4, column + 4 + length, row + 5))

    (found,) = zxingcpp.read_barcodes(image.resize((image.width * 6, image.height * 6), 0))

    assert found.text == text


def test_a_drawing_for_a_page_is_one_element_that_takes_the_size_it_is_given() -> None:
    svg = qr_svg("https://kaowu.example/?a=1&b=2")
    root = ET.fromstring(svg)  # noqa: S314 - our own text, a line above

    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == "0 0 37 37"
    assert root.get("width") is None
    assert "<?xml" not in svg
    assert "style=" not in svg
