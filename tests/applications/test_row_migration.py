"""What was typed into the old boxes survives the way to rows and back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from applications.models import Application
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("applications", "0006_pages_and_partial_uploads")]


def migrate(targets: list[tuple[str, str]]) -> None:
    MigrationExecutor(connection).migrate(targets)


def stored(paper: Application) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT work_history, awards FROM applications_application WHERE id = %s", [paper.pk]
        )
        return tuple(cursor.fetchone())


def test_old_text_becomes_a_row_and_rows_become_lines_again() -> None:
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    paper = builders.a_draft(builders.a_world(), level=builders.Level.ONE)
    try:
        migrate(BEFORE)
        lines, awards = stored(paper)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE applications_application SET work_history = '一段 旧文字\n第二行'"
            )
    finally:
        migrate(newest)

    paper = Application.objects.get(pk=paper.pk)
    assert str(lines).count("\n") == 1
    assert awards == ""
    assert "洛阳市中心医院" in str(lines)
    assert paper.work_history == [{"unit": "一段 旧文字\n第二行"}]
    assert paper.awards == []
