"""Opens whatever picture a phone or a scanner makes. JPEG is what the guide asks for."""

from PIL import Image
from pillow_heif import register_heif_opener

from documents.filetypes import format_of, this_is
from documents.jpeg import open_as, refuse_by_weight
from documents.verdicts import Fault, Problem, UnreadablePicture

# One thread, and the picture itself: what is packed in beside it (a thumbnail, a depth map) is not
# looked at.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def open_picture(data: bytes) -> Image.Image:
    """Read the header of a JPEG, PNG, WebP or HEIC, decode no pixel.

    Raises:
        UnreadablePicture: it is something else, too large, or damaged.
    """
    refuse_by_weight(data)
    kind = format_of(data)
    if not kind:
        text = f"{this_is(data)}，系统打不开。请用手机拍一张，或另存为 JPG 格式再上传。"
        raise UnreadablePicture(Problem(Fault.NOT_A_PICTURE, text))
    return open_as(kind, data)


def conversion_of(data: bytes) -> str:
    """What the candidate is told when the file was no JPEG and became one; "" for a JPEG."""
    return "" if format_of(data) == "JPEG" else f"{this_is(data)}，系统已自动转成 JPG。"
