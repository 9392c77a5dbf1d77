"""The small scripts, in a real browser, against answers made here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import Browser, FilePayload, Page, Route, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.journey
SCRIPTS = Path(settings.BASE_DIR, "static/js")
SITE = "http://kaowu.test"
OPTIONS = """
<li role="option" id="o-1" data-key="T1" data-text="护理员"><b>护理员</b></li>
<li role="option" id="o-2" data-key="T2" data-text="护林员"><b>护林员</b></li>
<li role="option" id="o-3" data-key="T3" data-text="护路员" aria-disabled="true"><b>护路员</b></li>
"""


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield page
    page.close()


def stand(page: Page, body: str, *scripts: str, answers: dict[str, str] | None = None) -> None:
    """Serve one page whose addresses answer as told; JSON when the answer starts with a brace."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        text = (answers or {}).get(path)
        if path.startswith("/js/"):
            route.fulfill(
                path=SCRIPTS / path.removeprefix("/js/"), content_type="application/javascript"
            )
        elif path == "/":
            lines = "".join(f'<script src="/js/{name}" defer></script>' for name in scripts)
            html = f'<html data-now="2026-03-18T09:05:00+08:00"><body>{body}{lines}</body></html>'
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif text is None:
            route.abort()
        else:
            kind = "application/json" if text.startswith("{") else "text/html"
            route.fulfill(body=text, content_type=f"{kind}; charset=utf-8")

    page.unroute_all()
    page.route("**/*", answer)
    page.goto(f"{SITE}/")


def test_the_countdown_follows_the_servers_clock(browser_page: Page) -> None:
    stand(
        browser_page,
        '<b id="a" data-countdown="2026-03-21T22:05:30+08:00"></b>'
        '<b id="z" data-countdown="2026-03-01T00:00:00+08:00" data-over="报名结束"></b>'
        "<i data-clock></i>",
        "countdown.js",
    )

    expect(browser_page.locator("#a")).to_have_text("3 天 13 小时")
    expect(browser_page.locator("#z")).to_have_text("报名结束")
    expect(browser_page.locator("[data-clock]")).to_contain_text("3月18日 周三 09:05:0")


def test_the_big_clock_counts_seconds_in_the_last_hour_and_ends_in_words(
    browser_page: Page,
) -> None:
    ends = {"d": "20T10:07:59", "h": "18T11:00:30", "m": "18T10:04:30", "s": "18T09:05:50"}
    clocks = (
        f'<p id="{name}" data-big data-countdown="2026-03-{end}+08:00">x</p>'
        for name, end in ends.items()
    )
    stand(browser_page, "".join(clocks), "countdown.js")

    expect(browser_page.locator("#d")).to_have_text("2天1小时2分")
    expect(browser_page.locator("#h")).to_have_text("1小时55分")
    expect(browser_page.locator("#m")).to_have_text(re.compile("59分2[0-9]秒"))
    expect(browser_page.locator("#s")).to_have_text("不到 1 分钟")
    assert browser_page.locator("#m b").count() == 2


def test_a_code_is_asked_for_once_and_then_has_to_wait(browser_page: Page) -> None:
    body = """<form><div class="k-field"><input name="phone" value="1">
      <button formaction="/code/" data-resend data-wait="60">获取验证码</button></div></form>"""
    said = json.dumps({"ok": True, "message": "已发送", "wait": 42})
    stand(browser_page, body, "code_button.js", answers={"/code/": said})

    browser_page.get_by_role("button").click()

    expect(browser_page.get_by_role("status")).to_have_text("已发送")
    expect(browser_page.get_by_role("button")).to_have_text("42 秒后可重发")
    expect(browser_page.get_by_role("button")).to_be_disabled()


def test_without_a_network_the_code_button_says_so(browser_page: Page) -> None:
    body = (
        '<form><div class="k-field"><button formaction="/x/" data-resend>获取</button></div></form>'
    )
    stand(browser_page, body, "code_button.js")

    browser_page.get_by_role("button").click()

    expect(browser_page.get_by_role("status")).to_contain_text("没有发出去")
    expect(browser_page.get_by_role("button")).to_be_enabled()


