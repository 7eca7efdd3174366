"""Drafts of a machine: each passes the checks of every translation, or is not taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from hub.editorial.blocks import visible_text
from hub.editorial.comparing import Comparison
from hub.editorial.passages import Passage
from hub.editorial.spelling import LISTS, NoSpellerError, unknown_words, words_of
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
    rows = [
        row
        for source in dict.fromkeys(item.source_language for item in items)
        for row in _translated([item for item in items if item.source_language == source], lang, machine)
    ]
    passages = {row.id: _passage(row, units[row.id], lang) for row in rows}
    words = {name: words_of(passage, lang, rules.names) for name, passage in passages.items()}
    wrong = _unknown(lang, words.values())
    found = []
    for row in rows:
        problems = [*_problems(row, units[row.id], passages[row.id], lang, rules)]
        misspelt = [word for word in words[row.id] if word in wrong]
        if misspelt:
            problems.append(
                _problem(passages[row.id], lang, "misspelt", {"words": ", ".join(misspelt), "list": LISTS.name})
            )
        found.append(Draft(row, problems))
    return found


def _translated(items: Sequence[Item], lang: str, machine: Machine) -> list[Row]:
    """What the machine makes of texts in one language, in the typography of the other."""
    terms = dict(pair for item in items for pair in item.terms)
    texts = machine.translate([shield(item.source) for item in items], items[0].source_language, lang, terms)
    made = (typeset(unshield(text), lang).strip() for text in texts)
    return [Row(item.id, item.source, text) for item, text in zip(items, made, strict=True)]


def _passage(row: Row, unit: Unit, lang: str) -> Passage:
    """The text and its draft as the rules compare them; of a page the words that readers see."""
    texts = {unit.source: row.source, lang: row.target}
    if unit.key.registry == PAGES:
        texts = {code: visible_text(text) for code, text in texts.items()}
    return Passage({}, unit.key.record, unit.path, unit.source, texts)


def _unknown(lang: str, words: Iterable[Sequence[str]]) -> frozenset[str]:
    """The words that no dictionary knows; none where its program is not installed."""
    try:
        return unknown_words(lang, chain.from_iterable(words))
    except NoSpellerError:
        return frozenset()


def _problems(
    row: Row, unit: Unit, passage: Passage, lang: str, rules: Comparison
) -> Iterable[Problem | tuple[str, Mapping[str, object]]]:
    """What is wrong with a draft: what no translation may do, then the notes of the check."""
    yield from ((refusal.code, refusal.values) for refusal in refusals(unit, lang, row.source, row.target))
    for check in (rules.of_text, rules.of_translation, rules.of_wording):
        for note in check(passage, lang):
            yield _problem(passage, lang, note.code, note.values)


def _problem(passage: Passage, lang: str, code: str, values: Mapping[str, object]) -> Problem:
    path = f"{passage.path}.{lang}"
    return Problem(file="", line=0, record=passage.record, code=code, path=path, values=values)
