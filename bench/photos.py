"""Prints what a photo costs, from the file of a phone to the verdict: `python -m bench.photos`."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from statistics import median, quantiles
from time import process_time
from typing import TYPE_CHECKING

from PIL import Image, ImageFilter

from documents.drawn import draw_portrait
from documents.faces import can_tell
from documents.framing import centre_frame, cut_portrait, keep_original
from documents.marking import mark
from documents.photo import check_portrait
from documents.pictures import open_picture
from documents.scan import check_scan

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 20
PHONE = (4000, 3000)
WORKER = "from bench.photos import take; take(__import__('sys').stdin.buffer.read())"


def main() -> None:
    """Print milliseconds of processor for each step, and the memory of a worker that takes one."""
    portrait, photo = draw_portrait(1), a_phone_photo()
    heic = as_heic(photo)
    kept = keep_original(photo)
    frame = centre_frame(kept.width, kept.height)
    zones = [one.zones for one in check_portrait(cut_portrait(kept.data, frame)).warnings]
    print(f"a photo of 12 megapixels, {len(photo) / 1024 / 1024:.1f} MB; faces: {can_tell()}")
    show("check 413×626", lambda: check_portrait(portrait))
    show("bring 413×626", lambda: keep_original(portrait))
    show("bring 12 megapixels", lambda: keep_original(photo))
    show("bring 12 megapixels of HEIC", lambda: keep_original(heic))
    show("take a paper of 12 megapixels", lambda: check_scan(photo))
    show("take a paper of 12 megapixels of HEIC", lambda: check_scan(heic))
    show("cut from the kept original", lambda: cut_portrait(kept.data, frame))
    show("mark what is wrong", lambda: mark(portrait, zones))
    show("12 megapixels, from file to verdict", lambda: take(photo))
    print(f"worker before {memory_of(b''):.0f} MB, after 12 megapixels {memory_of(photo):.0f} MB")


def a_phone_photo() -> bytes:
    """A drawn person in noise as a sensor makes it, so that the file weighs what photos weigh."""
    person = Image.open(BytesIO(draw_portrait(2))).convert("RGB").resize((1980, 3000))
    photo = Image.new("RGB", PHONE, (205, 200, 190))
    photo.paste(person, (1010, 0))
    noise = Image.effect_noise(PHONE, 18).filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
    out = BytesIO()
    Image.blend(photo, noise, 0.18).save(out, "JPEG", quality=92)
    return out.getvalue()


def as_heic(photo: bytes) -> bytes:
    """Return the same picture as an iPhone keeps it."""
    out = BytesIO()
    open_picture(photo).save(out, "HEIF", quality=60)
    return out.getvalue()


def take(photo: bytes) -> None:
    """Bring, cut and check one photo; nothing for no photo."""
    if not photo:
        return
    kept = keep_original(photo)
    check_portrait(cut_portrait(kept.data, centre_frame(kept.width, kept.height)))


def show(name: str, deed: Callable[[], object]) -> None:
    """Print the middle and the slowest twentieth of some rounds."""
    deed()
    work: list[float] = []
    for _ in range(ROUNDS):
        began = process_time()
        deed()
        work.append((process_time() - began) * 1000)
    print(f"{name}: {median(work):.0f} ms, slowest twentieth {quantiles(work, n=20)[-1]:.0f} ms")


def memory_of(photo: bytes) -> float:
    """Return the most memory, in MB, of a process that takes one photo."""
    line = "; print(open('/proc/self/status').read())"
    worker = subprocess.run(
        [sys.executable, "-c", WORKER + line], input=photo, capture_output=True, check=True
    )
    found = re.search(rb"VmHWM:\s*(\d+)", worker.stdout)
    assert found is not None
    return int(found.group(1)) / 1024


if __name__ == "__main__":
    main()
