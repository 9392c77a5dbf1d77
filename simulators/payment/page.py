"""The pages on which a person pays, and the list of all orders."""

from __future__ import annotations

from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from simulators.payment.order import BEIJING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulators.payment.order import Order

HERE = Path(__file__).parent
PAGE = Template((HERE / "page.html").read_text(encoding="utf-8"))
SUM = Template('<p class="sum"><small>¥</small>$yuan</p><p class="what">$description</p>')
ASK = Template("""<div class="card">$sum
<dl><dt>订单号</dt><dd>$order_no</dd><dt>请在此前付款</dt><dd>$until</dd></dl>
<form method="post"><button class="yes" name="answer" value="pay">确认支付</button>
<button class="no" name="answer" value="cancel">取消</button></form></div>
<p class="note">演示用：不会真的扣钱。</p>""")
SAY = Template("""<div class="card $kind"><p class="mark" aria-hidden="true">$mark</p>
<h2 role="status">$headline</h2>$sum<p class="note">$advice</p></div>$more""")
ROW = Template("""<li><a href="/pay/$token"><span><b>$description</b><small>$order_no</small></span>
<span class="right"><b>$yuan 元</b><small class="$state">$word</small></span></a></li>""")
WORDS = {"NOTPAY": "等待付款", "SUCCESS": "已付款", "REFUND": "已退款", "CLOSED": "已关闭"}
NONE_YET = """<div class="card"><h2>还没有订单</h2>
<p class="note">在报名网站点「微信支付」，订单就会出现在这里。</p></div>"""


def order_page(order: Order | None) -> str:
    """Write the page behind a code: pay now, paid, or too late."""
    if order is None:
        return _said("bad", "!", "没有这笔订单", "请回到报名网站，重新打开缴费页面扫码。")
    if order.state == "NOTPAY":
        return _page("确认付款", _ask(order))
    if order.state == "CLOSED":
        advice = "没有扣钱。请回到报名网站，重新打开缴费页面扫码。"
        return _said("bad", "!", "二维码已失效", advice, order=order)
    if order.state == "REFUND":
        advice = f"{_yuan(sum(order.refunds.values()))} 元已原路退回。"
        return _said("good", "✓", "已退款", advice, order=order)
    advice = "可以关掉这个页面了，报名网站会自己变成「已缴费」。"
    return _said("good", "✓", "支付成功", advice, order=order)


def cancelled_page(order: Order) -> str:
    """Write what one sees after 「取消」."""
    again = f'<p class="note"><a href="/pay/{escape(order.token)}">重新付款</a></p>'
    return _said("bad", "–", "已取消，没有扣钱", "想好了可以再付。", order=order, more=again)


def list_page(orders: Sequence[Order]) -> str:
    """Write the list of all orders."""
    rows = "".join(
        ROW.substitute(
            token=escape(order.token),
            description=escape(order.description),
            order_no=escape(order.order_no),
            yuan=_yuan(order.charged or order.amount),
            state=order.state,
            word=WORDS[order.state],
        )
        for order in orders
    )
    return _page("订单", f'<ul class="card list">{rows}</ul>' if rows else NONE_YET)


def _ask(order: Order) -> str:
    until = datetime.fromisoformat(order.expires_at).astimezone(BEIJING)
    return ASK.substitute(
        sum=_sum(order),
        order_no=escape(order.order_no),
        until=f"{until.month} 月 {until.day} 日 {until:%H:%M}",
    )


def _said(
    kind: str, mark: str, headline: str, advice: str, *, order: Order | None = None, more: str = ""
) -> str:
    money = _sum(order) if order else ""
    said = SAY.substitute(
        kind=kind, mark=mark, headline=headline, advice=advice, sum=money, more=more
    )
    return _page(headline, said)


def _sum(order: Order) -> str:
    yuan = _yuan(order.charged or order.amount)
    return SUM.substitute(yuan=yuan, description=escape(order.description))


def _page(title: str, content: str) -> str:
    return PAGE.substitute(title=title, content=content)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
