"""The languages of the site: mkdocs.yml lists them, `hub/strings/<code>.yml` holds their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from markupsafe import Markup

from hub.catalogues import LOADER, catalogue_codes, read_catalogue
from hub.text.direction import dir_attribute, language_attributes

KNOWN_LANGUAGES = catalogue_codes("strings")
"""The languages that the hub has words for. A site lists some of them, mostly all, in mkdocs.yml.

What reads and diagnoses a file knows them all: a text in one that this site does not list is still a text.
"""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code in registries and addresses, its BCP 47 tag in HTML, and its interface words."""

    code: str
    name: str
    default: bool
    tag: str
    locale: Locale
    strings: Mapping[str, Any]

    @property
    def attributes(self) -> Markup:
        """The attributes `lang` and `dir` of the `html` element of its pages."""
        return language_attributes(self.tag, dir_attribute(self.tag, self.tag))

    @property
    def prefix(self) -> str:
        """The first part of the address of each of its pages: empty for the default language."""
        return "" if self.default else f"{self.code}/"


class ConfigurationError(Exception):
    """mkdocs.yml or a file of interface words is missing or malformed."""


def load_languages(config_file: Path) -> tuple[Language, ...]:
    """The languages of the i18n plugin in mkdocs.yml, the default one first.

    Raises ConfigurationError when the list, or the words of a language, are missing.
    """
    entries = _configured(config_file)
    default = next((entry["locale"] for entry in entries if entry.get("default")), entries[0]["locale"])
    fallback = load_strings(default)
    languages = [_language(entry, default, fallback) for entry in entries]
    return tuple(sorted(languages, key=lambda language: not language.default))


def language_codes(config_file: Path) -> tuple[str, ...]:
    """The language codes alone, the default first; reading and checking need no words."""
    entries = _configured(config_file)
    codes = [entry["locale"] for entry in entries]
    return tuple(sorted(codes, key=lambda code: not any(e.get("default") and e["locale"] == code for e in entries)))


@cache
def load_strings(code: str) -> dict[str, Any]:
    """The interface words of a language: dotted key to a text, or to its plural forms."""
    try:
        return dict(flatten(read_catalogue("strings", f"{code}.yml"), ""))
    except FileNotFoundError:
        missing = f"hub/strings/{code}.yml is missing: it holds the interface words of {code!r}"
        raise ConfigurationError(missing) from None
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError) as error:
        raise ConfigurationError(f"hub/strings/{code}.yml cannot be read: {error}") from None


@cache
def known_locales() -> tuple[Locale, ...]:
    """The locales of KNOWN_LANGUAGES in Unicode CLDR, which has the names of months, countries and cities in each.

    A language whose catalogue names a script has two: Serbian in Latin letters is `sr_Latn`, in its own `sr`.
    """
    chosen = [Locale.parse(load_strings(code)["language.babel"]) for code in KNOWN_LANGUAGES]
    scripts = (Locale(locale.language, script=locale.script) for locale in chosen)
    return tuple(dict.fromkeys([*(Locale(locale.language) for locale in chosen), *scripts]))


def flatten(tree: Mapping[str, Any], path: str) -> list[tuple[str, Any]]:
    """The words by dotted key; a mapping of plural forms is one value."""
    found: list[tuple[str, Any]] = []
    for key, value in tree.items():
        name = f"{path}.{key}" if path else key
        # A mapping of plural forms is one value; every language has the form `other` (CLDR, UTS 35, part 3).
        if isinstance(value, Mapping) and "other" not in value:
            found += flatten(value, name)
        else:
            found.append((name, value))
    return found


def _language(entry: Mapping[str, Any], default: str, fallback: Mapping[str, Any]) -> Language:
    code = entry["locale"]
    strings = load_strings(code)
    return Language(
        code=code,
        name=entry["name"],
        default=code == default,
        tag=strings["language.tag"],
        locale=Locale.parse(strings["language.babel"]),
        strings={**fallback, **strings},  # words that a new language does not have yet come from the default one
    )


class _ConfigLoader(LOADER):  # type: ignore[misc, valid-type] # of the two loaders the one that is there
    """Read mkdocs.yml and ignore its `!ENV` and `!!python` tags: only the list of languages is needed."""


_ConfigLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def _configured(config_file: Path) -> list[dict[str, Any]]:
    try:
        config = yaml.load(config_file.read_text(encoding="utf-8"), Loader=_ConfigLoader)
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{config_file}: {error}") from None
    plugins = config.get("plugins") if isinstance(config, Mapping) else None
    for plugin in plugins or []:
        if isinstance(plugin, Mapping) and isinstance(plugin.get("i18n"), Mapping):
            languages = plugin["i18n"].get("languages") or []
            if languages and all(isinstance(entry, Mapping) and "locale" in entry for entry in languages):
                return list(languages)
    raise ConfigurationError(f"{config_file}: the i18n plugin lists no languages")
