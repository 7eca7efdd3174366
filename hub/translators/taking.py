"""Match the texts of a translator's file with the units of the project: what changes, and what is refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hub.languages import Language
from hub.translations.fingerprints import fingerprint
from hub.translations.units import Unit, Words
from hub.translators.filled import Row
from hub.translators.items import all_forms, item_id, words_in
from hub.translators.rules import Refusal, refusals


class Change(NamedTuple):
    """New words of a unit in a language."""

    unit: Unit
    words: Words


@dataclass(slots=True)
class Taken:
    """What a file gives: the changes, and by the id of a text what is refused."""

    changes: list[Change] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)


def take(units: Iterable[Unit], language: Language, rows: Iterable[Row]) -> Taken:
    """The changes that the rows of a file ask for. A row without a translation, or with the present one, asks for none.

    Each text is taken or refused alone, but the forms of one phrase with a number belong together.
    """
    taken = Taken()
    known = {item_id(unit, form): (unit, form) for unit in units for form in all_forms(unit, language)}
    asked: dict[tuple[str, str], tuple[Unit, dict[str, str]]] = {}
    refused = set[tuple[str, str]]()
    for row in rows:
        if row.id not in known:
            if row.target:
                taken.refused.append((row.id, Refusal("unknown-text")))
            continue
        unit, form = known[row.id]
        place = (str(unit.key), unit.path)
        if not row.target or row.target == _present(unit, language.code, form):
            continue
        found = [*_refusals(unit, form, language.code, row)]
        taken.refused += [(row.id, refusal) for refusal in found]
        if found:
            refused.add(place)
        asked.setdefault(place, (unit, {}))[1][form] = row.target
    for place, (unit, words) in asked.items():
        if place not in refused:
            taken.changes.append(Change(unit, words[""] if "" in words else _whole(unit, language, words)))
    return taken


def _refusals(unit: Unit, form: str, lang: str, row: Row) -> Iterable[Refusal]:
    source = words_in(unit.texts[unit.source], form)
    if fingerprint(row.source) != fingerprint(source):
        return [Refusal("older-source")]
    return refusals(unit, lang, source, row.target)


def _present(unit: Unit, lang: str, form: str) -> str:
    words = unit.texts.get(lang)
    return words.get(form, "") if isinstance(words, Mapping) else (words or "").strip()


def _whole(unit: Unit, language: Language, words: dict[str, str]) -> Words:
    """All forms of a phrase: the new ones beside those that are there, in the order of the language."""
    there = unit.texts.get(language.code)
    both = {**(there if isinstance(there, Mapping) else {}), **words}
    if "other" not in both:  # every phrase has it
        both["other"] = next(reversed(both.values()))
    return {form: both[form] for form in all_forms(unit, language) if form in both}
