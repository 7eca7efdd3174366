"""`/.well-known/security.txt`: the contact for reporting a weakness of the site (RFC 9116)."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from hub.github.addresses import RepositoryPages
from hub.model.publisher import Publisher
from hub.settings import Settings

PLACE = ".well-known/security.txt"
"""From the root of a host; the file is not looked for anywhere else (RFC 9116, section 3)."""
VALID = timedelta(days=300)
"""Less than a year, as the RFC recommends (section 2.5.5); each build of the site renews it."""
_LOCAL = (".localhost", ".local", ".internal", ".test", ".invalid")


def security_text(settings: Settings, publisher: Publisher) -> str:
    """The text of the file.

    Empty unless the site has a public host of its own with https, and the publisher has given a contact.
    """
    contact = publisher.contact or ""
    unsafe = contact.startswith("http://")  # the RFC requires https, section 2.5.3
    if not contact or unsafe or settings.base_path != "/" or not _is_public_https(settings.site_url):
        return ""
    expires = settings.today + VALID
    fields = [
        ("Contact", _contact(contact)),
        ("Expires", f"{expires.isoformat()}T00:00:00Z"),
        ("Preferred-Languages", "fr, en"),
        ("Canonical", settings.site_url + PLACE),
        *([("Policy", RepositoryPages(settings.repo_url).show("SECURITY.md"))] if settings.repo_url else []),
    ]
    return "".join(f"{name}: {value}\n" for name, value in fields)


def _contact(value: str) -> str:
    return f"mailto:{quote(value, safe='@')}" if "://" not in value else value


def _is_public_https(address: str) -> bool:
    parts = urlsplit(address)
    host = f".{parts.hostname or ''}"
    return parts.scheme == "https" and not host.endswith(_LOCAL) and not _is_number(host[1:])


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
