"""What was checked on a portrait, as the page lists it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from documents.faces import can_tell
from documents.verdicts import Fault

if TYPE_CHECKING:
    from applications.models import Original
    from portals.shell.pieces import Tone

SIZE = "尺寸 413×626，jpg 格式"
PASSED: dict[str, tuple[Fault, ...]] = {
    "背景是白色": (Fault.NOT_WHITE,),
    "一个人，正面，脸在中间": (Fault.NO_FACE, Fault.MANY_FACES, Fault.FACE_PLACE),
    "光线合适": (Fault.DARK, Fault.GLARING),
    "清楚": (Fault.BLURRED, Fault.FLAT),
}
FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.NOT_WHITE: ("背景不够白", "sun"),
    Fault.NO_FACE: ("没有看到正面的脸", "user"),
    Fault.MANY_FACES: ("不止一张脸", "users"),
    Fault.FACE_PLACE: ("脸的位置或大小不合适", "user"),
    Fault.DARK: ("照片偏暗", "sun"),
    Fault.GLARING: ("脸上太亮", "sun"),
    Fault.BLURRED: ("照片模糊", "eye"),
    Fault.FLAT: ("看不出人像", "eye"),
}
OF_FACES = (Fault.NO_FACE, Fault.MANY_FACES, Fault.FACE_PLACE)


@dataclass(frozen=True)
class CheckLine:
    """One line of 检查结果. `number` is the one on the marked-up picture."""

    title: str
    word: str
    tone: Tone
    icon: str = "okc"
    text: str = ""
    number: int = 0

    @property
    def css(self) -> str:
        return f"c-{self.tone}"


@dataclass(frozen=True)
class PhotoResult:
    """What became of the last cut."""

    lines: tuple[CheckLine, ...]
    faults: tuple[CheckLine, ...]
    is_taken: bool
    portrait_url: str
    kilobytes: int

    @property
    def doubts(self) -> str:
        return "、".join(fault.title for fault in self.faults)


def result_of(original: Original) -> PhotoResult:
    """Return what the page of step 3 says about the last cut of an original."""
    faults = tuple(_fault_line(original, place) for place in range(len(original.faults)))
    passed = [CheckLine(SIZE, "通过", "ok"), *_passed(original)]
    portrait = original.portrait if original.is_taken else None
    return PhotoResult(
        lines=(*passed, *faults),
        faults=faults,
        is_taken=original.is_taken,
        portrait_url=reverse("candidate:file", args=[portrait.public_id]) if portrait else "",
        kilobytes=max(1, round(portrait.size / 1024)) if portrait else 0,
    )


def _fault_line(original: Original, place: int) -> CheckLine:
    fault = original.faults[place]
    title, icon = FAULTS[Fault(fault["code"])]
    word = "请审核员看" if original.is_taken else "要改"
    said = fault["text"]
    text = f"{said.split('。')[0]}。" if original.is_taken else said
    return CheckLine(title, word, "do", icon, text, place + 1)


def _passed(original: Original) -> list[CheckLine]:
    found = {Fault(fault["code"]) for fault in original.faults}
    if Fault.FLAT in found:
        return []
    return [
        CheckLine(title, "审核员看", "off", "eye")
        if faults == OF_FACES and not can_tell()
        else CheckLine(title, "通过", "ok")
        for title, faults in PASSED.items()
        if not found & set(faults)
    ]
