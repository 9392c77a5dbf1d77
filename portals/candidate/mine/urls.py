"""Addresses of 我的资料."""

from __future__ import annotations

from django.urls import path

from portals.candidate.mine import page

urlpatterns = [
    path("data/", page.my_data, name="my_data"),
    path("data/code/", page.my_data_send, name="my_data_send"),
    path("data/download/", page.my_data_download, name="my_data_download"),
    path("data/sign-out/", page.sign_out_everywhere, name="sign_out_everywhere"),
]
