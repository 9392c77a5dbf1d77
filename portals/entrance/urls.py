"""Addresses of this face."""

from __future__ import annotations

from django.urls import path

from portals.entrance import (
    callbacks,
    changing_phone,
    employers,
    following,
    forgot,
    home,
    lost_account,
    notice,
    passwords,
    phone,
    posting,
    questions,
    register,
    second_factor,
    sign_in,
    verify,
    verify_message,
    weighing,
)

app_name = "entrance"
urlpatterns = [
    path("", home.home, name="home"),
    path("region/", home.region, name="region"),
    path("notice/", notice.notice, name="notice"),
    path("register/", register.register, name="register"),
    path("register/code/", register.send_register_code, name="send_register_code"),
    path("register/check/", register.check_registration, name="check_registration"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("staff/sign-in/", sign_in.staff_sign_in, name="staff_sign_in"),
    path("staff/code/", second_factor.second_factor, name="second_factor"),
    path("staff/enrol/", second_factor.enrol, name="enrol"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("posting/", posting.posting, name="posting"),
    path("forgot/", forgot.forgot, name="forgot"),
    path("forgot/code/", forgot.send_reset_code, name="send_reset_code"),
    path("password/weigh/", weighing.weigh_password, name="weigh_password"),
    path("new-password/", passwords.new_password, name="new_password"),
    path("change-password/", passwords.change_password, name="change_password"),
    path("account/claim/", lost_account.claim, name="claim"),
    path("account/claim/code/", lost_account.send_claim_code, name="send_claim_code"),
    path("account/lost-phone/", lost_account.lost_phone, name="lost_phone"),
    path(
        "account/lost-phone/code/",
        lost_account.send_lost_phone_code,
        name="send_lost_phone_code",
    ),
    path("account/change-phone/", changing_phone.change_phone, name="change_phone"),
    path(
        "account/change-phone/code/",
        changing_phone.send_change_phone_code,
        name="send_change_phone_code",
    ),
    path("account/change-phone/stop/", changing_phone.stop_change, name="stop_change"),
    path("account/follow/", following.follow, name="follow"),
    path("account/follow/code/", following.send_follow_code, name="send_follow_code"),
    path("account/follow/photo/", following.add_id_photo, name="add_id_photo"),
    path("account/follow/stop/", following.object_to_change, name="object_to_change"),
    path("account/employers/", employers.employers, name="employers"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:public_id>/", verify.verify, name="verify"),
    path("verify-message/", verify_message.verify_message, name="verify_message"),
    path("help/", questions.help, name="help"),
    path("phone/", phone.phone, name="phone"),
    path("phone/<str:token>/", phone.phone, name="phone"),
    path("payments/wechat", callbacks.payment_notification, name="payment_notification"),
]
