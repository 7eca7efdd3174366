"""`hub translations draft`: a machine drafts what is missing; nothing is called without its key."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.catalogues import sentences
from hub.checks.checking import check_data, has_problems
from hub.commands.translations.files import language_named, refuse, say, states, tell, write_changes
from hub.editorial.speech import Detect, NoDetectorError, load_detector
from hub.languages import Language, language_codes
from hub.problems import MESSAGE_LANGUAGES, Problem
from hub.settings import Settings, message_language
from hub.text.escaping import labels

if TYPE_CHECKING:
    from hub.reading.entries import Registries
    from hub.translations.state import State
    from hub.translators.drafting import Draft
    from hub.translators.machines import Machine
    from hub.translators.taking import Change


HELP = "let a machine draft translations, marked machine-assisted"


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the action."""
    from hub.translators.access import MACHINES

    parser.add_argument("language", metavar="LANGUAGE", help="the language to translate into, such as fi")
    parser.add_argument("--only", type=states, default=("missing",), metavar="STATES", help="default: missing")
    parser.add_argument("--with", dest="machine", choices=tuple(MACHINES), default="deepl", help="the machine")
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when all drafts were written or there was nothing to draft, 1 when some were refused, 2 on wrong use."""
    from hub.translators.access import MACHINES
    from hub.translators.machines import MachineError

    lang, access = options.lang, MACHINES[options.machine]
    language = language_named(options.language, settings, lang)
    if language is None:
        return 2
    if not os.environ.get(access.variable):
        return refuse(lang, "no-key", 2, client=access.name, variable=access.variable)
    try:
        machine = access.make(os.environ)
    except ModuleNotFoundError:
        return refuse(lang, "no-client", 2, client=access.name)
    registries, found = check_data(settings)
    if has_problems(found):
        return refuse(lang, "broken")
    try:
        return _draft(machine, registries, language, options, settings)
    except MachineError as error:
        return refuse(lang, "client", client=access.name, why=str(error))


def _draft(
    machine: Machine, registries: Registries, language: Language, options: argparse.Namespace, settings: Settings
) -> int:
    from hub.editorial.comparing import Comparison
    from hub.editorial.term_use import TermUse
    from hub.translations.state import read_translations
    from hub.translations.updating import note_drafts
    from hub.translators.drafting import draft, to_draft
    from hub.translators.items import item_id, items_for
    from hub.translators.taking import take

    translations = read_translations(settings, registries)
    units = {item_id(unit): unit for unit in translations.units}
    items = to_draft(items_for(translations, language, settings.site_url, TermUse(registries), options.only), units)
    if not items:
        say(options.lang, "nothing-wanted", language=language.code, states=", ".join(options.only))
        return 0
    drafts = draft(items, language.code, machine, units, Comparison(registries, _detector(settings)))
    refused = [one for one in drafts if one.problems]
    tell(_refusal(one, options.lang) for one in refused)
    taken = take(translations.units, language, [one.row for one in drafts if not one.problems])
    files = write_changes(settings, taken.changes, language.code, options.lang)
    if files is None:
        return 1
    note_drafts(settings, [_drafted(change, language.code) for change in taken.changes])
    say(options.lang, "drafted", count=len(taken.changes), files=len(files), refused=len(refused))
    return 1 if refused else 0


def _drafted(change: Change, lang: str) -> State:
    """The state of a text that now has the words of a machine."""
    from hub.translations.state import State

    unit = replace(change.unit, texts={**change.unit.texts, lang: change.words})
    return State(unit=unit, language=lang, state="current", origin="machine-assisted")


def _detector(settings: Settings) -> Detect | None:
    """The detector of languages; without it drafts pass all other checks."""
    try:
        return load_detector(language_codes(settings.root / "mkdocs.yml"))
    except NoDetectorError:
        return None


def _refusal(one: Draft, lang: str) -> str:
    """Why a draft is not taken, on one line."""
    words = sentences("translators", lang)
    reasons = [
        problem.sentence(lang) if isinstance(problem, Problem) else _sentence(words, *problem)
        for problem in one.problems
    ]
    return words["draft-refused"].format(**labels({"id": one.row.id, "why": "; ".join(reasons)}))


def _sentence(words: Mapping[str, str], code: str, values: Mapping[str, object]) -> str:
    """The sentence of an import, without the address of the text that it begins with."""
    return words[code].partition("{id}")[2].lstrip(" \u00a0:").format(**labels(values))
