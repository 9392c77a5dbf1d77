"""Who takes the money. The only door by which payments speak to the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Required, TypedDict

from payments.gateways.contract import (
    AlreadyPaid,
    ForgedNotification,
    GatewayFailure,
    OrderUnknown,
    PaymentGateway,
    PaymentNews,
    PaymentState,
    Prepay,
    RefundNews,
    RefundState,
)
from payments.gateways.wechat import WechatPay
from payments.gateways.wechat_seal import WechatSeal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AlreadyPaid",
    "ForgedNotification",
    "GatewayFailure",
    "OrderUnknown",
    "PaymentGateway",
    "PaymentNews",
    "PaymentState",
    "Prepay",
    "RefundNews",
    "RefundState",
    "WechatOptions",
    "WechatPay",
    "WechatSeal",
    "gateway_from",
]


class WechatOptions(TypedDict, total=False):
    """The setting that describes a WeChat Pay account.

    Keys are PEM text; `platform_keys` maps the provider's key ids to its public keys, the current
    one first (two while it changes its key); `timeout` is in seconds.
    """

    endpoint: Required[str]
    merchant_id: Required[str]
    app_id: Required[str]
    merchant_serial: Required[str]
    merchant_private_key: Required[str]
    platform_keys: Required[Mapping[str, str]]
    api_v3_key: Required[str]
    timeout: float


def gateway_from(options: WechatOptions) -> PaymentGateway:
    """Build the gateway that the settings describe.

    Raises:
        KeyError: a setting is missing; its name is in the error.
        ValueError: a key is not of its kind.
    """
    seal = WechatSeal(
        merchant_id=options["merchant_id"],
        merchant_serial=options["merchant_serial"],
        merchant_private_key=options["merchant_private_key"],
        platform_keys=options["platform_keys"],
    )
    return WechatPay(
        endpoint=options["endpoint"],
        app_id=options["app_id"],
        api_v3_key=options["api_v3_key"],
        seal=seal,
        timeout=options.get("timeout", 10.0),
    )
