"""Made-up keys for the demo's payments: python -m simulators.keys DIR.

The folder holds both sides, as they would lie with two parties: merchant_private.pem and
platform_public.pem are what our settings need, platform_private.pem and merchant_public.pem what
the simulator needs, account.json what both know.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from simulators.truth import text_in
from vault.seals import new_rsa_pair

MERCHANT_ID = "1900000109"
APP_ID = "wx0000000000000000"


@dataclass(frozen=True)
class DemoKeys:
    """Everything both sides hold; keys are PEM text, `api_v3_key` is 32 letters."""

    merchant_private: str = field(repr=False)
    merchant_public: str
    platform_private: str = field(repr=False)
    platform_public: str
    merchant_id: str
    app_id: str
    merchant_serial: str
    platform_key_id: str
    api_v3_key: str = field(repr=False)


def load_or_make(folder: Path) -> DemoKeys:
    """Read the keys, or make them first; two processes that start at once get the same ones."""
    if not (folder / "account.json").exists():
        _make(folder)
    account: dict[str, object] = json.loads((folder / "account.json").read_text())
    return DemoKeys(
        merchant_private=(folder / "merchant_private.pem").read_text(),
        merchant_public=(folder / "merchant_public.pem").read_text(),
        platform_private=(folder / "platform_private.pem").read_text(),
        platform_public=(folder / "platform_public.pem").read_text(),
        merchant_id=text_in(account, "merchant_id"),
        app_id=text_in(account, "app_id"),
        merchant_serial=text_in(account, "merchant_serial"),
        platform_key_id=text_in(account, "platform_key_id"),
        api_v3_key=text_in(account, "api_v3_key"),
    )


def _make(folder: Path) -> None:
    """Write all files beside the folder and move them into place in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f"{folder.name}.{os.getpid()}")
    draft.mkdir(mode=0o700)
    for side in ("merchant", "platform"):
        private, public = new_rsa_pair()
        (draft / f"{side}_private.pem").write_text(private)
        (draft / f"{side}_public.pem").write_text(public)
    account = {
        "merchant_id": MERCHANT_ID,
        "app_id": APP_ID,
        "merchant_serial": secrets.token_hex(20).upper(),
        "platform_key_id": f"PUB_KEY_ID_{MERCHANT_ID}{secrets.randbelow(10**20):020d}",
        "api_v3_key": secrets.token_hex(16),
    }
    (draft / "account.json").write_text(json.dumps(account, indent=2))
    try:
        draft.rename(folder)
    except OSError:  # somebody was faster, and theirs are as good
        shutil.rmtree(draft)


def main() -> None:
    parser = argparse.ArgumentParser(prog="simulators.keys", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    load_or_make(folder)
    print(f"Demo payment keys: {folder}")


if __name__ == "__main__":
    main()
