"""How every form looks: label, help, input, and the error with its icon under the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms import (
    CheckboxInput,
    CheckboxSelectMultiple,
    RadioSelect,
    Select,
    SelectMultiple,
)
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

if TYPE_CHECKING:
    from django.forms import Widget

TICKS = (CheckboxInput, CheckboxSelectMultiple, RadioSelect)
LISTS = (Select, SelectMultiple)


class KaowuBoundField(BoundField):
    """A field that knows its CSS classes and which layout it stands in."""

    def build_widget_attrs(
        self, attrs: dict[str, str | bool], widget: Widget | None = None
    ) -> dict[str, str | bool]:
        """Add the class of the input, and mark a wrong one."""
        shown = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        classes = [str(shown.attrs.get("class", "")), _class_of(shown)]
        if self.errors and not shown.is_hidden:
            classes.append("is-invalid")
        built["class"] = " ".join(part for part in classes if part)
        return built

    @property
    def is_tick(self) -> bool:
        """Say whether this is a single box, whose label stands behind it."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def wrapper_css(self) -> str:
        return "k-field bad-field" if self.errors else "k-field"

    @property
    def is_optional(self) -> bool:
        either = getattr(self.form, "either", ())  # one answer of several is needed
        return not (self.field.required or self.is_tick or self.name in either)

    @property
    def described_by(self) -> str:
        return self.aria_describedby or ""


def _class_of(widget: Widget) -> str:
    if widget.is_hidden:
        return ""
    if isinstance(widget, TICKS):
        return "form-check-input"
    return "form-select" if isinstance(widget, LISTS) else "form-control"


class KaowuFormRenderer(TemplatesSetting):
    """Django's renderer with the house's templates."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"
    bound_field_class = KaowuBoundField
