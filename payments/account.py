"""Our account with WeChat Pay: who we are, and the keys, read from a folder outside the database.

The folder holds `account.json` (merchant_id, app_id, merchant_serial, platform_key_id, api_v3_key),
`merchant_private.pem` and `platform_public.pem`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from payments.gateways import PaymentGateway, gateway_from


@dataclass(frozen=True)
class Account:
    """What identifies us to the provider. Key texts are PEM."""

    merchant_id: str
    app_id: str
    merchant_serial: str
    platform_key_id: str
    api_v3_key: str = field(repr=False)
    merchant_private_key: str = field(repr=False)
    platform_public_key: str = field(repr=False)


@lru_cache(maxsize=4)
def _read(folder: Path) -> Account:
    facts: dict[str, str] = json.loads((folder / "account.json").read_text())
    return Account(
        **facts,
        merchant_private_key=(folder / "merchant_private.pem").read_text(),
        platform_public_key=(folder / "platform_public.pem").read_text(),
    )


def our_account() -> Account:
    """Return the account the settings point at.

    Raises:
        FileNotFoundError: the folder of keys is not there.
    """
    return _read(Path(settings.PAYMENT_GATEWAY["keys"]))


def our_gateway() -> PaymentGateway:
    """Return the gateway of our account."""
    account = our_account()
    return gateway_from(
        {
            "endpoint": settings.PAYMENT_GATEWAY["endpoint"],
            "merchant_id": account.merchant_id,
            "app_id": account.app_id,
            "merchant_serial": account.merchant_serial,
            "merchant_private_key": account.merchant_private_key,
            "platform_keys": {account.platform_key_id: account.platform_public_key},
            "api_v3_key": account.api_v3_key,
        }
    )
