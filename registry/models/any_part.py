"""Finds a name by any part of it, through an index, without PostgreSQL's trigram extension.

`registry_any_part` (see the migrations) lists every ending of a name, of its initials and of its
likeliest full pinyin. A part of a name is the beginning of one of its endings, and beginnings are
what a GIN index of words finds fast: 「中心医院」 begins an ending of 「洛阳市中心医院」, zxyy an
ending of lyszxyy.
"""

from __future__ import annotations

from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import BooleanField, Func, Value
from django.db.models.functions import Cast

LONGEST = 80


def as_typed(text: str) -> str:
    """Return what was typed as it is compared: trimmed, lower case, at most 80 characters."""
    return text.replace("\0", "").strip().lower()[:LONGEST]


class AnyPart(Func):
    """Every ending of a name and of its search key, as the words of a text-search vector."""

    function = "registry_any_part"
    arity = 2
    output_field = SearchVectorField()


def has_part(typed: str) -> Func:
    """Return the condition that an ending of `name` or `search_key` begins with the text."""
    quoted = typed.replace("\\", "\\\\").replace("'", "''")
    # A cast takes the text as it is; to_tsquery would take it apart by a language's rules.
    beginning = Cast(Value(f"'{quoted}':*"), SearchQueryField())
    return Func(
        AnyPart("name", "search_key"),
        beginning,
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )
