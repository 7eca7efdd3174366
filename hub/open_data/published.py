"""What all files for programs share: the licence, the addresses of the interface, and how JSON is written."""

from __future__ import annotations

import json
from typing import Any

from hub.pages.site import Site

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
FOLDER = "api/v1/"
"""Where the interface lies. A change that breaks a reader gets a folder of its own, beside this one."""
VERSION = "1.0.0"
"""The version of the interface; the page of the data lists what changed in each."""


def address(site: Site, name: str) -> str:
    """The whole address of a file of the interface."""
    return f"{site.settings.site_url}{FOLDER}{name}"


def to_json(value: Any) -> bytes:
    """JSON as it is published: readable, and the same for the same value."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
