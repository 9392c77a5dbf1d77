"""Every picture of the corpus gets its verdict, quickly, in little memory, and leaves no trace."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from documents.framing import centre_frame, cut_portrait, keep_original
from documents.scan import check_scan
from documents.verdicts import UnreadablePicture
from tests.documents.corpus.picture_files import SECRETS, Sample, samples
from tests.documents.corpus.word_files import SAMPLES as WORD_SAMPLES
from tests.documents.pictures import opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # it mutters about damage
PATIENCE = 2.0
MOST_GROWTH = 50 * 1024
"""kB a worker may grow over the whole corpus."""
WORKER = r"""
import json, re, sys, warnings
from pathlib import Path
from documents.framing import centre_frame, cut_portrait, keep_original
from documents.verdicts import UnreadablePicture
warnings.simplefilter("ignore")
files = sorted(Path(sys.argv[1]).iterdir())
def judge(file):
    try:
        kept = keep_original(file.read_bytes())
    except UnreadablePicture as refusal:
        return refusal.problem.code
    cut_portrait(kept.data, centre_frame(kept.width, kept.height))
def most():
    # ru_maxrss would begin with what the parent had when it started us
    return int(re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text())[1])
judge(Path(sys.argv[2]))
before = most()
verdicts = {file.name: judge(file) for file in files}
print(json.dumps([most() - before, verdicts]))
"""


def test_the_corpus_is_large_and_every_name_is_its_own() -> None:
    names = [sample.name for sample in samples()]

    assert len(names) >= 90
    assert len(names) + len(WORD_SAMPLES) >= 120
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_a_picture_becomes_a_clean_portrait_or_is_refused_in_words(sample: Sample) -> None:
    started = time.perf_counter()
    fault, said = None, ""
    try:
        kept = keep_original(sample.data)
        portrait = cut_portrait(kept.data, centre_frame(kept.width, kept.height))
    except UnreadablePicture as refusal:
        fault, said = refusal.problem.code, refusal.problem.text
    else:
        assert_clean(kept.data, (kept.width, kept.height))
        assert_clean(portrait, (413, 626))

    assert time.perf_counter() - started < PATIENCE
    assert fault == sample.fault, said
    assert sample.word in said
    assert said == "" or said.endswith("。")


def assert_clean(data: bytes, size: tuple[int, int]) -> None:
    """A picture of ours is a plain JPEG that holds its pixels and nothing else."""
    image = opened(data)
    image.load()
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)
    assert not set(image.info) & {"exif", "icc_profile", "xmp", "comment", "photoshop"}
    assert not image.getexif()
    assert [secret for secret in SECRETS if secret in data] == []


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_the_same_file_in_a_slot_for_papers_is_clean_too(sample: Sample) -> None:
    started = time.perf_counter()
    verdict = check_scan(sample.data)

    assert time.perf_counter() - started < PATIENCE
    if verdict.accepted:
        assert_clean(verdict.picture, verdict.kept)
    else:
        assert all(problem.text.endswith("。") for problem in verdict.problems)


def test_a_worker_that_reads_the_whole_corpus_hardly_grows(tmp_path: Path) -> None:
    folder, first = tmp_path / "corpus", tmp_path / "first.jpg"
    folder.mkdir()
    for sample in samples():
        (folder / sample.name).write_bytes(sample.data)
    first.write_bytes(samples()[0].data)

    worker = subprocess.run(
        [sys.executable, "-c", WORKER, folder, first],
        cwd=settings.BASE_DIR, check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    growth, verdicts = json.loads(worker.stdout)
    assert verdicts == {sample.name: sample.fault for sample in samples()}
    assert growth < MOST_GROWTH
