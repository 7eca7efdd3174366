"""The settings from the environment variables: addresses, the folder of registries, the date."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?")
"""Scheme, host, optional port and a path of plain characters: every page contains the address."""
GENERATORS = ("mkdocs", "properdocs")
"""MkDocs, and its continuation, which gives the same bytes (tests/test_generators.py). The first is the default."""
LOCAL_ADDRESS = "http://127.0.0.1:8000/"


class SettingsError(Exception):
    """An environment variable has a value that cannot be used."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The folders of the project, the address of the site, and the current date."""

    root: Path
    data: Path
    site_url: str
    repo_url: str
    today: date
    """The date for which the site is built."""
    clock: date
    """The date of the system clock."""
    search: bool = True
    """Whether to build the search index."""
    proposal: str = ""
    """The number of the pull request that this site previews; empty otherwise."""
    generator: str = GENERATORS[0]
    """The module that makes pages from Markdown."""

    @property
    def latest(self) -> date:
        """The last date on which a record can have been written: tomorrow, because of time zones.

        It follows the clock when HUB_TODAY is in the past: records written since then are not errors.
        """
        return max(self.today, self.clock) + timedelta(days=1)

    @property
    def linked_data(self) -> bool:
        """Whether `data` in the project is itself a link, and not a folder elsewhere that HUB_DATA names."""
        own = self.root / "data"
        return own.is_symlink() and own.resolve() == self.data

    @property
    def base_path(self) -> str:
        """The path of the site on its host: `/`, or `/campus/`."""
        return urlsplit(self.site_url).path


def read_settings(root: Path, environment: Mapping[str, str]) -> Settings:
    """The settings from SITE_URL, REPO_URL, HUB_DATA, HUB_TODAY, HUB_SEARCH, HUB_PROPOSAL and HUB_GENERATOR.

    Raises SettingsError for an address that is not http(s), a day that is not a date, a proposal that is not a number,
    or a generator that is not known.
    """
    clock = date.today()
    return Settings(
        root=root,
        data=(root / (environment.get("HUB_DATA") or "data")).resolve(),
        site_url=_address(environment.get("SITE_URL") or LOCAL_ADDRESS, "SITE_URL") + "/",
        repo_url=_address(environment["REPO_URL"], "REPO_URL") if environment.get("REPO_URL") else "",
        today=_day(environment["HUB_TODAY"]) if environment.get("HUB_TODAY") else clock,
        clock=clock,
        search=environment.get("HUB_SEARCH") != "off",
        proposal=_number(environment.get("HUB_PROPOSAL", "")),
        generator=_generator(environment.get("HUB_GENERATOR") or GENERATORS[0]),
    )


def _address(value: str, name: str) -> str:
    try:
        parts = urlsplit(value)
        plain = parts.port is None or parts.port > 0
    except ValueError:  # the port is not a number, or a bracket is not closed
        plain = False
    if not plain or not _ADDRESS.fullmatch(value):
        raise SettingsError(f"{name}: {value!r} is not a web address such as https://example.org/campus/")
    return value.rstrip("/")


def _day(value: str) -> date:
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        raise SettingsError(f"HUB_TODAY: {value!r} is not a day such as 2026-03-01") from None


def is_number(text: str) -> bool:
    """Whether a text is the number of a pull request, and therefore a safe folder name."""
    return re.fullmatch("[1-9][0-9]{0,9}", text) is not None


def _number(value: str) -> str:
    if value and not is_number(value):
        raise SettingsError(f"HUB_PROPOSAL: {value!r} is not the number of a pull request, such as 12")
    return value


def _generator(value: str) -> str:
    if value not in GENERATORS:
        raise SettingsError(f"HUB_GENERATOR: {value!r} is not one of {', '.join(GENERATORS)}")
    return value


def message_language() -> str:
    """The language of messages: French where LC_ALL, LC_MESSAGES or LANG says so (POSIX), else English."""
    chosen = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "fr" if chosen.lower().startswith("fr") else "en"
