"""Check the forms of short texts (addresses, times, countries, ids), and suggest what was meant when they are wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from babel.core import get_global

from hub.diagnosis import addresses, normalize
from hub.diagnosis.countries import country, country_codes
from hub.disk.names import is_device
from hub.limits import MAX_ADDRESS
from hub.model.values import PartialDate
from hub.model.web_addresses import EMAIL, is_web_address, mended
from hub.text.kebab import kebab

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 60
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_NUTS = re.compile(r"[A-Z]{2}[A-Z0-9]{1,3}")
_IMAGE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(svg|png|webp)")
PHONE = r"\+?[0-9]( ?[0-9]){2,16}"
"""Digits, perhaps in groups: three for a short number, up to fifteen with the country's code (ITU-T E.164) and more
where a number is written with a prefix. Valid in JavaScript and in Python."""
_EMAIL = re.compile(EMAIL)
_PHONE = re.compile(PHONE)


def identifier_fault(value: str) -> str:
    """The code of a message that says why a value is no id; empty for kebab-case of plain letters and sensible length.

    Names of Windows devices, such as `con`, are refused: no file can have them.
    """
    if len(value) > MAX_ID or not _ID.fullmatch(value):
        return "bad-id"
    return "device-id" if is_device(value) else ""


def is_identifier(value: str) -> bool:
    """Whether a value can be an id."""
    return not identifier_fault(value)


def to_identifier(value: str) -> str:
    """The nearest id to a text: `Café du Nord` is `cafe-du-nord`. The name of a Windows device gets a number."""
    found = kebab(value, MAX_ID)
    return f"{found}-1" if is_device(found) else found


def matches(form: str, value: Any) -> bool:
    """Whether a value has the named form."""
    if form == "day":
        return isinstance(value, PartialDate) and value.precision == "day"
    forms: dict[str, Callable[[str], object]] = {
        "url": is_web_address,
        "time": _TIME.fullmatch,
        "country": country_codes().__contains__,
        "nuts": _NUTS.fullmatch,
        "language": _is_language_tag,
        "period": _is_period,
        "image": lambda value: bool(_IMAGE.fullmatch(value)) and not is_device(value),
        "contact": lambda value: is_web_address(value) or bool(_EMAIL.fullmatch(value)),
        "phone": _PHONE.fullmatch,
    }
    return forms[form](value) not in (None, False)


def hint(form: str, value: Any) -> str:
    """Suggest a value of the named form for one that does not have it; empty when nothing is likely."""
    if isinstance(value, str) and len(value) > MAX_ADDRESS:
        return ""
    if form in ("url", "contact") and isinstance(value, str) and not is_email(value):
        address = addresses.url(value)
        if is_web_address(address):
            return address
        # Of anything but a web address, what follows an @ is no host that was meant.
        return mended(address) if value.lstrip().lower().startswith("http") else ""
    if form == "time" and isinstance(value, str):
        return time_hint(value)
    if form == "country" and isinstance(value, str):
        return country(value)
    if form == "language" and isinstance(value, str):
        return normalize.language(value)
    if form == "phone" and isinstance(value, str):
        return phone_hint(value)
    if form == "nuts" and isinstance(value, str) and _NUTS.fullmatch(value.upper()):
        return value.upper()
    return ""


def time_hint(text: str) -> str:
    """The hours and minutes of `9:30`, `9h30`, `9.30` or `09:30:00`: `09:30`."""
    match = re.fullmatch(r"([0-9]{1,2})\s*+[:hH.]\s*+([0-9]{2})?(?::00)?\s*+(?:min|mn|h|hrs)?", text.strip())
    time = f"{int(match[1]):02}:{match[2] or '00'}" if match else ""
    return time if _TIME.fullmatch(time) else ""


def phone_hint(text: str) -> str:
    """The number of `(01) 391-4400` or `tel:+36.1.391.4400`, its digits in groups: `01 391 4400`."""
    kept = re.sub(r"[^0-9+]+", " ", text).strip()
    return kept if _PHONE.fullmatch(kept) else ""


def date_hint(text: str) -> str:
    """The ISO 8601 form of a date such as `15/09/2025`."""
    return normalize.date(text)


def is_email(value: str) -> bool:
    """Whether a value is an e-mail address, with or without `mailto:`."""
    return bool(_EMAIL.fullmatch(value.removeprefix("mailto:")))


@cache
def currencies() -> frozenset[str]:
    """ISO 4217 codes, from Unicode CLDR."""
    return frozenset(get_global("all_currencies"))  # their names in a language take 0.02 s to load


def _is_language_tag(value: str) -> bool:
    return bool(re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?", value))


def _is_period(value: str) -> bool:
    """Whether a value is a partial date, or two joined by a slash (ISO 8601 interval)."""
    parts = value.split("/")
    try:
        dates = [PartialDate.parse(part) for part in parts]
    except ValueError:
        return False
    return len(dates) == 1 or (len(dates) == 2 and dates[0].first <= dates[1].last)
