"""Guess the hour or the span of hours that was meant, to suggest it in a message: `klo 14.30`, `2-4 pm`."""

from __future__ import annotations

import re

from hub.diagnosis.normalize import fold
from hub.text import late

DASHES = late.compile("[\u2010-\u2015\u2212]")
_BEFORE = r"(?:a|at|vers|de|des|from|klo|kello|ora|ore|orele|alle|dalle|u|um|od|kl)"
_AFTER = r"(?:min|mn|h|hrs?|heures?|uhr|o.?clock|sati|sata|ora|orakor|ore|hod)"
_CLOCK = late.compile(
    rf"(?:{_BEFORE}\.?\s)?\s?(?P<hour>[0-9]{{1,2}})\s?(?:(?P<sign>[:h.])\s?(?P<minute>[0-9]{{2}})?)?(?::00)?"
    rf"\s?(?:{_AFTER}\.?)?\s?(?P<half>[ap]\.?m\.?)?"
)
_NAMED = {"midi": "12:00", "noon": "12:00", "minuit": "00:00", "midnight": "00:00", "mezzogiorno": "12:00"}
_OPENING = late.compile(rf"^(?:de la|intre|entre|between|du|{_BEFORE})\.?\s")
_CLOSING = late.compile(r"\s?(?:kozott|valilla|-?ig)$")
_BETWEEN = late.compile(
    r"-?t[ou]l\s|\s?[-/]\s?"
    r"|\s(?:a|to|et|and|au|do|do u|alle|alla|si|pana la|la|la ora|ja|es|e|i|till|until|bis|jusqu.?a)\s"
)
_LONGEST = 60


def time(text: str) -> str:
    """The hours and minutes of a text such as `14`, `14 h`, `2 pm`, `klo 14.30` or `midi`; else empty."""
    plain = fold(text[:_LONGEST])
    match = _CLOCK.fullmatch(plain)
    if not match:
        return _NAMED.get(plain, "")
    hour, half = int(match["hour"]), (match["half"] or "")[:1]
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"{hour:02}:{match['minute'] or '00'}" if hour < 24 and (match["minute"] or "00") < "60" else ""


def times(text: str) -> tuple[str, str] | None:
    """The beginning and the end of a span such as `de 9h à 12h`, `2-4 pm`, `klo 10–12` or `od 10 do 12 sati`."""
    if len(text) > _LONGEST:
        return None
    plain = _CLOSING.sub("", _OPENING.sub("", fold(DASHES.sub("-", text))))
    parts = _BETWEEN.split(plain)
    if len(parts) != 2:
        return None
    begin, end = time(parts[0]), time(parts[1])
    half = re.search(r"[ap]\.?m\.?$", parts[1])
    if half and not re.search(r"[ap]\.?m\.?$", parts[0]):  # 2-4 pm
        same = time(f"{parts[0]} {half[0]}")
        begin = same if same < end else begin
    return (begin, end) if begin and end and begin < end else None
