"""`manage.py precheck` as a process: the answer on stdout, the blame on stderr, and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from django.db import connection

from registry.models import Trade
from tests.applications.conftest import write_exam
from tests.applications.rules.world import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def database_url(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Commit an exam for another process to see, and take it away again."""
    with django_db_blocker.unblock():
        exam = write_exam()
        config = connection.settings_dict
        where = urlencode(
            {key: config[key.upper()] for key in ("user", "password", "host", "port")}
        )
        yield f"postgres:///{config['NAME']}?{where}"
        exam.delete()
        Trade.objects.filter(code__startswith="table-", successor__isnull=False).delete()
        Trade.objects.filter(code__startswith="table-").delete()


def precheck(case: str, url: str, *, exam: str = "table") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "precheck", "--exam", exam],
        input=case,
        env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "project.settings.test"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_answer_is_on_stdout_alone(database_url: str) -> None:
    done = precheck(json.dumps(told(apply_level=4, start_date="2005-01-01")), database_url)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["route"] == "L4-B"


@pytest.mark.parametrize(
    ("case", "exam", "named"),
    [
        (
            json.dumps(told(apply_level=4, current_level=5, level_year="2020")),
            "table",
            "level_year",
        ),
        ("{", "table", "case"),
        ("{}", "1999", "--exam"),
    ],
)
def test_the_blame_is_on_stderr_with_exit_code_two(
    database_url: str, case: str, exam: str, named: str
) -> None:
    done = precheck(case, database_url, exam=exam)

    assert (done.returncode, done.stdout) == (2, "")
    assert f"{named}：" in done.stderr
