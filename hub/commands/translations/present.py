"""What every action begins with: the state of the translations, and the records that the command line names."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from hub.catalogues import sentences
from hub.diagnosis.nearest import nearest
from hub.languages import language_codes
from hub.reading.loading import load_registries
from hub.settings import Settings
from hub.text.escaping import visible
from hub.translations.state import AsOf, Translations, read_translations
from hub.translations.units import Key


class UnknownNameError(Exception):
    """The command line names something that does not exist; the text says what there is."""


def present(settings: Settings) -> Translations:
    """The state of the translations of the project as it lies in the folder, right or wrong."""
    registries, _ = load_registries(settings.data, language_codes(settings.root / "mkdocs.yml"))
    return read_translations(settings, registries)


def record_named(translations: Translations, name: str, lang: str) -> Key:
    """The record that has this name, alone or after its kind: `cyberocc`, `practices/cyberocc`. Raises
    UnknownNameError."""
    words, known = sentences("states", lang), translations.texts
    found = [key for key in known if name in (key.record, str(key))]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(words["several"].format(name=visible(name), names=", ".join(map(str, found))))
    near = nearest(name, [key.record for key in known])
    raise UnknownNameError(words["unknown-record"].format(name=visible(name)) + _perhaps(near, words))


def language_named(translations: Translations, name: str, lang: str) -> str:
    """The language with this code. Raises UnknownNameError."""
    if name in translations.languages:
        return name
    listed = ", ".join(translations.languages)
    raise UnknownNameError(sentences("states", lang)["unknown-language"].format(name=visible(name), names=listed))


def field_named(translations: Translations, key: Key, name: str, lang: str) -> str:
    """The path of the field with this name, as `status` gives it. Raises UnknownNameError."""
    fields = {unit.field: unit.path for unit in translations.texts[key].units}
    if name in fields:
        return fields[name]
    words = sentences("states", lang)
    sentence = words["unknown-field"].format(name=visible(name), record=key, names=", ".join(list(fields)[:40]))
    raise UnknownNameError(sentence)


def _perhaps(near: object, words: dict[str, str]) -> str:
    return " " + words["perhaps"].format(name=near) if near else ""


def caveats(as_of: AsOf | None, lang: str) -> Iterator[str]:
    """What the history does not tell; nothing where it tells all."""
    words = sentences("states", lang)
    if as_of is None:
        return
    if not as_of.commit:
        yield words["nothing-known"]
        return
    yield words["as-of"].format(commit=as_of.commit[:12], day=as_of.day)
    if as_of.unknown:
        yield words["unknown-since"].format(count=as_of.unknown)


def print_caveats(as_of: AsOf | None, lang: str) -> None:
    """Print what the history does not tell beside the answer, which another program may read."""
    for line in caveats(as_of, lang):
        print(f"hub translations: {line}", file=sys.stderr)
