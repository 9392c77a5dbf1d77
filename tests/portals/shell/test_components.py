"""Components: the words and the signs they show."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import engines

from portals.shell.pieces import Event, Fact, FileTile, Step


class CodeForm(forms.Form):
    code = forms.CharField(label="短信验证码")


NOW = datetime(2026, 3, 18, 1, 5, tzinfo=UTC)
SPRITE = Path(settings.BASE_DIR, "static/icons/icons.svg").read_text(encoding="utf-8")


def shown(source: str, **values: object) -> str:
    """Render a template line with the components loaded, white space folded."""
    template = engines["django"].from_string("{% load kaowu %}" + source)
    return " ".join(template.render({"server_now": NOW, **values}).split())


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_icon_is_silent_unless_it_has_a_label() -> None:
    assert 'class="i" aria-hidden="true"' in shown('{% icon "clock" %}')
    assert 'class="i i-sm" role="img" aria-label="锁"' in shown('{% icon "lock" "sm" label="锁" %}')
    assert "icons/icons.svg#clock" in shown('{% icon "clock" %}')


def test_a_status_is_colour_icon_and_word() -> None:
    html = shown('{% status "do" "差 1 项" pill=True %}')

    assert 'class="st st-do pill"' in html
    assert "#alert" in html
    assert text_of(html) == "差 1 项"
    assert "#star" in shown('{% status "wait" "破格" icon="star" %}')


def test_the_step_line_says_where_the_paper_is() -> None:
    steps = [Step("填报", "done", "3月15日"), Step("单位初审", "need"), Step("准考证")]

    html = shown("{% step_line steps %}", steps=steps)

    assert html.count('aria-current="step"') == 1
    assert 'class="now need" aria-current="step"' in html
    words = text_of(html).replace("&nbsp;", "")
    assert words.split() == [
        "填报",
        "（已完成）",
        "3月15日",
        "单位初审",
        "（轮到您了）",
        "3",
        "准考证",
        "（还没到）",
    ]


def test_a_history_line_has_a_moment_or_words() -> None:
    events = [
        Event("3 月 18 日到现在", "等待审查", "金水区", "now"),
        Event(NOW, "您提交了报名信息"),
    ]

    html = shown("{% history events %}", events=events)

    assert '<time datetime="2026-03-18T09:05:00+08:00">3 月 18 日 09:05</time>' in html
    assert text_of(html) == "3 月 18 日到现在 等待审查 金水区 3 月 18 日 09:05 您提交了报名信息"


def test_facts_are_escaped_and_a_locked_one_says_so() -> None:
    html = shown("{% facts rows %}", rows=[Fact("姓名", "<b>", "小字", locked=True)])

    assert "&lt;b&gt;" in html
    assert 'aria-label="不可修改"' in html
    assert "<small>小字</small>" in html


def test_a_tile_asks_for_a_picture_or_offers_another() -> None:
    asked = FileTile("身份证照片", "四角都拍到", action_url="/a", action_word="拍照上传")
    present = FileTile(
        "照片", picture_url="/p", tone="ok", word="已收下", action_url="/a", action_word="换一张"
    )

    assert "btn-outline-primary" in shown("{% file_tile tile %}", tile=asked)
    assert text_of(shown("{% file_tile tile %}", tile=asked)) == "身份证照片 四角都拍到 拍照上传"
    assert 'src="/p"' in shown("{% file_tile tile %}", tile=present)
    assert text_of(shown("{% file_tile tile %}", tile=present)) == "照片 已收下 换一张"


@pytest.mark.parametrize(("given", "drawn"), [(-3, 0), (85, 85), (150, 100)])
def test_a_bar_stays_between_nothing_and_full(given: int, drawn: int) -> None:
    html = shown('{% progress_bar given "已填" %}', given=given)

    assert f'aria-valuenow="{drawn}"' in html
    assert f'class="w-p{drawn}"' in html


def test_a_countdown_is_right_without_scripts() -> None:
    later = NOW + timedelta(days=3, hours=13)

    assert text_of(shown("{% countdown later %}", later=later)) == "3 天 13 小时"
    assert text_of(shown("{% countdown now over='报名结束' %}", now=NOW)) == "报名结束"


def test_the_honest_clock_puts_the_person_on_the_same_scale() -> None:
    html = shown("{% honest_clock 2 5 1 %}")

    assert "一半 2 天内，九成 5 天内，您等了 1 天" in html
    assert "me l-p14" in html
    assert "p9 w-p71" in html
    assert shown("{% honest_clock 0 0 0 %}").count("l-p0") == 3


def test_blocks_wrap_what_they_are_given() -> None:
    note = shown('{% note tone="do" %}<b>还没有提交</b>{% endnote %}')
    hero = shown(
        '{% hero tone="ok" title="通过" who="王秀英" lead="请缴费" %}<i>x</i>{% endhero %}'
    )
    dialog = shown('{% dialog name="ask" title="确认？" %}<p>y</p>{% enddialog %}')
    opened = shown('{% dialog name="ask" title="确认？" is_open=True %}{% enddialog %}')

    assert 'class="k-note do"' in note
    assert "<div><b>还没有提交</b></div>" in note
    assert text_of(hero) == "王秀英 通过 请缴费 x"
    assert 'id="ask" data-dialog hidden' in dialog
    assert 'aria-labelledby="ask-title"' in dialog
    assert "hidden" not in opened


def test_a_title_given_by_a_person_is_escaped() -> None:
    assert "<script>" not in shown(
        "{% hero tone='wait' title=evil %}{% endhero %}", evil="<script>"
    )


def test_both_buttons_of_a_question_say_what_will_happen() -> None:
    html = shown(
        '{% confirm_form action="/go" yes="确定" yes_text="按我填的报" no="取消" no_text="回去改"'
        ' no_url="/back" %}',
        csrf_token="token",
    )

    assert text_of(html) == "取消 回去改 确定 按我填的报"
    assert 'value="token"' in html
    assert 'name="confirmed" value="yes"' in html


def test_an_end_of_a_list_has_a_locked_button() -> None:
    html = shown('{% pager next_url="?after=9" text="第 1–15 件" %}')

    assert 'href="?after=9" rel="next"' in html
    assert html.count("aria-disabled") == 1
    assert shown('{% pager previous_url="?before=9" %}').count("aria-disabled") == 1


def test_small_lines_carry_their_sign() -> None:
    assert 'id="e1"' in shown('{% error_line "号码不对" id="e1" %}')
    assert "#okc" in shown('{% ok_line "号码正确" %}')
    assert (
        text_of(shown('{% empty "没有待办" "新的会出现" url="/" word="返回" %}'))
        == "没有待办 新的会出现 返回"
    )
    assert 'data-wait="60"' in shown('{% resend "/code/" %}')


def test_the_big_box_for_a_code_shows_what_was_wrong_with_it() -> None:
    html = shown("{% code_entry form.code %}", form=CodeForm({"code": ""}))

    assert 'class="otp"' in html
    assert 'id="id_code_error" role="alert"' in html


def test_every_icon_used_in_a_template_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
    used = {
        name
        for path in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', path.read_text(encoding="utf-8"))
    }

    assert used
    assert used - drawn == set()
