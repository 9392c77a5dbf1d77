"""账号 of an employer's admin: the admins of the employers below, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from accounts.models import Posting, Role, User
from tests.builders import a_posting
from tests.employers import employer_under
from tests.portals.office.browsers import address, signed_in, text_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(world: World) -> Client:
    """The browser of the admin of the bureau over the hospital."""
    return signed_in(a_posting(Role.EMPLOYER_ADMIN, employer=world.bureau, name="钱局长"))


def typed(employer: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"name": "王华", "username": "wanghua", "employer": employer, "first_day": today}


def test_the_rail_leads_there_only_where_employers_lie_below(bureau: Client, world: World) -> None:
    assert address("accounts") in text_of(bureau.get("/desk/"))
    assert address("accounts") not in text_of(signed_in(world.admin).get("/desk/"))


def test_the_list_shows_the_admins_below(bureau: Client, world: World) -> None:
    html = text_of(bureau.get(address("accounts")))

    assert "洛阳市卫生健康委员会下级单位的管理员" in html
    assert "赵人事" in html
    assert not any(name in html for name in ("王审核", "吴考务"))


def test_an_account_is_handed_down(bureau: Client, world: World) -> None:
    page = text_of(bureau.get(address("new_account")))
    assert "洛阳市中心医院（洛阳市卫生健康委员会）" in page
    assert 'name="role"' not in page
    assert "马上生效" in page

    answer = bureau.post(address("new_account"), typed(world.employer.public_id))

    assert "7 天内要登录并改掉" in text_of(answer)
    posting = Posting.objects.get(user__username="wanghua")
    assert (posting.role, posting.employer) == (Role.EMPLOYER_ADMIN, world.employer)


def test_an_employer_that_is_not_below_is_refused(bureau: Client, world: World) -> None:
    for foreign in (world.bureau, world.other_employer):
        answer = bureau.post(address("new_account"), typed(foreign.public_id))
        assert answer.status_code == 422
        assert "请从列出的下级单位里选。" in text_of(answer)
    assert not User.objects.filter(username="wanghua").exists()


def test_somebody_below_gets_one_more_employer(bureau: Client, world: World) -> None:
    ward = employer_under(world.employer)
    grant = address("grant_posting", world.admin.public_id)

    answer = bureau.post(
        grant, {"employer": ward.public_id, "first_day": timezone.localdate().isoformat()}
    )

    assert answer["Location"] == address("account", world.admin.public_id)
    assert Posting.objects.filter(user=world.admin.user, employer=ward).exists()


def test_who_works_at_an_office_is_not_there(bureau: Client, world: World) -> None:
    assert bureau.get(address("account", world.reviewer.public_id)).status_code == 404
    assert bureau.get(address("account", world.admin.public_id)).status_code == 200
