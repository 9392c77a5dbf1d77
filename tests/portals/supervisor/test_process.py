"""流程图: drawn from the flow itself, with the cases that wait at each node."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from viewflow.workflow.chart import calc_layout_data

from flows import chart
from flows.approval import ApprovalFlow
from portals.shell.seat import Seat
from portals.supervisor.process import waiting_by_node
from tests import builders
from tests.portals.supervisor.browsers import address, text_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

QUERIES = 8


def words_of(svg: str) -> dict[str, list[str]]:
    """Return what stands at each node of a chart."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    groups = [node for node in root.iter() if "data-node" in node.attrib]
    return {node.attrib["data-node"]: [text.text or "" for text in node] for node in groups}


def test_every_node_of_the_flow_has_its_place_and_every_arrow_meets_the_gateway() -> None:
    grid = calc_layout_data(ApprovalFlow)

    assert {cell.node.name for cell in grid.cells} == {*chart.PLACES, chart.HUB}
    assert all(chart.HUB in (edge.src.name, edge.dst.name) for edge in grid.edges)


def test_a_flow_that_grows_a_node_must_give_it_a_place() -> None:
    with pytest.raises(KeyError):
        chart.arrow("a_new_desk", chart.HUB)
    with pytest.raises(KeyError):
        chart.arrow("correct_again", "end")


def test_each_node_shows_its_title_and_number() -> None:
    words = words_of(chart.approval_svg({"office_review": 11320, "end": 5}))

    assert [word for word in words["office_review"] if word] == ["资格审查", "11,320", "件"]
    assert [word for word in words["end"] if word] == ["办结", "5"]
    assert [word for word in words["start"] if word] == ["提交"]
    titles = [next(filter(None, texts)) for texts in words.values()]
    assert sorted(titles) == sorted(
        ["提交", "单位初审", "资格审查", "省级审核", "补充材料", "缴费", "办结"]
    )


def test_every_arrow_of_the_flow_is_drawn_once() -> None:
    paths = re.findall(r'<path d="(M[^"]+)" fill="none"', chart.approval_svg({}))

    assert len(paths) == len(set(paths)) == len(calc_layout_data(ApprovalFlow).edges)
    assert "M366 131V104" in paths
    assert "M434 96V123" in paths


def test_the_drawing_has_no_inline_style() -> None:
    assert "style=" not in chart.approval_svg({})


def test_the_page_shows_where_the_regions_cases_wait(
    world: builders.World, supervisor: Client
) -> None:
    builders.a_submitted(world)
    builders.a_returned(world)
    builders.an_approved(world)
    builders.a_paid(world)

    assert waiting_by_node(Seat(world.supervisor, world.exam)) == {
        "employer_check": 1, "correct": 1, "payment": 1, "end": 1,
    }  # fmt: skip
    assert '<g data-node="employer_check">' in text_of(supervisor.get(address("process")))


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_asks_the_database_as_often_for_one_case_as_for_five(
    world: builders.World,
    supervisor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _ in range(count):
        builders.a_submitted(world)

    with django_assert_num_queries(QUERIES):
        supervisor.get(address("process"))
