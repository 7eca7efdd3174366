"""Fetch a file that somebody attached to an issue or a comment on GitHub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import Request, urlopen

_PATH = re.compile(r"/user-attachments/files/[0-9]{1,20}/([A-Za-z0-9._-]{1,200})")
_SECONDS = 60


class AttachmentError(Exception):
    """Why a file was not fetched: the key of the sentence, and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def is_address(text: str) -> bool:
    """Whether a text is a web address and no path."""
    return text.startswith(("https://", "http://"))


def fetch_attachment(address: str, environment: Mapping[str, str], most: int) -> tuple[str, bytes]:
    """The name and the bytes of an attached file, `most` of them at most. Raises AttachmentError.

    Only attachments of GitHub itself are fetched: an address that somebody typed leads nowhere else.
    """
    server = environment.get("GITHUB_SERVER_URL") or "https://github.com"
    path = _PATH.fullmatch(address.removeprefix(server)) if address.startswith(server) else None
    if path is None:
        raise AttachmentError("no-attachment", server=server)
    try:
        with urlopen(Request(address, headers={"User-Agent": "campus-hub"}), timeout=_SECONDS) as answer:
            data = answer.read(most + 1)
    except (URLError, OSError, HTTPException, ValueError) as error:
        raise AttachmentError("unfetched", why=str(error)) from None
    if len(data) > most:
        raise AttachmentError("too-large", most=most // 1_000_000)
    return path[1], data
