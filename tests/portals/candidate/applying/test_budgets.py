"""How many statements the pages of the journey cost: exact numbers, so that a new one is noticed.

Savepoints are not counted: only a suite that runs inside a transaction has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.models import Employer
from tests.portals.candidate.applying.pages import address, code_sent, registered, save

if TYPE_CHECKING:
    from django.test import Client

    from accounts.models import User
    from applications.models import Application
    from tests.builders import World

URL = "/my/application/"


def statements(captured: CaptureQueriesContext) -> int:
    return sum("SAVEPOINT" not in query["sql"] for query in captured.captured_queries)


def cost_of_reading(browser: Client, url: str) -> int:
    browser.get(url)
    with CaptureQueriesContext(connection) as captured:
        browser.get(url)
    return statements(captured)


def test_the_empty_form_costs_thirteen(browser: Client, empty_draft: Application) -> None:
    assert cost_of_reading(browser, URL) == 13


def test_the_filled_form_costs_twelve_whatever_is_in_the_register(
    browser: Client, person: User, ready: Application
) -> None:
    without = cost_of_reading(browser, URL)
    registered(person)

    assert (without, cost_of_reading(browser, URL)) == (11, 12)


def test_handing_in_costs_thirty_four_and_reads_the_wide_row_once(
    browser: Client, ready: Application
) -> None:
    browser.post(address("send_submit_code"), {"truthful": "yes"})
    code = code_sent()

    with CaptureQueriesContext(connection) as captured:
        answer = browser.post(address("submit"), {"code": code})

    sql = [query["sql"] for query in captured.captured_queries]
    assert answer["Location"] == address("submitted")
    assert statements(captured) == 34
    assert sum('"applications_application"."work_history"' in one for one in sql) == 1
    assert sum('FROM "registry_trade"' in one for one in sql) == 1  # the rules are judged once


def test_the_lists_of_employers_cost_the_same_for_few_and_for_many(
    browser: Client, world: World, empty_draft: Application
) -> None:
    url = f"{address('cascade')}?city=410300&county=410300&parent={world.bureau.public_id}"
    few = cost_of_reading(browser, url)
    Employer.objects.bulk_create(
        Employer(region=world.city, name=f"单位{place}", kind="institution") for place in range(900)
    )

    assert (few, cost_of_reading(browser, url)) == (8, 8)


def test_keeping_one_answer_costs_six_and_a_look_up_seven(
    browser: Client, draft: Application
) -> None:
    """The session, the person, the lock, the paper, and the trail's last and next entry."""
    browser.get(URL)
    with CaptureQueriesContext(connection) as plain:
        save(browser, draft, "education", education="college")
    with CaptureQueriesContext(connection) as looked_up:
        save(browser, draft, "current_trade", current_trade="护理员")

    assert (statements(plain), statements(looked_up)) == (6, 7)


def test_searching_costs_the_same_for_one_and_for_many(
    browser: Client, world: World, empty_draft: Application
) -> None:
    one = cost_of_reading(browser, f"{address('employers')}?q=lyszxyy")
    Employer.objects.bulk_create(
        Employer(region=world.city, name=f"洛阳市第{place}医院", kind="institution")
        for place in range(9)
    )

    assert cost_of_reading(browser, f"{address('employers')}?q=医院") == one
