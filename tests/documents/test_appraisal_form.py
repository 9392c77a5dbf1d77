"""The appraisal form says everything, on as many sheets as it takes, with places to sign."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from documents.appraisal_form import render_appraisal_form, scanned
from tests.documents import pictures
from tests.documents.appraisals import LONG, MANY, SHORT

if TYPE_CHECKING:
    from pathlib import Path

PDFTOPPM = shutil.which("pdftoppm") or ""


def sheets(pdf: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_a_short_form_says_everything_with_places_to_sign_and_stamp() -> None:
    said = "".join(sheets(render_appraisal_form(SHORT)))

    for words in (
        "考评申报表", "赵𬭊·㛃䶮", "410305197402090024", "洛阳市卫生学校", "1998年7月—至今",
        "近五年年度考核结果", "主讲，三人均取得三级证书", "所在单位意见", "主管部门意见",
        "（盖章）", "负责人签字", "年月日", "核对码7K2F-9QXM-4T", "奖惩情况", "无",
    ):  # fmt: skip
        assert words in said


def test_a_long_form_goes_on_overleaf_with_its_headings() -> None:
    pages = sheets(render_appraisal_form(LONG))

    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in page
        assert "受理号2026-000123-4" in page
    assert any("学习工作简历（续）起止年月" in page for page in pages)
    assert sum(page.count("写成操作规程") for page in pages) == 3 * 4 * MANY.count("写成操作规程")


def test_a_form_without_a_portrait_is_printed_too() -> None:
    assert render_appraisal_form(replace(SHORT, portrait=b"")).startswith(b"%PDF")


def test_every_font_is_embedded_and_the_paper_is_upright_a4() -> None:
    reader = PdfReader(BytesIO(render_appraisal_form(SHORT)))

    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    fonts = {
        str(one["/BaseFont"])
        for one in map(reader.get_object, range(1, len(reader.xref[0]) + 1))
        if isinstance(one, DictionaryObject) and "/BaseFont" in one
    }
    assert fonts
    assert all("NotoSans" in name or "HanaMin" in name for name in fonts)


@pytest.mark.skipif(not PDFTOPPM, reason="pdftoppm (poppler-utils) is missing")
def test_a_phone_reads_which_version_was_printed(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(render_appraisal_form(SHORT))
    command = [PDFTOPPM, "-r", "150", "-png", "-singlefile", "form.pdf", "form"]
    subprocess.run(command, cwd=tmp_path, check=True)
    image = pictures.opened((tmp_path / "form.png").read_bytes()).convert("L")

    assert scanned(SHORT) in [found.text for found in zxingcpp.read_barcodes(image)]
