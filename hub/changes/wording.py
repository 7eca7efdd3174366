"""Describe differences in the words of an editor, as Markdown in which untrusted text has no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from hub.catalogues import sentences
from hub.changes.comparing import Difference, Step
from hub.model.fields import Field, field_named, is_part, known_keys
from hub.model.kinds import LISTINGS, name_field
from hub.model.rules import Reference, Term
from hub.model.values import INVALID, Name, PartialDate, Plural, Text
from hub.model.words import choice_words, field_words, kind_words
from hub.reading.entries import Registries
from hub.text.escaping import code

_SHORT = 60
"""The most characters of a value that is shown; longer ones can be read in the proposal itself."""
_TITLE = 80
_LABELS = ("label", "title", "name", "term", "id", "partner", "organisation", "date", "time", "country", "url")
"""The fields by which an item of a list is named: the first of them that it has."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The language of the sentences, and the names of records and terms by their ids."""

    lang: str
    languages: tuple[str, ...]
    names: Mapping[tuple[str, str], Any]

    def say(self, key: str, **values: Any) -> str:
        """A sentence with its placeholders filled."""
        return sentences("changes", self.lang)[key].format(**values)

    def difference(self, found: Difference) -> str:
        """What changed at one path: `budget changed`."""
        *parents, last = self._steps(found.path)
        field = self.say("field", field=" › ".join([*parents, last]))
        if found.item is not None:
            return self.say(f"item-{found.kind}", field=field, item=self.item(found.item, found.field))
        what = self._verb(found, field, "".join(f"{step} › " for step in parents), last)
        shown = [self._value(value, found.field) for value in (found.before, found.after)]
        if not any(shown) or found.languages:
            return what
        key = "values" if all(shown) else "value-added" if shown[1] else "value-removed"
        return self.say(key, what=what, before=shown[0], after=shown[1])

    def title(self, record: Any, identifier: str) -> str:
        """A record's short name, its name, or its title up to the colon; its id when it has none of them."""
        short = self._text(getattr(record, "short", None))
        if short:
            return code(short, _TITLE)
        named = name_field(record)
        words = self._text(named)
        if words:
            beginning = words.partition(":")[0].strip() if isinstance(named, Text) else ""
            return code(beginning or words, _TITLE)
        return code(identifier) if identifier else ""

    def item(self, item: Any, field: Field | None) -> str:
        """A list item: the name that an id stands for, the beginning of a text, or the label of a part."""
        if is_part(type(item)):
            known = [(getattr(item, field.name), field) for field in self._labels(item)]
            labels = (self._named(value, field) for value, field in known if value is not None)
            return code(next((label for label in labels if label), ""), _SHORT)
        return self._value(item, field) or code(self._text(item), _SHORT)

    def language_list(self, languages: Sequence[str]) -> str:
        """The names of languages, or the word for all of them."""
        if set(languages) >= set(self.languages):
            return self.say("all-languages")
        return self._joined([self.language(lang) for lang in languages])

    def language(self, lang: str) -> str:
        """The name of a language."""
        return str(Locale.parse(self.lang).languages.get(lang, lang))

    def kind(self, record_class: type) -> str:
        """The name of the kind of record."""
        return kind_words(record_class, self.lang).title

    def _labels(self, item: Any) -> list[Field]:
        owner: Any = type(item)
        return [field_named(owner, name) for name in _LABELS if name in known_keys(owner)]

    def _verb(self, found: Difference, field: str, path: str, last: str) -> str:
        if not found.languages:
            return self.say(found.kind, field=field)
        if set(found.languages) >= set(self.languages):
            return self.say(f"{found.kind}-all", field=field)
        return self.say(f"{found.kind}-in", path=path, field=last, languages=self.language_list(found.languages))

    def _joined(self, words: Sequence[str]) -> str:
        *others, last = words
        return self.say("and", first=", ".join(others), last=last) if others else last

    def _steps(self, path: Sequence[Step]) -> Iterator[str]:
        """The fields of the path, each with its item where it is a list."""
        for step in path:
            words = field_words(step.owner, step.name, self.lang).title
            words = _lowered(words) if self.lang == "en" else words
            yield f"{words} {self.item(step.item, None)}" if step.item is not None else words

    def _value(self, value: Any, field: Field | None) -> str:
        """A short value as code; empty when it is long, missing or a part of a record."""
        if value is None or value is INVALID or is_part(type(value)) or isinstance(value, Text | Plural | tuple):
            return ""
        words = self._named(value, field)
        return code(words) if len(words) <= _SHORT else ""

    def _named(self, value: Any, field: Field | None) -> str:
        """The words of an id, a term or a choice."""
        for rule in field.rules if field else ():
            if isinstance(rule, Reference | Term):
                place = rule.registry if isinstance(rule, Reference) else rule.vocabulary
                return self._text(self.names.get((place, value))) or value
        if field and field.choices and isinstance(value, str):
            return choice_words(field.closed_list, value, self.lang).title
        if isinstance(value, bool):
            return self.say(str(value).lower())
        if isinstance(value, int | float):
            return str(format_decimal(value, format="#,##0.######", locale=self.lang))
        return self._text(value)

    def _text(self, value: Any) -> str:
        """The words of a value in this language, or in the first language that it has."""
        if isinstance(value, Text | Name):
            return value.words.get(self.lang) or next(iter(value.words.values()), "")
        return str(value) if isinstance(value, str | int | float | PartialDate) else ""


def names_of(*registries: Registries) -> dict[tuple[str, str], Any]:
    """The names of ids, by registry or list of the taxonomy; where registries differ, the last one counts."""
    found: dict[tuple[str, str], Any] = {}
    for each in registries:
        for listing in LISTINGS:
            for entry in each.entries[listing]:
                found[listing, entry.name] = _name(entry.record)
        if each.taxonomy:
            found |= _terms(each.taxonomy.record)
    return found


def _terms(taxonomy: Any) -> dict[tuple[str, str], Any]:
    lists = {name: getattr(taxonomy, name) for name in type(taxonomy).__slots__}
    return {
        (name, term.id): getattr(term, "label", None)
        for name, terms in lists.items()
        if isinstance(terms, tuple)
        for term in terms
        if isinstance(term.id, str)
    }


def _name(record: Any) -> Any:
    short = getattr(record, "short", None)
    return short if isinstance(short, str) else name_field(record)


def _lowered(words: str) -> str:
    """Lower the first letter, except in an abbreviation or a name such as `NUTS code`."""
    return words[:1].lower() + words[1:] if re.match(r"[A-Z][a-z]", words) else words
