"""What is wrong with an upload, in words the candidate can act on."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Everything that can be wrong with an uploaded picture."""

    EMPTY = "empty"
    TOO_HEAVY = "too_heavy"
    NOT_JPEG = "not_jpeg"
    NOT_A_PICTURE = "not_a_picture"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    WRONG_SIZE = "wrong_size"
    TOO_SMALL = "too_small"
    SMALL = "small"
    NOT_WHITE = "not_white"
    BLURRED = "blurred"
    DARK = "dark"
    GLARING = "glaring"
    FLAT = "flat"
    NO_FACE = "no_face"
    MANY_FACES = "many_faces"
    FACE_PLACE = "face_place"


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a picture in its pixels, right and bottom not included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code for programs, a sentence for people, and where it is seen."""

    code: Fault
    text: str
    zones: tuple[Zone, ...] = ()


class UnreadablePicture(ValueError):
    """The upload is not a picture we can or dare open; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem
