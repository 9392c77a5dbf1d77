"""Who carries our text messages. The only door by which notifications speak to the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Required, TypedDict

from notifications.gateways.aliyun import AliyunSms
from notifications.gateways.console import ConsoleSms
from notifications.gateways.contract import SmsGateway, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["AliyunSms", "ConsoleSms", "SmsGateway", "SmsOptions", "Undeliverable", "gateway_from"]


class SmsOptions(TypedDict, total=False):
    """The setting that chooses a gateway. All but `carrier` are for "aliyun"; see `AliyunSms`."""

    carrier: Required[Literal["aliyun", "console"]]
    endpoint: str
    access_key_id: str
    access_key_secret: str
    sign_name: str
    templates: Mapping[str, str]
    default_template: str
    timeout: float


def gateway_from(options: SmsOptions) -> SmsGateway:
    """Build the gateway that the settings ask for.

    Raises:
        KeyError: a setting is missing; its name is in the error.
        ValueError: no such carrier.
    """
    match options["carrier"]:
        case "console":
            return ConsoleSms()
        case "aliyun":
            return AliyunSms(
                endpoint=options["endpoint"],
                access_key_id=options["access_key_id"],
                access_key_secret=options["access_key_secret"],
                sign_name=options["sign_name"],
                templates=options.get("templates", {}),
                default_template=options.get("default_template", ""),
                timeout=options.get("timeout", 10.0),
            )
        case unknown:
            raise ValueError(f"{unknown} carries no text messages here.")