def test_a_dialog_keeps_the_keyboard_and_gives_the_focus_back(browser_page: Page) -> None:
    body = """<button id="o" data-dialog-open="ask">打开</button><div id="ask" data-dialog hidden>
      <div role="dialog" tabindex="-1"><input id="i"><button data-dialog-close>关</button></div>
      </div>"""
    stand(browser_page, body, "dialog.js")

    browser_page.click("#o")
    expect(browser_page.locator("#i")).to_be_focused()
    browser_page.keyboard.press("Shift+Tab")
    expect(browser_page.get_by_text("关")).to_be_focused()
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator("#i")).to_be_focused()
    browser_page.keyboard.press("Escape")

    expect(browser_page.locator("#ask")).to_be_hidden()
    expect(browser_page.locator("#o")).to_be_focused()


def test_one_of_many_is_found_by_the_keyboard_alone(browser_page: Page) -> None:
    body = """<form><div data-search-box="/find/"><input id="t" name="t">
      <input type="hidden" id="k" data-search-key><input type="hidden" id="x" data-search-text>
      <ul id="l" role="listbox" hidden></ul><span data-search-status></span></div></form>"""
    stand(browser_page, body, "search_box.js", answers={"/find/": OPTIONS})

    browser_page.type("#t", "hly")
    expect(browser_page.locator("[data-search-status]")).to_have_text("有 2 个可选")
    expect(browser_page.locator("#t")).to_have_attribute("aria-activedescendant", "o-1")
    browser_page.keyboard.press("ArrowDown")
    browser_page.keyboard.press("Enter")

    expect(browser_page.locator("#t")).to_have_value("护林员")
    expect(browser_page.locator("#k")).to_have_value("T2")
    expect(browser_page.locator("#l")).to_be_hidden()
    browser_page.keyboard.press("Backspace")
    expect(browser_page.locator("#k")).to_have_value("")


def test_a_password_can_be_seen_while_typing(browser_page: Page) -> None:
    body = '<div><input id="p" type="password"><button data-eye><span>显示</span></button></div>'
    stand(browser_page, body, "password_eye.js")

    browser_page.click("[data-eye]")
    expect(browser_page.locator("#p")).to_have_attribute("type", "text")
    expect(browser_page.locator("[data-eye]")).to_have_text("隐藏")
    browser_page.click("[data-eye]")
    expect(browser_page.locator("#p")).to_have_attribute("type", "password")


def test_typed_text_survives_but_a_password_does_not(browser_page: Page) -> None:
    body = """<form data-keep="f"><input id="n" name="n"><input id="p" name="p" type="password">
      <input id="c" name="c" type="checkbox" value="1"></form>"""
    stand(browser_page, body, "keep_typed.js")
    browser_page.fill("#n", "王秀英")
    browser_page.fill("#p", "secret")
    browser_page.check("#c")

    browser_page.reload()

    expect(browser_page.locator("#n")).to_have_value("王秀英")
    expect(browser_page.locator("#p")).to_have_value("")
    expect(browser_page.locator("#c")).to_be_checked()


def test_a_picture_is_sent_at_once_and_its_refusal_is_shown(browser_page: Page) -> None:
    body = """<form action="/up/" data-upload-now><div data-upload><input type="file" name="f"
      data-upload-file><img data-upload-preview hidden><div data-upload-bar hidden><i></i></div>
      <p data-upload-status></p></div></form>"""
    accepted = json.dumps({"message": "照片已收下"})
    stand(browser_page, body, "upload.js", answers={"/up/": accepted})

    picture = FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=b"jpeg")
    browser_page.set_input_files("input", [picture])
    expect(browser_page.locator("[data-upload-status]")).to_have_text("照片已收下")

    stand(browser_page, body, "upload.js")
    browser_page.set_input_files("input", [picture])
    expect(browser_page.locator("[data-upload-status]")).to_contain_text("网络断了")


