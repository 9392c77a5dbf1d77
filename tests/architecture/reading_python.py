"""Checkers for Python modules: each takes the source and returns what is wrong with it."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BANNED_NAMES = {"utils", "helpers", "common", "misc", "services", "managers", "constants"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django_fsm.signals")
RINGING = {"delay", "apply_async", "send_task", "delay_on_commit", "apply_async_on_commit"}
SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma: no cover|fmt: off)(.*)$")
WITH_CODE_AND_REASON = re.compile(
    r"(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[\w-]+(,\s*[\w-]+)*\])\s+[-#]\s*\w"
)
UNFINISHED = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function, methods and inner ones included."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def long_functions(source: str, limit: int) -> list[str]:
    """Return the functions whose body, without its docstring, is longer than a limit of lines."""
    lengths = [(f.name, body_lines(f)) for f in functions(ast.parse(source))]
    return [f"{name} ({length} lines)" for name, length in lengths if length > limit]


def body_lines(function: Function) -> int:
    """Return how many lines a function's body takes; its signature and docstring are free."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def imported(source: str) -> set[str]:
    """Return the modules that a source imports, and the names it takes out of them."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def signals(source: str) -> list[str]:
    """Return imports of signals: what happens is said where it happens."""
    return sorted(name for name in imported(source) if name.startswith(SIGNALS))


def bells_before_commit(source: str) -> list[int]:
    """Return the lines that ring Celery outside a function handed to `on_commit`."""
    tree = ast.parse(source)
    after_commit = {
        argument.id
        for call in calls(tree, {"on_commit"})
        for argument in call.args
        if isinstance(argument, ast.Name)
    }
    allowed = [f for f in functions(tree) if f.name in after_commit]
    quiet = {id(call) for function in allowed for call in calls(function, RINGING)}
    return [call.lineno for call in calls(tree, RINGING) if id(call) not in quiet]


def calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    """Yield the calls of functions or methods with one of the names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                yield node


def filters_on_state(source: str) -> list[int]:
    """Return the lines that spell out `filter(state=…)`: querysets have adjectives for that."""
    found = calls(ast.parse(source), {"filter", "exclude", "get"})
    return [
        c.lineno for c in found if any((k.arg or "").split("__")[0] == "state" for k in c.keywords)
    ]


def rendered_pages(source: str) -> list[tuple[str, str]]:
    """Return (function, template) for every template named in a module's functions."""
    return [
        (function.name, node.value)
        for function in ast.parse(source).body
        if isinstance(function, Function)
        for node in ast.walk(function)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.endswith(".html")
    ]


def texts(source: str) -> set[str]:
    """Return every text constant of a module."""
    constants = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {node.value for node in constants if isinstance(node.value, str)}


def bare_suppressions(source: str) -> list[str]:
    """Return lint and type exceptions without a code and a reason on the line."""
    found = [match for line in source.splitlines() if (match := SUPPRESSION.search(line))]
    return [match[0] for match in found if not WITH_CODE_AND_REASON.match(match[2])]


def unfinished(source: str) -> list[str]:
    """Return notes that something is left to do."""
    return [line.strip() for line in source.splitlines() if UNFINISHED.search(line)]


def uncollected_tests(source: str) -> list[str]:
    """Return top-level functions of a test module that pytest does not collect and nobody uses."""
    tree = ast.parse(source)
    used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
    return [
        function.name
        for function in tree.body
        if isinstance(function, Function)
        and not function.name.startswith(("test_", "pytest_"))
        and not function.decorator_list
        and function.name not in used
    ]
