"""The names and days that never change by themselves, for files that other programs keep: calendars and feeds."""

from __future__ import annotations

from datetime import date
from typing import Any

from hub.model.vocabulary import Project


def first_id(record: Any) -> str:
    """The id that a record had first; it stays when the record gets another one."""
    found: str = (*record.former_ids, record.id)[0]
    return found


def last_change(record: Any, project: Project) -> date:
    """The day on which a record was changed last: what it says itself, else the first day that is known of it, else
    that of the project."""
    known = record.updated or getattr(record, "start", None)
    day: date = (known or project.start).first
    return day
