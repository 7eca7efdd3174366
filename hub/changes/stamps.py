"""Records that changed and say no new day of their last change: calendars and feeds then show them as they were."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from hub.changes.records import RecordChange, compare_registries
from hub.changes.scope import FOLDER, why_not, write_files
from hub.checks.faults import Fault, place
from hub.disk.revisions import RevisionError, commit_of, differs, stored_files
from hub.languages import language_codes
from hub.model.kinds import LISTINGS
from hub.problems import Problem
from hub.reading.entries import Registries
from hub.reading.loading import load_registries
from hub.settings import Settings

_DAYS = frozenset({"updated", "reviewed"})
"""Fields that say when somebody looked at a record, not what it says."""


def unstamped(changes: Sequence[RecordChange]) -> Iterator[RecordChange]:
    """The changed records whose `updated` is the one that they had before."""
    for change in changes:
        if change.registry in LISTINGS and change.before is not None and change.record is not None:
            told = [one for one in change.differences if one.path[0].name not in _DAYS]
            if told and change.before.updated == change.record.updated:
                yield change


def check_stamps_since(settings: Settings, registries: Registries, revision: str = "HEAD") -> Iterator[Problem]:
    """Note each record that changed since a revision without a new `updated`; nothing where there is no git."""
    try:
        if settings.data != settings.root / FOLDER or not differs(settings.root, revision, FOLDER):
            return
        before = _registries_at(settings, revision)
    except RevisionError:
        return
    for change in unstamped(compare_registries(before, registries)):
        if change.record.updated and change.record.updated.first >= settings.today:
            continue  # changed for the second time on one day
        for entry in registries.entries[change.registry]:
            if entry.record is change.record:
                yield place(entry, Fault("updated", "changed-without-day", level="note"))


def _registries_at(settings: Settings, revision: str) -> Registries:
    files = stored_files(settings.root, commit_of(settings.root, revision), FOLDER)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / FOLDER
        write_files(settings.root, [file for file in files if not why_not(file)], folder)
        return load_registries(folder, language_codes(settings.root / "mkdocs.yml"))[0]
