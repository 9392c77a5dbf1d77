"""Tells what a file really is from its first bytes, whatever its name says."""

JPEG_START = b"\xff\xd8\xff"

_STARTS = (
    (b"\x89PNG", "PNG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "压缩包或 Office 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
    (b"<", "网页文件"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc")


def looks_like_jpeg(data: bytes) -> bool:
    """A JPEG starts with the marker FF D8 FF."""
    return data.startswith(JPEG_START)


def kind_of(data: bytes) -> str:
    """The kind of file in a candidate's words: 「PNG 图片」, or 「其他文件」 when unknown."""
    if _looks_like_heif(data):
        return "苹果手机的 HEIC 图片"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP 图片"
    return next((kind for start, kind in _STARTS if data.startswith(start)), "其他文件")


def this_is(data: bytes) -> str:
    """Say what kind of file came, Latin letters set off by a blank: 「这是 PDF 文件」."""
    kind = kind_of(data)
    return f"这是 {kind}" if kind[0].isascii() else f"这是{kind}"


def format_of(data: bytes) -> str:
    """The name Pillow has for a kind of picture we take; "" for everything else."""
    if looks_like_jpeg(data):
        return "JPEG"
    if data.startswith(b"\x89PNG"):
        return "PNG"
    if _looks_like_heif(data):
        return "HEIF"
    return "WEBP" if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else ""


def _looks_like_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS
