"""Pictures as phones make them, and as attackers would: name, bytes, expected fault."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from PIL import Image, ImageCms

from documents.drawn import draw_portrait
from documents.verdicts import Fault
from tests.documents.corpus import picture_parts as parts
from tests.documents.pictures import claiming, of_size, opened, saved

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HTML = b"<html><script>alert(document.cookie)</script></html>"
PHP = b"<?php system($_GET['c']); ?>"
SECRETS = (b"secret", b"<script", b"<?php", b"EICAR", b"PK\x03\x04", b"%PDF", b"Exif", b"ICC_PROF")
"""What no portrait and no kept original may contain."""
BRANDS = {"video.mp4": b"isom", "pixel.avif": b"avif"}
HEIC = Path(__file__).with_name("portrait.heic").read_bytes()


@dataclass(frozen=True)
class Sample:
    """A file and why it must be refused; None becomes a clean portrait."""

    name: str
    data: bytes
    fault: Fault | None = None
    word: str = ""


@cache
def person() -> Image.Image:
    """Somebody of nobody's face, 620×939 pixels."""
    return opened(draw_portrait(4)).convert("RGB").resize((620, 939))


def plain() -> bytes:
    return saved(person(), quality=90)


def zipped() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Main-Class: Evil")
    return out.getvalue()


def clean_ones() -> list[Sample]:
    """Every kind of picture a person may really have."""
    image, jpeg = person(), plain()
    shadow = image.copy()
    shadow.putalpha(image.convert("L").point(lambda light: 0 if light > 250 else 255))
    wide = np.asarray(image.convert("L")).astype(np.uint16) * 257
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return [
        Sample("plain.jpg", jpeg),
        Sample("progressive.jpg", saved(image, progressive=True)),
        Sample("no-subsampling.jpg", saved(image, subsampling=0)),
        Sample("cmyk.jpg", saved(image.convert("CMYK"))),
        Sample("grey.jpg", saved(image.convert("L"))),
        Sample("profile.jpg", saved(image, icc_profile=srgb)),
        Sample("two-pictures.mpo", saved(image, "MPO", save_all=True, append_images=[image])),
        Sample("plain.png", saved(image, "PNG")),
        Sample("alpha.png", saved(shadow, "PNG")),
        Sample("grey-alpha.png", saved(shadow.convert("LA"), "PNG")),
        Sample("palette.png", saved(image.convert("P"), "PNG")),
        Sample("palette-hole.png", saved(image.convert("P"), "PNG", transparency=0)),
        Sample("one-bit.png", saved(image.convert("1"), "PNG")),
        Sample("sixteen-bit.png", saved(Image.fromarray(wide), "PNG")),
        Sample("profile.png", saved(image, "PNG", icc_profile=srgb)),
        Sample("moving.png", saved(image, "PNG", save_all=True, append_images=[shadow])),
        Sample("plain.webp", saved(image, "WEBP")),
        Sample("alpha.webp", saved(shadow, "WEBP", lossless=True)),
        Sample("moving.webp", saved(image, "WEBP", save_all=True, append_images=[shadow])),
        Sample("iphone.heic", HEIC),
        *(Sample(f"turned-{mark}.jpg", parts.turned(image, mark)) for mark in range(1, 9)),
        *(Sample(f"size-{w}x{h}.jpg", of_size(w, h)) for w, h in parts.JUST_LARGE_ENOUGH),
    ]


