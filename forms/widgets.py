"""Inputs people meet again and again, with the right keyboard on phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.functional import Promise

Attrs = dict[str, object]


def _attrs(own: Attrs, given: Attrs | None) -> Attrs:
    return {**own, **(given or {})}


class IdNumberInput(forms.TextInput):
    """An ID number: digits and a last X, so the full keyboard; never remembered by the browser."""

    def __init__(self, attrs: Attrs | None = None) -> None:
        own: Attrs = {
            "class": "num",
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
        }
        super().__init__(_attrs(own, attrs))


class PhoneInput(forms.TextInput):
    """A mobile number, typed on the number pad."""

    input_type = "tel"

    def __init__(self, attrs: Attrs | None = None) -> None:
        super().__init__(_attrs({"class": "num", "autocomplete": "tel", "inputmode": "tel"}, attrs))


class YearInput(forms.TextInput):
    """A year of four digits."""

    def __init__(self, attrs: Attrs | None = None) -> None:
        super().__init__(
            _attrs(
                {"class": "num", "inputmode": "numeric", "maxlength": 6, "autocomplete": "off"},
                attrs,
            )
        )


class DayInput(forms.DateInput):
    """A day, typed or chosen from the browser's calendar."""

    input_type = "date"

    def __init__(self, attrs: Attrs | None = None) -> None:
        super().__init__(_attrs({"class": "num"}, attrs), format="%Y-%m-%d")


class CodeInput(forms.TextInput):
    """Six digits that came by SMS; phones offer them above the keyboard."""

    def __init__(self, attrs: Attrs | None = None) -> None:
        own: Attrs = {
            "class": "num",
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "maxlength": 6,
        }
        super().__init__(_attrs(own, attrs))


class CodeWithButton(CodeInput):
    """The code's box with 获取验证码 beside it; the button posts the form to `send_url`."""

    template_name = "forms/widgets/code.html"

    def __init__(
        self, send_url: str, wait: int = 60, word: str = "获取验证码", attrs: Attrs | None = None
    ) -> None:
        super().__init__(_attrs({"placeholder": "6 位数字"}, attrs))
        self.send_url, self.wait, self.word = send_url, wait, word

    def get_context(self, name: str, value: object, attrs: Attrs | None) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        return {**context, "send_url": self.send_url, "wait": self.wait, "word": self.word}


class PasswordWithEye(forms.PasswordInput):
    """A password that can be shown while typing. Nothing typed is ever sent back by the server."""

    template_name = "forms/widgets/password.html"

    def __init__(
        self, *, new: bool = False, weigh_url: str | Promise = "", attrs: Attrs | None = None
    ) -> None:
        own: Attrs = {"autocomplete": "new-password" if new else "current-password"}
        self.weigh_url = weigh_url
        super().__init__(_attrs(own, attrs))

    def get_context(self, name: str, value: object, attrs: Attrs | None) -> dict[str, object]:
        """Add where the strength is asked for while typing; nothing asks for none."""
        context: dict[str, object] = super().get_context(name, value, attrs)
        return {**context, "weigh_url": self.weigh_url}


class YesNo(forms.RadioSelect):
    """Two boxes side by side."""

    template_name = "forms/widgets/yes_no.html"


class Choices(forms.RadioSelect):
    """One of several, each in a box large enough for a thumb."""

    template_name = "forms/widgets/choices.html"


class ManyChoices(forms.CheckboxSelectMultiple):
    """Any of several, each in a box large enough for a thumb."""

    template_name = "forms/widgets/choices.html"


class SearchBox(forms.TextInput):
    """Find one of many by characters or pinyin initials.

    `url` answers `?q=` with the `<li role="option" data-key data-text>` lines of
    `components/options.html`. The field's value is the chosen key, or the bare text when
    nothing was chosen or scripts are off. `text_of` turns a key back into the text to show.
    """

    template_name = "forms/widgets/search_box.html"

    def __init__(
        self, url: str, text_of: Callable[[str], str] = str, attrs: Attrs | None = None
    ) -> None:
        super().__init__(_attrs({"autocomplete": "off", "spellcheck": "false"}, attrs))
        self.url, self.text_of = url, text_of

    def get_context(self, name: str, value: object, attrs: Attrs | None) -> dict[str, object]:
        key = "" if value is None else str(value)
        context = super().get_context(name, self.text_of(key) if key else "", attrs)
        return {**context, "url": self.url, "key": key}

    def value_from_datadict(
        self, data: Mapping[str, object], files: Mapping[str, object], name: str
    ) -> object:
        """Prefer the chosen key as long as the text beside it is the chosen one."""
        text, key = str(data.get(name) or ""), str(data.get(f"{name}_key") or "")
        if key and text in {key, str(data.get(f"{name}_text") or ""), self.text_of(key)}:
            return key
        return text


class PictureInput(forms.ClearableFileInput):
    """A picture from camera or album, with preview and progress."""

    template_name = "forms/widgets/picture.html"

    def __init__(self, attrs: Attrs | None = None) -> None:
        super().__init__(_attrs({"accept": "image/*"}, attrs))
