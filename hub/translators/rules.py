"""What a translation must not do: exceed a limit, or lose a link, a figure or a placeholder of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hub.editorial.blocks import macro_calls, markdown_links
from hub.editorial.figures import other_figures
from hub.editorial.links import same_address
from hub.editorial.passages import Passage
from hub.translations.units import PAGES, STRINGS, Unit
from hub.translators.items import limit_of

_BRACES = re.compile(r"(?<!\{)\{\w+\}(?!\})")
"""A placeholder of interface words and units: `{n}`."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Refusal(NamedTuple):
    """Why a text is not taken: the key of the sentence, and its values."""

    code: str
    values: Mapping[str, object] = {}


def refusals(unit: Unit, lang: str, source: str, text: str) -> Iterator[Refusal]:
    """Why a translation of a text of a unit cannot be taken."""
    most = limit_of(unit, lang)
    if most and len(text) > most:
        yield Refusal("too-long", {"most": most, "length": len(text)})
    if _CONTROL.search(text):
        yield Refusal("control-character")
    for code, lost in _losses(unit, lang, source, text).items():
        if lost:
            yield Refusal(code, {"lost": ", ".join(lost)})


def _losses(unit: Unit, lang: str, source: str, text: str) -> dict[str, list[str]]:
    """What the source has and the translation has not; of placeholders also what only the translation has."""
    passage = Passage({}, "", "", unit.source, {unit.source: source, lang: text})
    here, forms = _placeholders(unit, text), unit.texts[unit.source]
    lost, more = _between(_placeholders(unit, source), here)
    if not isinstance(forms, str):  # another form may have more, as `one` may do without the number
        more = sorted(set(here) - {mark for form in forms.values() for mark in _placeholders(unit, form)})
    return {
        "lost-link": _between(_links(source), _links(text))[0],
        "lost-figure": other_figures(passage, lang)[0],
        "lost-placeholder": lost,
        "unknown-placeholder": more,
    }


def _links(text: str) -> list[str]:
    return [same_address(address) for address in markdown_links(text)]


def _placeholders(unit: Unit, text: str) -> list[str]:
    """The macro calls of a page, and the braces of interface words and units; braces in a record are text."""
    if unit.key.registry == PAGES:
        return macro_calls(text)
    is_phrase = unit.key.registry == STRINGS or not isinstance(unit.texts[unit.source], str)
    return _BRACES.findall(text) if is_phrase else []


def _between(own: list[str], here: list[str]) -> tuple[list[str], list[str]]:
    before, after = Counter(own), Counter(here)
    return sorted((before - after).elements()), sorted((after - before).elements())
