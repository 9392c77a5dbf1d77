"""常见问题."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.portals.entrance.visitors import text_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.builders import World


def test_every_link_to_an_answer_finds_it(client: Client, world: World) -> None:
    answers = set(re.findall(r'<details class="k-qa" id="(\w+)"', text_of(client.get("/help/"))))
    links = set(re.findall(r"/help/#(\w+)", text_of(client.get("/notice/"))))

    assert links == {"rare", "code"}
    assert links < answers


def test_the_regions_office_answers_what_the_page_does_not(client: Client, world: World) -> None:
    assert "先在" in text_of(client.get("/help/"))

    client.post("/region/", {"region": world.city.code})

    assert "洛阳市工考中心" in text_of(client.get("/help/"))
