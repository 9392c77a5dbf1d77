"""The page on which a newcomer reads the codes: all phones, newest message first, and the
authenticators of the staff beside them."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from simulators.sms.authenticators import shown_until
from simulators.sms.phones import BEIJING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulators.sms.authenticators import Authenticator
    from simulators.sms.phones import Message, Phones

HERE = Path(__file__).parent
PAGE = Template((HERE / "page.html").read_text(encoding="utf-8"))
SCRIPT = (HERE / "refresh.js").read_bytes()
MOST_SHOWN = 100
MOST_PHONES = 6
CODE = re.compile(r"(?<![0-9])[0-9]{4,8}(?![0-9])")

CARD = Template("""<article class="card">
<header><b class="phone">$phone</b><time datetime="$at">$when</time></header>
$code<p class="words">$words</p>$repeats
</article>""")
EMPTY = """<div class="empty"><b>还没有短信</b>
<p>在报名网站点「获取验证码」，短信马上显示在这里，不用刷新。</p></div>"""
CODES = Template("""<aside id="codes" aria-label="验证器"><h2>验证器</h2>
<p class="note">工作人员登录的第 2 步用。这一组用到 $until，一个码只能用一次。</p>
<ul>$lines</ul></aside>""")
CODE_LINE = Template('<li><span><b>$account</b> $label</span><b class="digits">$code</b></li>')
TO_CODES = '<a class="to-codes" href="#codes">验证器</a>'


def page_of(phones: Phones, phone: str, authenticators: Sequence[Authenticator] = ()) -> str:
    """Write the whole page, for one phone or for all (an empty text)."""
    messages = phones.messages(phone)[:MOST_SHOWN]
    chips = [_chip(number, chosen=phone) for number in _offered(phones, phone)]
    return PAGE.substitute(
        phone=escape(phone),
        chips="".join([*chips, TO_CODES] if authenticators else chips),
        cards="".join(_card(message) for message in messages) or EMPTY,
        codes=_codes(authenticators) if authenticators else "",
    )


def _codes(authenticators: Sequence[Authenticator]) -> str:
    lines = [
        CODE_LINE.substitute(
            account=escape(one.account),
            label=escape(one.label),
            code=f"{one.code[:3]} {one.code[3:]}",
        )
        for one in authenticators
    ]
    return CODES.substitute(until=f"{shown_until():%H:%M:%S}", lines="".join(lines))


def _offered(phones: Phones, phone: str) -> list[str]:
    """All phones, the chosen one, and those with the newest messages."""
    return list(dict.fromkeys(["", phone, *phones.numbers()[:MOST_PHONES]]))


def _chip(number: str, *, chosen: str) -> str:
    current = ' aria-current="page"' if number == chosen else ""
    where = f"/?phone={escape(number)}" if number else "/"
    return f'<a href="{where}"{current}>{escape(_spaced(number)) or "全部手机"}</a>'


def _card(message: Message) -> str:
    repeats = f"<small>又收到 {message.repeats} 次相同的发送请求，没有重复显示</small>"
    return CARD.substitute(
        phone=escape(_spaced(message.phone)),
        at=escape(message.at),
        when=_when(message.at),
        code=_code_in(message.text),
        words=escape(message.shown),
        repeats=repeats if message.repeats else "",
    )


def _code_in(text: str) -> str:
    """Show a code large, so that it can be read from an arm's length and copied by a click."""
    found = CODE.search(text) if "验证码" in text else None
    return f'<p class="code">{found[0]}</p>' if found else ""


def _spaced(phone: str) -> str:
    return f"{phone[:3]} {phone[3:7]} {phone[7:]}".strip()


def _when(at: str) -> str:
    then = datetime.fromisoformat(at)
    today = then.date() == datetime.now(BEIJING).date()
    return f"今天 {then:%H:%M:%S}" if today else f"{then.month} 月 {then.day} 日 {then:%H:%M}"