def with_something_hidden() -> list[Sample]:
    """Real pictures that carry something along, which must be gone afterwards."""
    image, jpeg = person(), plain()
    png = saved(image, "PNG")
    return [
        Sample("html-behind.jpg", jpeg + HTML),
        Sample("html-in-comment.jpg", saved(image, comment=HTML)),
        Sample("php-in-comment.jpg", saved(image, comment=PHP)),
        Sample("gifar.jpg", jpeg + zipped()),
        Sample("pdf-behind.jpg", jpeg + b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"),
        Sample("eicar-behind.jpg", jpeg + EICAR),
        Sample("zip-behind.png", png + zipped()),
        Sample("secret-text.png", parts.png_with_chunk(png, b"tEXt", b"Comment\0secret place")),
        Sample("place-and-name.jpg", parts.with_marks(image, "secret place")),
        Sample("huge-marks.jpg", parts.with_marks(image, "secret " * 8000)),
        Sample("nonsense-marks.jpg", saved(image, exif=b"Exif\0\0no marks at all")),
        Sample("nonsense-profile.jpg", saved(image, icc_profile=b"no profile at all")),
        Sample("thumbnail-bomb.jpg", parts.with_thumbnail(image, claiming(jpeg, 60_000, 60_000))),
        Sample("png.jpg", png),
        Sample("webp.jpg", saved(image, "WEBP")),
        Sample("heic.jpg", HEIC),
    ]


def damaged_ones() -> list[Sample]:
    """Files that begin well and end badly."""
    jpeg, png, webp = plain(), saved(person(), "PNG"), saved(person(), "WEBP")
    broken = Fault.DAMAGED
    return [
        Sample("nothing.jpg", b"", Fault.EMPTY, "空的"),
        Sample("one-byte.jpg", b"\xff", Fault.NOT_A_PICTURE),
        Sample("only-a-start.jpg", b"\xff\xd8\xff", broken, "不完整"),
        Sample("zeros.jpg", b"\xff\xd8\xff\xe0" + bytes(500), broken),
        Sample("cut-in-the-header.jpg", jpeg[:60], broken),
        Sample("cut-at-a-tenth.jpg", jpeg[: len(jpeg) // 10], broken),
        Sample("cut-in-the-middle.jpg", jpeg[: len(jpeg) // 2], broken),
        Sample("cut-near-the-end.jpg", jpeg[: len(jpeg) * 9 // 10], broken),
        Sample("cut.png", png[: len(png) // 2], broken),
        Sample("wrong-checksum.png", parts.png_with_wrong_checksum(png), broken),
        Sample("cut.webp", webp[: len(webp) // 2], broken),
        Sample("cut.heic", HEIC[: len(HEIC) // 2], broken),
        Sample("arithmetic.jpg", jpeg.replace(b"\xff\xc0", b"\xff\xc9", 1)),  # noise, but clean
        Sample("lossless.jpg", jpeg.replace(b"\xff\xc0", b"\xff\xc3", 1), broken),
        Sample("twelve-bit.jpg", parts.of_precision(jpeg, 12), broken),
        Sample("larger-than-it-says.jpg", claiming(jpeg, 500, 800)),
        Sample("smaller-than-it-says.jpg", claiming(jpeg, 1600, 2400)),  # grey where nothing is
    ]


def bombs() -> list[Sample]:
    """Small files that unfold to something huge, and what is simply too large or too small."""
    jpeg, huge = plain(), Fault.TOO_MANY_PIXELS
    return [
        Sample("bomb.jpg", claiming(draw_portrait(1), 13_000, 13_000), huge, "像素太多"),
        Sample("bomb-65000.jpg", claiming(jpeg, 65_000, 65_000), huge),
        Sample("bomb-progressive.jpg", parts.progressive_claiming(person(), 20_000), huge),
        Sample("bomb-of-scans.jpg", parts.of_many_scans(20_000), Fault.DAMAGED, "不正常"),
        Sample("bomb.png", parts.png_bomb(13_000), huge),
        Sample("text-bomb.png", parts.png_text_bomb(saved(person(), "PNG")), Fault.DAMAGED),
        Sample("profile-bomb.png", parts.png_profile_bomb(saved(person(), "PNG")), Fault.DAMAGED),
        Sample("bomb.webp", parts.webp_bomb(), huge),
        Sample("bomb.heic", parts.heic_claiming(HEIC, 30_000), Fault.DAMAGED),
        Sample("heavy.jpg", jpeg + bytes(10 * 1024 * 1024), Fault.TOO_HEAVY, "10 MB"),
        Sample("65500-wide.jpg", claiming(jpeg, 65_500, 16), Fault.TOO_SMALL, "65500×16"),
        Sample("a-long-strip.jpg", of_size(12_000, 420), Fault.TOO_SMALL, "太长太窄"),
        *(
            Sample(f"small-{w}x{h}.jpg", of_size(w, h), Fault.TOO_SMALL, f"{w}×{h}")
            for w, h in parts.TOO_SMALL
        ),
    ]


def no_pictures() -> list[Sample]:
    """Anything at all, renamed to .jpg: called what it is, as far as we can tell."""
    image = person().resize((62, 94))
    named = {
        "svg.jpg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "网页文件"),
        "html.jpg": (HTML, "网页文件"),
        "pdf.jpg": (b"%PDF-1.7\n" + plain(), "PDF 文件"),
        "gif.jpg": (saved(image, "GIF"), "GIF 图片"),
        "moving-gif.jpg": (saved(image, "GIF", save_all=True, append_images=[image]), "GIF 图片"),
        "tiff.jpg": (saved(image, "TIFF"), "TIFF 图片"),
        "bmp.jpg": (saved(image, "BMP"), "BMP 图片"),
        "zip.jpg": (zipped(), "压缩包或 Office 文件"),
        "old-word.jpg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office 文件"),
        "exe.jpg": (b"MZ\x90\x00" + bytes(400), "其他文件"),
        "ico.jpg": (saved(image, "ICO"), "其他文件"),
        "eicar.jpg": (EICAR, "其他文件"),
        "script.jpg": (PHP + plain(), "网页文件"),
        **{
            name: (b"\0\0\0\x18ftyp" + brand + bytes(300), "其他文件")
            for name, brand in BRANDS.items()
        },
    }
    return [Sample(name, data, Fault.NOT_A_PICTURE, word) for name, (data, word) in named.items()]


@cache
def samples() -> tuple[Sample, ...]:
    """The whole corpus of pictures."""
    groups = (clean_ones, with_something_hidden, damaged_ones, bombs, no_pictures)
    return tuple(sample for group in groups for sample in group())
