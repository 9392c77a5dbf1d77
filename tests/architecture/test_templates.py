"""Templates show and do not reason; they are short, flat and free of inline code."""

from __future__ import annotations

from pathlib import Path

import django.forms

from tests.architecture import reading_python, reading_templates
from tests.architecture.tree import (
    CHECKOUT,
    PRODUCT,
    excess,
    faults_in,
    python_files,
    templates,
)

USED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
DJANGO_FORM_TEMPLATES = Path(django.forms.__file__).parent / "templates"


def too_deep(text: str) -> int:
    deepest = reading_templates.depth(text)
    return deepest if deepest > 3 else 0


def test_a_template_does_not_reason() -> None:
    assert faults_in(templates(), reading_templates.reasoning) == {}


def test_a_template_is_short_and_flat() -> None:
    assert faults_in(templates(), excess(80)) == {}
    assert faults_in(templates(), too_deep) == {}


def test_a_template_has_no_inline_script_or_style() -> None:
    assert faults_in(templates(), reading_templates.inline_code) == {}


def test_every_template_is_used() -> None:
    root = CHECKOUT / "templates"
    named = {path.relative_to(root).as_posix() for path in templates()}
    by_django = {
        path.relative_to(DJANGO_FORM_TEMPLATES).as_posix()
        for path in DJANGO_FORM_TEMPLATES.rglob("*.html")
    }
    by_templates = {
        name
        for path in templates("*")
        if path.is_file()
        for name in reading_templates.references(path.read_text(encoding="utf-8"))
        if name != path.relative_to(root).as_posix()
    }
    by_python = {
        text
        for path in python_files(*PRODUCT)
        for text in reading_python.texts(path.read_text(encoding="utf-8"))
    }

    assert named - by_templates - by_python - by_django - USED_BY_DJANGO == set()


def test_the_checkers_bite() -> None:
    assert reading_templates.reasoning('{% if row.state == "paid" %}') == ['row.state == "paid" ']
    assert reading_templates.reasoning("{% elif a or b %}{# {% if a and b %} #}") == ["a or b "]
    assert reading_templates.reasoning("{% if not row.is_overdue %}") == []
    assert (
        reading_templates.depth(
            "{% for a in b %}{% if a %}{% endif %}{% endfor %}{% if c %}{% endif %}"
        )
        == 2
    )
    assert len(reading_templates.inline_code('<p style="x" onclick="y"><script>z</script>')) == 3
    assert reading_templates.inline_code('<script src="/x.js" defer></script><style-guide>') == []
    assert reading_templates.references("{% include 'a/b.html' %}") == {"a/b.html"}
