"""The public address of the site, and what depends on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from hub.settings import Settings, SettingsError

_LOCAL = re.compile(r"localhost|.*\.localhost|127\..*|0\.0\.0\.0|")
_DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")


def public_address(settings: Settings, environment: Mapping[str, str]) -> str:
    """SITE_URL, or else the address that GitHub Pages gives to the repository GITHUB_REPOSITORY.

    Raises SettingsError when neither is set.
    """
    if environment.get("SITE_URL"):
        return settings.site_url
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if not name or environment.get("GITHUB_SERVER_URL", "https://github.com") != "https://github.com":
        raise SettingsError("SITE_URL: not set, and nothing else says where the site will lie")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def preview_address(address: str, number: str) -> str:
    """The address of a pull request's preview."""
    return f"{address}preview/{number}/"


def is_local(address: str) -> bool:
    """Whether an address leads only to the reader's own computer."""
    return _LOCAL.fullmatch(urlsplit(address).hostname or "") is not None


def own_domain(address: str) -> str:
    """The domain for GitHub Pages (file CNAME): the publisher's own, with the site at its root; otherwise ""."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    own = not host.endswith(".github.io") and _DOMAIN.fullmatch(host)
    return host if own and parts.path == "/" and parts.port is None else ""
