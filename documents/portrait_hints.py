"""What a reviewer may object to in a portrait, where it is seen, and what to do about it."""

from collections.abc import Iterator

from PIL import Image

from documents.background import unwhite_zones, where
from documents.faces import faces_in
from documents.measures import brightness, contrast, face_light, sharpness, whiteness
from documents.verdicts import Fault, Problem, Zone

_WHITE_ENOUGH = 0.97
_HARDLY_WHITE = 0.85
_SHARP_ENOUGH = 40.0
_LIGHT_ENOUGH = 90.0
_FACE_TOO_DARK = 60.0
_FACE_TOO_LIGHT = 242.0
_LIKE_A_SHEET_OF_PAPER = 18.0
_FACE_SHARE = (0.3, 0.75)
_OFF_THE_MIDDLE = 0.15


def hints_of(image: Image.Image) -> tuple[Problem, ...]:
    """Everything that speaks against an upright portrait of the right size."""
    if contrast(image) < _LIKE_A_SHEET_OF_PAPER:
        text = "照片上几乎什么也看不见。请拍一张正面免冠的照片。"
        return (Problem(Fault.FLAT, text, (_all_of(image),)),)
    return tuple(_hints(image))


def _hints(image: Image.Image) -> Iterator[Problem]:
    checks = (_about_background, _about_faces, _about_light, _about_blur)
    for check in checks:
        hint = check(image)
        if hint:
            yield hint


def _about_background(image: Image.Image) -> Problem | None:
    white = whiteness(image)
    if white >= _WHITE_ENOUGH:
        return None
    zones = unwhite_zones(image)
    place = where(zones, image.width)
    if white >= _HARDLY_WHITE:
        text = f"照片背景有阴影或不够白。{place}请离墙一步远，面朝窗户，在白墙前再拍一张。"
    else:
        text = f"照片背景不是白色。{place}请站在白墙或白床单前，离墙一步远再拍一张。"
    return Problem(Fault.NOT_WHITE, text, zones)


def _about_faces(image: Image.Image) -> Problem | None:
    faces = faces_in(image)
    return None if faces is None else about_faces(image, faces)


def about_faces(image: Image.Image, faces: tuple[Zone, ...]) -> Problem | None:
    """What to say when so many faces were found at these places; nothing for one in the middle."""
    if not faces:
        text = "没有看到正面的脸。请摘掉帽子和口罩，正对镜头，把头放进白线框里。"
        return Problem(Fault.NO_FACE, text, (_middle_of(image),))
    if len(faces) > 1:
        text = "好像不止一张脸。请只留本人一个人，身后不要有别的人和画像。"
        return Problem(Fault.MANY_FACES, text, faces)
    return _about_place(image, faces[0])


def _about_place(image: Image.Image, face: Zone) -> Problem | None:
    share = (face.right - face.left) / image.width
    aside = abs((face.left + face.right) / 2 - image.width / 2) / image.width
    smallest, largest = _FACE_SHARE
    if smallest <= share <= largest and aside <= _OFF_THE_MIDDLE:
        return None
    size = "头太小" if share < smallest else "头太大" if share > largest else "脸没有放在中间"
    text = f"{size}。请重新裁一下，让脸正好在虚线圈里。"
    return Problem(Fault.FACE_PLACE, text, (face,))


def _about_light(image: Image.Image) -> Problem | None:
    face, zones = face_light(image), (_middle_of(image),)
    if face > _FACE_TOO_LIGHT:
        text = "脸上太亮，看不清五官。请不要开闪光灯，不要让太阳直接照在脸上。"
        return Problem(Fault.GLARING, text, zones)
    if face < _FACE_TOO_DARK or brightness(image) < _LIGHT_ENOUGH:
        text = "照片偏暗，可能看不清人像。请在白天面朝窗户再拍一张，不要背对着光。"
        return Problem(Fault.DARK, text, zones)
    return None


def _about_blur(image: Image.Image) -> Problem | None:
    if sharpness(image) >= _SHARP_ENOUGH:
        return None
    text = "照片有些模糊，可能看不清人像。请擦一擦镜头，把手机拿稳再拍一张。"
    return Problem(Fault.BLURRED, text, (_middle_of(image),))


def _middle_of(image: Image.Image) -> Zone:
    """Where the head belongs."""
    width, height = image.size
    return Zone(int(width * 0.21), int(height * 0.14), int(width * 0.79), int(height * 0.7))


def _all_of(image: Image.Image) -> Zone:
    return Zone(0, 0, *image.size)