def test_keys_press_what_they_name_but_not_while_typing(browser_page: Page) -> None:
    body = """<button data-key="a" onclick="this.textContent='通过'">批</button><input id="t">
      <table data-rows><tr data-row class="cur"><td>1</td></tr>
      <tr data-row><td>2</td></tr></table>"""
    stand(browser_page, body, "keys.js")

    browser_page.focus("#t")
    browser_page.keyboard.type("aj")
    expect(browser_page.get_by_role("button")).to_have_text("批")
    browser_page.keyboard.press("Escape")
    browser_page.keyboard.press("a")
    browser_page.keyboard.press("j")

    expect(browser_page.get_by_role("button")).to_have_text("通过")
    expect(browser_page.locator("tr.cur")).to_have_text("2")


def test_the_list_of_keys_comes_into_view(browser_page: Page) -> None:
    body = """<div style="height: 3000px"></div><details><summary data-key="?">快捷键</summary>
      <p>下一件</p></details><div style="height: 3000px"></div>"""
    stand(browser_page, body, "keys.js")

    browser_page.keyboard.press("?")

    expect(browser_page.get_by_text("下一件")).to_be_in_viewport()


def test_a_document_is_enlarged_turned_and_fitted(browser_page: Page) -> None:
    body = """<div data-viewer><div data-stage><img alt="x"></div><button data-view="in">+</button>
      <button data-view="turn">转</button><button data-view="fit">全</button></div>"""
    stand(browser_page, body, "case_documents.js")
    picture = browser_page.locator("img")

    browser_page.get_by_text("+").click()
    browser_page.get_by_text("转").click()
    assert "rotate(90deg) scale(1.25)" in (picture.get_attribute("style") or "")
    browser_page.get_by_text("全").click()
    assert "rotate(0deg) scale(1)" in (picture.get_attribute("style") or "")


def test_a_form_is_sent_once(browser_page: Page) -> None:
    body = """<form action="/slow/" method="post"><button>提交</button></form>
      <script>let n = 0; addEventListener('submit', e => { if (!e.defaultPrevented) n += 1;
      e.preventDefault(); document.title = n; });</script>"""
    stand(browser_page, body, "busy.js")

    browser_page.click("button")
    browser_page.evaluate("document.querySelector('form').requestSubmit()")

    assert browser_page.title() == "1"
    expect(browser_page.get_by_role("button")).to_have_attribute("aria-busy", "true")


ALOUD = """<main id="main"><button data-read-aloud aria-pressed="false" hidden>
<span data-word>读给我听</span></button>
<h1>还没有提交</h1><p>填的内容已经保存。提交了才算报名。</p><p hidden>看不见的。</p></main>"""
VOICE = """window.said = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", {value: {speak: (words) => window.said.push(words),
cancel: () => window.said.splice(0)}});"""


def test_a_page_is_read_aloud_sentence_by_sentence_and_can_be_stopped(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(VOICE)
    stand(page, ALOUD, "read_aloud.js")

    page.get_by_role("button", name="读给我听").click()

    said = page.evaluate("said.map((words) => words.text + words.lang)")
    lines = ["还没有提交", "填的内容已经保存。", "提交了才算报名。"]
    assert said == [f"{line}zh-CN" for line in lines]
    page.get_by_role("button", name="停下来").click()
    assert page.evaluate("said.length") == 0
    page.get_by_role("button", name="读给我听").click()
    page.evaluate("said[2].onend()")
    expect(page.get_by_role("button", name="读给我听")).to_have_attribute("aria-pressed", "false")
    page.close()


def test_a_browser_without_a_voice_shows_no_button(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.SpeechSynthesisUtterance;")
    stand(page, ALOUD, "read_aloud.js")

    expect(page.locator("[data-read-aloud]")).to_be_hidden()
    page.close()
