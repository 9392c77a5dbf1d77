"""Word papers: plain text is taken, everything that runs, fetches, hides or is a photo is not."""

from __future__ import annotations

import time
import tracemalloc
from random import Random

import pytest

from documents.word import MIMES, WordVerdict, bare_name, check_word, ending_of, is_named_after
from documents.word_faults import TEXTS, WordFault
from tests.documents.corpus.word_files import GOOD_DOC, GOOD_DOCX, PHOTO, SAMPLES, Sample, docx

MOST_SECONDS = 2.0
MOST_MEMORY = 50 * 1024 * 1024


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_file_of_the_corpus_gets_its_verdict(sample: Sample) -> None:
    verdict = check_word(sample.data, sample.name)

    assert [problem.code for problem in verdict.problems] == [sample.fault] * bool(sample.fault)
    assert verdict.accepted is (sample.fault is None)


def test_every_fault_is_met_in_the_corpus_and_has_plain_words() -> None:
    assert {sample.fault for sample in SAMPLES} - {None} == set(WordFault)
    assert set(TEXTS) == set(WordFault)


def test_no_file_of_the_corpus_takes_long_or_much_memory() -> None:
    tracemalloc.start()
    try:
        for sample in SAMPLES:
            before, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            started = time.perf_counter()
            check_word(sample.data, sample.name)
            assert time.perf_counter() - started < MOST_SECONDS, sample.name
            assert tracemalloc.get_traced_memory()[1] - before < MOST_MEMORY, sample.name
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("sound", [GOOD_DOC, GOOD_DOCX], ids=["doc", "docx"])
def test_a_damaged_file_gets_a_verdict_and_never_an_error(sound: bytes) -> None:
    chance = Random(20260401)  # noqa: S311 - a seed, so that a fault can be seen again
    for _ in range(150):
        torn = bytearray(sound)
        for _ in range(chance.randrange(1, 12)):
            torn[chance.randrange(8, len(torn))] = chance.randrange(256)
        name = "论文.doc" if sound is GOOD_DOC else "论文.docx"
        assert isinstance(check_word(bytes(torn), name), WordVerdict)


def test_a_pasted_photo_is_refused_in_the_guides_words() -> None:
    verdict = check_word(docx({"word/media/image1.jpeg": PHOTO}), "论文.docx")

    assert "不得将文档照片剪切复制至word文档后上传" in verdict.problems[0].text


@pytest.mark.parametrize(
    ("data", "ending", "mime"),
    [(GOOD_DOC, ".doc", MIMES[".doc"]), (GOOD_DOCX, ".docx", MIMES[".docx"])],
)
def test_a_good_file_says_what_it_is(data: bytes, ending: str, mime: str) -> None:
    verdict = check_word(data, f"论文{ending}")

    assert (verdict.ending, verdict.mime) == (ending, mime)


@pytest.mark.parametrize(
    ("name", "bare", "ending"),
    [
        ("论文.docx", "论文", ".docx"),
        ("论文.DOC", "论文", ".doc"),
        ("C:\\fakepath\\论文.v2.docx", "论文.v2", ".docx"),
        ("论文", "论文", ""),
        ("论文.pdf", "论文.pdf", ""),
    ],
)
def test_a_name_is_read_without_folder_and_ending(name: str, bare: str, ending: str) -> None:
    assert (bare_name(name), ending_of(name)) == (bare, ending)


@pytest.mark.parametrize(
    ("name", "title", "agree"),
    [
        ("病房消毒.docx", "病房消毒", True),
        ("病房 消毒（ＡＢ１）.docx", "病房消毒(ab1)", True),
        ("病房\u200b消毒.doc", " 病房消毒 ", True),
        ("病房消毒2.docx", "病房消毒", False),
        (".docx", "", False),
    ],
)
def test_file_and_title_agree_in_whatever_width_and_spacing(
    name: str,
    title: str,
    agree: bool,  # noqa: FBT001 - a case of the table
) -> None:
    assert is_named_after(name, title) is agree
