"""The rule for the names of bodies: each language of a name has one status."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.faults import Fault
from hub.model.records import NAME_STATUSES, NameStatus, Organisation, Partner
from hub.model.values import INVALID, Name


def check_names_of_body(body: Partner | Organisation) -> Iterator[Fault]:
    """Report faults in the status of a body's names."""
    yield from check_names(body.name, body.name_status, "")


def check_names(name: Name | None, status: NameStatus | None, path: str) -> Iterator[Fault]:
    """Report a name without a status or with two, and a status without a name."""
    if status is None or INVALID in (name, status, *_given(status)):
        return
    words = name.words if name else {}
    if status.own not in words:
        yield Fault(f"{path}name_status.own", "status-without-name", {"lang": status.own})
    seen: set[str] = set()
    for field, languages in zip(NAME_STATUSES, _given(status), strict=True):
        for index, lang in enumerate(languages):
            place = f"{path}name_status.{field}.{index}"
            if lang in seen:
                yield Fault(place, "two-statuses", {"lang": lang})
            elif lang not in words:
                yield Fault(place, "status-without-name", {"lang": lang})
            seen.add(lang)
    for lang in words:
        if lang not in seen:
            yield Fault(f"{path}name_status", "name-without-status", {"lang": lang})


def _given(status: NameStatus) -> list[tuple[str, ...]]:
    return [getattr(status, field) for field in NAME_STATUSES]
