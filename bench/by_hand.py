"""Counts the rows a deed writes, and writes the same rows again with nothing around them."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psycopg
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb

JSONB = 3802
"""PostgreSQL's number for the type jsonb."""
COUNTERS = "SELECT relname, n_tup_ins, n_tup_upd FROM pg_stat_user_tables WHERE schemaname='public'"
KEYS = """
SELECT relation.relname, attribute.attname FROM pg_index
JOIN pg_class AS relation ON relation.oid = indrelid
JOIN pg_attribute AS attribute ON attribute.attrelid = indrelid AND attribute.attnum = indkey[0]
WHERE indisprimary AND relnamespace = 'public'::regnamespace
"""
Row = tuple[object, ...]


@dataclass(frozen=True)
class Written:
    """What one deed writes to one table."""

    table: str
    key: str
    inserts: int
    updates: int


@dataclass
class Ledger:
    """The counters of the database before many deeds of the same kind."""

    database: str
    before: dict[str, tuple[int, int]]

    @classmethod
    def open(cls, database: str) -> Ledger:
        """Start counting. Whoever wrote before must have left, for only then all is counted."""
        return cls(database, _counters(database))

    def close(self, deeds: int) -> list[Written]:
        """Return what each of the deeds wrote, once those who did them have left."""
        with psycopg.connect(self.database) as connection:
            keys: dict[str, str] = dict(connection.execute(KEYS).fetchall())
        found = []
        for table, (inserts, updates) in sorted(_counters(self.database).items()):
            old = self.before.get(table, (0, 0))
            each = (round((inserts - old[0]) / deeds), round((updates - old[1]) / deeds))
            if any(each):
                found.append(Written(table, keys[table], *each))
        return found


def _counters(database: str) -> dict[str, tuple[int, int]]:
    with psycopg.connect(database) as connection:
        return {table: (ins, upd) for table, ins, upd in connection.execute(COUNTERS).fetchall()}


class Copy:
    """A copy of a table with all its indexes and checks, and the rows to write into it."""

    def __init__(self, connection: psycopg.Connection[Row], written: Written, deeds: int) -> None:
        names = {"old": Identifier("public", written.table), "key": Identifier(written.key)}
        new = Identifier("by_hand", written.table)
        self.written = written
        connection.execute(SQL("CREATE TABLE {} (LIKE {old} INCLUDING ALL)").format(new, **names))
        newest = SQL("SELECT * FROM {old} ORDER BY {key} DESC LIMIT %s").format(**names)
        found = connection.execute(newest, [deeds * max(written.inserts, 1)])
        columns = found.description or []
        self.rows = [
            [Jsonb(value) if column.type_code == JSONB else value
             for column, value in zip(columns, row, strict=True)]
            for row in found.fetchall()
        ]  # fmt: skip
        self.key_at = [column.name for column in columns].index(written.key)
        blanks = SQL("({})").format(SQL(", ").join(SQL("%s") for _ in columns))
        values = SQL(", ").join([blanks] * max(written.inserts, 1))
        self.insert = SQL("INSERT INTO {} VALUES {}").format(new, values)
        self.update = SQL("UPDATE {new} SET {key} = {key} WHERE {key} = %s").format(
            new=new, key=names["key"]
        )
        if not written.inserts:
            connection.execute(SQL("INSERT INTO {} SELECT * FROM {old}").format(new, **names))

    def write(self, connection: psycopg.Connection[Row], deed: int) -> None:
        """Write what one deed wrote: its inserts in one statement, then each update."""
        count = max(self.written.inserts, 1)
        rows = self.rows[deed * count : (deed + 1) * count]
        if self.written.inserts:
            connection.execute(self.insert, [value for row in rows for value in row])
        for _ in range(self.written.updates):
            connection.execute(self.update, [rows[0][self.key_at]])


def seconds_by_hand(database: str, written: list[Written], deeds: int, *, hands: int) -> float:
    """Write the rows of so many deeds into copies, a transaction each; return the seconds."""
    with psycopg.connect(database) as connection:
        connection.execute("CREATE SCHEMA by_hand")
        copies = [Copy(connection, one, deeds) for one in written]

    def work(hand: int) -> None:
        with psycopg.connect(database, autocommit=True) as connection:
            for deed in range(hand, deeds, hands):
                with connection.transaction():
                    for copy in copies:
                        copy.write(connection, deed)

    started = time.perf_counter()
    with ThreadPoolExecutor(hands) as pool:
        list(pool.map(work, range(hands)))
    return time.perf_counter() - started
