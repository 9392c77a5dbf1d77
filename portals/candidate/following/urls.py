"""Addresses of what follows the signature."""

from __future__ import annotations

from django.urls import path

from portals.candidate.following import (
    fixing,
    fixing_item,
    home,
    paying,
    paying_waiting,
    progress,
    results,
    ticket_files,
    ticketing,
    withdrawing,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("progress/", progress.progress, name="progress"),
    path("fix/", fixing.fix, name="fix"),
    path("fix/code/", fixing.fix_send, name="fix_send"),
    path("fix/confirm/", fixing.fix_confirm, name="fix_confirm"),
    path("fix/<slug:key>/", fixing_item.fix_item, name="fix_item"),
    path("withdraw/", withdrawing.withdraw, name="withdraw"),
    path("withdraw/code/", withdrawing.withdraw_send, name="withdraw_send"),
    path("pay/", paying.pay, name="pay"),
    path("pay/ask/", paying.pay_ask, name="pay_ask"),
    path("pay/waiting/", paying_waiting.pay_waiting, name="pay_waiting"),
    path("pay/state/", paying_waiting.pay_state, name="pay_state"),
    path("pay/<str:public_id>.png", paying_waiting.pay_code, name="pay_code"),
    path("ticket/", ticketing.ticket, name="ticket"),
    path("ticket/code/", ticketing.ticket_code, name="ticket_code"),
    path("ticket/code/send/", ticketing.ticket_send, name="ticket_send"),
    path("ticket/<str:public_id>.pdf", ticket_files.ticket_pdf, name="ticket_pdf"),
    path("ticket/<str:public_id>.jpg", ticket_files.ticket_portrait, name="ticket_portrait"),
    path("ticket/<str:public_id>.png", ticket_files.ticket_qr, name="ticket_qr"),
    path("result/", results.result, name="result"),
]
