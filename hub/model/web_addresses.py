"""The web addresses that a record may contain: one grammar for the check, the schemas and the form in the browser.

It is narrower than RFC 3986 and the URL Standard of WHATWG: an absolute http or https address, a host name that DNS can
resolve (RFC 1123, 2.1; RFC 1035, 2.3.4), no user name or password, and no characters that programs read differently.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_TOP = "[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
"""The last label begins with a letter: a browser reads a host with a numeric last label as an IPv4 address (WHATWG)."""
HOST = rf"(?=[^:/?#]{{1,253}}([:/?#]|$))({_LABEL}\.)+{_TOP}"
_PORT = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_UNSAFE = r"""\s\x00-\x20\x7f-\x9f\ufeff<>"'`{}|\\^"""
"""Characters that could end an HTML attribute or separate words."""
URL = rf"https?://{HOST}(:{_PORT})?([/?#]([^{_UNSAFE}%]|%[0-9A-Fa-f]{{2}})*)?"
EMAIL = rf"[A-Za-z0-9._%+-]+@{HOST}"
"""URL and EMAIL are valid in JavaScript and in Python."""
_WHOLE_URL = re.compile(URL)
_PARTS = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#\\]*)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_BROKEN_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_UNSAFE_CHAR = re.compile(f"[{_UNSAFE}]")
_NUMBER_HOST = re.compile(r"\[.*|([^.]*\.)*(0[xX][0-9A-Fa-f]*|[0-9]+)\.?")
"""IPv6 in brackets, or what a browser reads as IPv4: `127.0.0.1`, `127.1`, `0x7f.1`, `2130706433` (WHATWG, 3.5)."""
_ONE_SCRIPT = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
"""First words of the Unicode names of characters that one language combines (UTS 39, 5.1)."""


def is_web_address(value: str) -> bool:
    """Whether the whole value is one web address."""
    return bool(_WHOLE_URL.fullmatch(value)) and all(_is_punycode(label) for label in _labels(value))


def page_key(address: str) -> str:
    """What two addresses of one page share: without scheme, `www.`, closing slash, and the place on the page."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def address_fault(value: str) -> str:
    """The code of the message that says why a value is not a web address; empty when it is one."""
    if is_web_address(value):
        return ""
    parts = _PARTS.fullmatch(value)
    if parts is None or (is_web_address(_lower_scheme(value))):
        return "not-a-url"
    host, colon, port = _host_and_port(parts["authority"])
    if "@" in parts["authority"]:
        return "address-user"
    if _NUMBER_HOST.fullmatch(host):
        return "address-number"
    whole_host = re.fullmatch(HOST, host) is not None
    if whole_host and colon and not re.fullmatch(_PORT, port):
        return "address-port"
    if re.fullmatch(r"[\w-]++", host):
        return "bad-host" if colon and not port else "address-local"  # `https://https://…` names no host
    return "address-percent" if whole_host and _BROKEN_PERCENT.search(parts["rest"]) else "bad-host"


def mended(value: str) -> str:
    """The address that was probably intended; empty when no valid one can be derived."""
    parts = _PARTS.fullmatch(re.sub(r"^(https?):[/\\]+", r"\1://", value, count=1, flags=re.IGNORECASE))
    if parts is None:
        return ""
    host, _, port = _host_and_port(parts["authority"].rpartition("@")[2])
    host = _plain_host(re.sub(r"\.{2,}", ".", host.strip(".")))
    rest = parts["rest"].replace("\\", "/")
    rest = _BROKEN_PERCENT.sub("%25", _UNSAFE_CHAR.sub(lambda char: _encoded(char[0]), rest))
    kept = f":{port.lstrip('0')}" if port else ""
    address = f"{parts['scheme'].lower()}://{host}{kept}{rest}"
    return address if is_web_address(address) else ""


def scripts_of(value: str) -> list[str]:
    """The scripts that one label of the host mixes, as in names made to imitate another; empty when none does."""
    for label in _labels(value):
        letters = (char for char in _unicode(label) if char.isalpha())
        found = {unicodedata.name(char, "?").split()[0] for char in letters}
        found = {"CJK" if name in _ONE_SCRIPT else name for name in found}
        if len(found) > 1 and "?" not in found:
            return sorted(name.capitalize() for name in found)
    return []


def _labels(address: str) -> list[str]:
    """The labels of the host that encode non-ASCII letters."""
    parts = _PARTS.fullmatch(address)
    host = _host_and_port(parts["authority"])[0] if parts else ""
    return [label for label in host.lower().split(".") if label.startswith("xn--")]


def _is_punycode(label: str) -> bool:
    """Whether an `xn--` label encodes non-ASCII letters in their only valid spelling (RFC 3492, RFC 5890)."""
    text = _unicode(label)
    whole = unicodedata.normalize("NFC", text) == text and not text.isascii() and text.isprintable()
    return whole and f"xn--{text.encode('punycode').decode()}" == label


def _unicode(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return ""


def _host_and_port(authority: str) -> tuple[str, str, str]:
    if authority.startswith("["):
        return authority, "", ""
    return authority.partition(":")


def _lower_scheme(value: str) -> str:
    scheme, colon, rest = value.partition(":")
    return f"{scheme.lower()}{colon}{rest}"


def _plain_host(host: str) -> str:
    """A host with non-ASCII letters encoded as `xn--` labels (IDNA 2008 after UTS 46)."""
    if host.isascii():
        return host
    import idna  # few hosts need its tables

    try:
        return idna.encode(host, uts46=True).decode()
    except UnicodeError:
        return host


def _encoded(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
