"""The units of work of a translator: a text, its present translation, and all that helps to translate it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hub.addresses import page_path, record_path
from hub.editorial.term_use import TermUse
from hub.languages import Language
from hub.model.fields import fields_of
from hub.model.kinds import KINDS, REGISTRIES
from hub.model.rules import Limit
from hub.model.values import PLURAL_CATEGORIES
from hub.model.words import field_words
from hub.problems import MESSAGE_LANGUAGES
from hub.translations.state import State, Translations
from hub.translations.units import PAGES, Unit, Words

Wanted = Literal["missing", "behind", "unreviewed"]
WANTED: tuple[Wanted, ...] = ("missing", "behind", "unreviewed")
"""What a translator may ask for; a text can be several of them."""
_FORM = "#"
"""Stands before the plural form at the end of the id of a phrase with a number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One text to translate from `source` into `target`.

    `id` leads back to it. `earlier` is the source that the translation was made from where it is behind: None where the
    history does not tell. `terms` are those of the glossary that the source uses, in both languages.
    """

    id: str
    record: str
    field: str
    label: str
    source_language: str
    source: str
    target: str = ""
    state: tuple[str, ...] = ()
    earlier: str | None = ""
    limit: int = 0
    page: str = ""
    place: str = ""
    terms: tuple[tuple[str, str], ...] = ()


def items_for(
    translations: Translations, language: Language, site: str, terms: TermUse, only: Sequence[Wanted] = ()
) -> Iterator[Item]:
    """The items in one language, in the order of the units; those of some states, or all."""
    for state in translations.states:
        readable = state.language == language.code and state.unit.source in state.unit.texts
        if readable and (not only or set(only) & set(wants(state))):
            yield from _items(state, translations, language, site, terms)


def wants(state: State) -> tuple[Wanted, ...]:
    """What a text is in a language, among WANTED."""
    found: list[Wanted] = [name for name in WANTED[:2] if state.state == name]
    return (*found, *([WANTED[2]] if state.unreviewed else []))


def item_id(unit: Unit, form: str = "") -> str:
    """The id of a text, or of one form of a phrase with a number: `events/kick-off:title`."""
    record = unit.key.record if unit.key.registry == PAGES else str(unit.key)
    return f"{record}:{unit.path}{_FORM * bool(form)}{form}"


def forms_of(unit: Unit, language: Language) -> Sequence[str]:
    """The plural forms that a phrase with a number needs in a language; one without a name for any other text."""
    if isinstance(unit.texts[unit.source], str):
        return ("",)
    needed = {language.locale.plural_form(number) for number in range(1000)} | {"other"}
    there = unit.texts.get(language.code, {})
    return tuple(form for form in PLURAL_CATEGORIES if form in needed or form in there)


def all_forms(unit: Unit, language: Language) -> Sequence[str]:
    """The plural forms that a phrase with a number may have in a language, as `many` of a million in French."""
    if isinstance(unit.texts[unit.source], str):
        return ("",)
    return tuple(form for form in PLURAL_CATEGORIES if form in {*language.locale.plural_form.tags, "other"})


def words_in(words: Words | None, form: str) -> str:
    """The words of a form, else of `other`; empty when there are none."""
    if words is None or isinstance(words, str):
        return words or ""
    return words.get(form) or words.get("other", "")


def limit_of(unit: Unit, lang: str) -> int:
    """The most characters that a translation may have; 0 when there is no limit, or one that is only a note."""
    rule = next((rule for rule in unit.rules if isinstance(rule, Limit)), None)
    if rule is None:
        return 0
    return rule.strict.get(lang, rule.most if rule.level == "problem" else 0)


def _items(state: State, translations: Translations, language: Language, site: str, terms: TermUse) -> Iterator[Item]:
    unit, lang = state.unit, language.code
    source, target = unit.texts[unit.source], unit.texts.get(lang)
    earlier = translations.earlier(state) if state.state == "behind" else ""
    for form in forms_of(unit, language):
        words = words_in(source, form)
        own = target.get(form, "") if target is not None and not isinstance(target, str) else words_in(target, form)
        yield Item(
            id=item_id(unit, form),
            record=unit.key.record,
            field=f"{unit.field}.{form}" if form else unit.field,
            label=label_of(unit, lang),
            source_language=unit.source,
            source=words,
            target=own,
            state=tuple(wants(state)),
            earlier=None if earlier is None else words_in(earlier, form),
            limit=limit_of(unit, lang),
            page=address_of(unit, language, site),
            place=":".join(map(str, unit.place(lang))),
            terms=tuple(terms.pairs(words, unit.source, lang)),
        )


def label_of(unit: Unit, lang: str) -> str:
    """The field in words, such as `Key figures 1, Label`: in French or English; empty where it has none."""
    shown = lang if lang in MESSAGE_LANGUAGES else MESSAGE_LANGUAGES[0]
    kind = KINDS[unit.key.registry].record if unit.key.registry in KINDS else None
    found: list[str] = []
    for step in unit.path.split("."):
        if step.isdigit() and found:
            found[-1] = f"{found[-1]} {int(step) + 1}"
        elif kind is not None:
            own = next((field for field in fields_of(kind) if field.name == step), None)
            found += [field_words(kind, step, shown).title] if own else []
            kind = own.kind if own and own.is_part else None
    return ", ".join(found)


def address_of(unit: Unit, language: Language, site: str) -> str:
    """The address of the page in the language of the translation; empty for texts of no single page."""
    registry, record = unit.key
    if registry in REGISTRIES:
        return f"{site}{page_path(language, record_path(registry, record))}"
    if registry == PAGES:
        path = record.removeprefix(f"{PAGES}/").removesuffix("index.md").removesuffix(".md")
        return f"{site}{page_path(language, path)}"
    return ""
