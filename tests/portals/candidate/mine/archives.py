"""What a person finds in the archive."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

from tests.portals.candidate.following.browsers import address, code_on_the_phone

if TYPE_CHECKING:
    from django.test import Client


def unlock(browser: Client) -> None:
    """Ask for the code and type it."""
    browser.post(address("my_data_send"))
    browser.post(address("my_data"), {"code": code_on_the_phone()})


def download(browser: Client) -> zipfile.ZipFile:
    """Press 下载压缩包, and open what comes."""
    answer = browser.post(address("my_data_download"))
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # it streams
    return zipfile.ZipFile(io.BytesIO(content))


def page_of(archive: zipfile.ZipFile, ending: str) -> object:
    """Return the one page of JSON whose name ends so."""
    (name,) = [name for name in archive.namelist() if name.endswith(ending)]
    return json.loads(archive.read(name))
