"""Notes of the check on translations that are behind their source."""

from __future__ import annotations

from collections.abc import Iterator

from hub.problems import Problem
from hub.translations.state import Translations


def behind_notes(translations: Translations) -> Iterator[Problem]:
    """A note at the source of each text that has changed since it was translated, with the languages."""
    for key in translations.texts:
        behind: dict[str, list[str]] = {}
        for lang, states in translations.of(key).items():
            for state in states:
                if state.state == "behind":
                    behind.setdefault(state.unit.path, []).append(lang)
        for unit in translations.texts[key].units:
            if unit.path in behind:
                place = translations.place(unit, unit.source)
                yield Problem(
                    file=place.file,
                    line=place.line,
                    record=key.record,
                    code="behind-source",
                    path=unit.path,
                    values={"langs": behind[unit.path]},
                    level="note",
                )
