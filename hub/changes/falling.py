"""The translations that fall behind their source by a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.disk.revisions import Changed, files_at
from hub.problems import counted
from hub.translations.history import Known, read_past, take_commit
from hub.translations.sources import CONTENT
from hub.translations.units import Key


@dataclass(frozen=True, slots=True)
class Fallen:
    """A text whose source a proposal changes, and the languages that do not follow it."""

    key: Key
    field: str
    languages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Falling:
    """What falls behind by a proposal. `told` is false where the history does not say what was current before."""

    texts: Sequence[Fallen] = ()
    told: bool = True


def falling_behind(
    root: Path, start: str, changed: Sequence[Changed], end: str, files: tuple[Known, Known], languages: tuple[str, ...]
) -> Falling:
    """What falls behind when a proposal that left main at `start` is merged: to main it is one change.

    `files` are the generated files at both ends: a proposal may confirm translations too.
    """
    past = read_past(root, files[0], languages, start)
    if not past.told:
        return Falling(told=False)
    after = take_commit(
        root, past.known, files_at(root, end, CONTENT), [one.path for one in changed], files[1], languages
    )
    found: dict[tuple[Key, str], list[str]] = {}
    for key, prints in after.items():
        for (path, lang), one in prints.texts.items():
            if one.source != prints.sources[path] and not one.since:
                found.setdefault((key, counted(path)), []).append(lang)
    return Falling([Fallen(key, field, sorted(codes, key=languages.index)) for (key, field), codes in found.items()])
