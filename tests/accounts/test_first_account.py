"""The first two administrators come from the machine; everybody else from the pages."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Posting, Role, User
from tests.portals.shell.places import a_region

pytestmark = pytest.mark.django_db


def test_two_administrators_are_opened_and_no_third(capsys: pytest.CaptureFixture[str]) -> None:
    province = a_region()

    call_command("first_account", "wei", "卫管理")
    call_command("first_account", "lin", "林管理")

    username, password = capsys.readouterr().out.splitlines()[0].split()
    user = User.objects.get(username=username)
    assert user.check_password(password)
    assert user.must_change_password
    assert Posting.objects.get(user=user).region == province
    with pytest.raises(CommandError, match="Two administrators"):
        call_command("first_account", "third", "第三人")
    assert Posting.objects.filter(role=Role.ADMINISTRATOR).count() == 2


def test_without_regions_there_is_no_place_for_one() -> None:
    with pytest.raises(CommandError, match="Load the regions"):
        call_command("first_account", "wei", "卫管理")
