"""Why a move was refused, in words that can be shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Objection:
    """One thing in the way: a code, the field or document it is about, and plain words."""

    code: str
    about: str
    text: str


class Refused(Exception):
    """A command cannot do what was asked. `objections` say why; nothing was changed."""

    def __init__(self, *objections: Objection) -> None:
        super().__init__("；".join(objection.text for objection in objections))
        self.objections = objections


class NotYourDesk(Refused):
    """The person may not act on this case."""

    def __init__(self, text: str = "这件报名不由您办理。") -> None:
        super().__init__(Objection("not_your_desk", "", text))


class AlreadyHandled(Refused):
    """Somebody was faster, or the button was pressed twice."""

    def __init__(self) -> None:
        super().__init__(
            Objection("already_handled", "", "这件报名已经有人办理过了，请刷新页面查看。")
        )


class ConfirmationNeeded(Exception):
    """The register says something else; the candidate must stand by the exact differences shown."""

    def __init__(self, token: str, prompts: tuple[Objection, ...]) -> None:
        super().__init__("confirmation needed")
        self.token = token
        self.prompts = prompts
