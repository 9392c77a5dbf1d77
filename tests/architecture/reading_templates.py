"""Checkers for templates: each takes the text and returns what is wrong with it."""

from __future__ import annotations

import re

REASONING = {"==", "!=", "<", ">", "<=", ">=", "and", "or", "in", "is"}
IF_TAG = re.compile(r"{%-?\s*(?:el)?if\s+(.*?)-?%}")
NESTING_TAG = re.compile(r"{%-?\s*(end)?(if|for|with)\b")
REFERENCE = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\sstyle\s*=|\son[a-z]+\s*=|\shx-on\b|javascript:",
    re.IGNORECASE,
)


def reasoning(text: str) -> list[str]:
    """Return the conditions that compare or combine: their answer belongs to the row."""
    conditions = IF_TAG.findall(COMMENT.sub("", text))
    return [condition for condition in conditions if REASONING & set(condition.split())]


def depth(text: str) -> int:
    """Return how deep `if`, `for` and `with` are nested."""
    deepest = current = 0
    for closing, _name in NESTING_TAG.findall(COMMENT.sub("", text)):
        current += -1 if closing else 1
        deepest = max(deepest, current)
    return deepest


def inline_code(text: str) -> list[str]:
    """Return what the content security policy would block: scripts and styles in the page."""
    return INLINE.findall(COMMENT.sub("", text))


def references(text: str) -> set[str]:
    """Return the templates that this one includes or extends by name."""
    return set(REFERENCE.findall(text))
