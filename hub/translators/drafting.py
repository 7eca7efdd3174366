"""Drafts of a machine: each passes the checks of every translation, or is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hub.editorial.blocks import visible_text
from hub.editorial.comparing import Comparison
from hub.editorial.passages import Passage
from hub.problems import Problem
from hub.translations.units import PAGES, Unit
from hub.translators.filled import Row
from hub.translators.items import Item, item_id
from hub.translators.machines import Machine
from hub.translators.rules import refusals
from hub.translators.shielding import shield, unshield
from hub.translators.typesetting import typeset


class Draft(NamedTuple):
    """A text, what the machine made of it, and what is wrong with that: sentences of the check, or of the import."""

    row: Row
    problems: Sequence[Problem | tuple[str, Mapping[str, object]]]


def to_draft(items: Iterable[Item], units: Mapping[str, Unit]) -> list[Item]:
    """The items that a machine may draft: a phrase with a number needs forms that only people know."""
    return [item for item in items if item.id in units and item_id(units[item.id]) == item.id]


def draft(
    items: Sequence[Item], lang: str, machine: Machine, units: Mapping[str, Unit], rules: Comparison
) -> list[Draft]:
    """A draft of each item. Raises MachineError."""
    found = []
    for source in dict.fromkeys(item.source_language for item in items):
        own = [item for item in items if item.source_language == source]
        terms = dict(pair for item in own for pair in item.terms)
        texts = machine.translate([shield(item.source) for item in own], source, lang, terms)
        for item, text in zip(own, texts, strict=True):
            row = Row(item.id, item.source, typeset(unshield(text), lang).strip())
            found.append(Draft(row, [*_problems(row, units[item.id], lang, rules)]))
    return found


def _problems(
    row: Row, unit: Unit, lang: str, rules: Comparison
) -> Iterable[Problem | tuple[str, Mapping[str, object]]]:
    """What is wrong with a draft: what no translation may do, then the notes of the check."""
    yield from ((refusal.code, refusal.values) for refusal in refusals(unit, lang, row.source, row.target))
    texts = {unit.source: row.source, lang: row.target}
    if unit.key.registry == PAGES:
        texts = {code: visible_text(text) for code, text in texts.items()}
    passage = Passage({}, unit.key.record, unit.path, unit.source, texts)
    for check in (rules.of_text, rules.of_translation, rules.of_wording):
        for note in check(passage, lang):
            yield Problem(
                file="", line=0, record=unit.key.record, code=note.code, path=f"{unit.path}.{lang}", values=note.values
            )
