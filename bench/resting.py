"""Keeps PostgreSQL from ordering copied rows one by one.

Indexes that are no constraint, and the checks of foreign keys, rest as they do under `pg_restore`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = (
    "accounts_user", "applications_application", "applications_attachment", "viewflow_process",
    "flows_approvalprocess", "viewflow_task", "flows_deskrow", "audit_entry",
)  # fmt: skip


@contextmanager
def resting_indexes() -> Iterator[None]:
    """Drop every index that is no constraint, and rest the checks of foreign keys, meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS"
            " (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)",
            [list(TABLES)],
        )
        found = cursor.fetchall()
        for index, _ in found:
            cursor.execute(f"DROP INDEX {index}")
        cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        yield
        cursor.execute("SET session_replication_role = DEFAULT; SET synchronous_commit = on")
        for _, definition in found:
            cursor.execute(definition)
