"""`hub translations status`: say of every translation whether it is current, behind or missing."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from hub.catalogues import first_lines, sentences
from hub.commands.translations.present import present, print_caveats
from hub.problems import MESSAGE_LANGUAGES
from hub.settings import Settings, message_language
from hub.translations.state import State, Translations

HELP = "say of every translation whether it is current, behind its source or missing"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    parser.add_argument("--json", action="store_true", help="every translation, as a list for programs")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0: a translation that is behind is work, not a fault."""
    translations = present(settings)
    print_caveats(translations.as_of, options.lang)
    if options.json:
        print(json.dumps([row(state) for state in translations.states], ensure_ascii=False, indent=1))
        return 0
    lines = [*_lines(translations, options.lang)]
    print(*first_lines(lines, len(lines), options.lang), *_counts(translations, options.lang), sep="\n")
    return 0


def row(state: State) -> dict[str, Any]:
    """A translation for programs."""
    return {
        "record": state.unit.key.record,
        "field": state.unit.field,
        "language": state.language,
        "state": state.state,
        "origin": state.origin,
        "reviewed_by": state.reviewed_by or None,
    }


def _lines(translations: Translations, lang: str) -> Iterator[str]:
    """A line for each translation that is missing or behind, as the check writes its lines."""
    words = sentences("states", lang)
    for state in translations.states:
        if state.state != "current":
            unit = state.unit
            place = translations.place(unit, state.language)
            said = words[state.state].format(language=state.language)
            yield f"{place.file}:{place.line}: {unit.key.record}: {unit.field}: {said}"


def _counts(translations: Translations, lang: str) -> Iterator[str]:
    """A line for each language."""
    words = sentences("states", lang)
    for code in translations.languages:
        states = [state for state in translations.states if state.language == code]
        if states:
            counts = Counter(state.state for state in states)
            unreviewed = sum(state.unreviewed for state in states)
            yield words["counts"].format(
                language=code,
                all=len(states),
                behind=counts["behind"],
                missing=counts["missing"],
                unreviewed=unreviewed,
            )
