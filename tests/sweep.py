"""Empties the database after a test that commits, in milliseconds.

Django itself truncates every table, which makes the server write new files for each of them, and
then has every app fill in its content types and permissions again. A story leaves a few hundred
rows.
"""

from __future__ import annotations

from django.db import connection, transaction

FROM_MIGRATIONS = {"django_content_type", "auth_permission"}


def sweep() -> None:
    """Delete all rows but those that the migrations made.

    As with TRUNCATE, requests that are still running are waited for. The role of a replica holds
    back foreign keys and the trail's triggers; a superuser of the suite's own database may take it.
    """
    tables = set(connection.introspection.django_table_names()) - FROM_MIGRATIONS
    names = sorted(connection.ops.quote_name(table) for table in tables)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE")
        cursor.execute("; ".join(f"DELETE FROM {name}" for name in names))  # noqa: S608 - our own tables
