"""The parameters of every macro: the only list of macros, used by the check and the build to validate calls.

This module renders nothing, so that `hub check` does not import the renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from hub.diagnosis.countries import country_codes, country_guess
from hub.diagnosis.nearest import nearest, nearest_or_all
from hub.model.kinds import ONE_OF, REGISTRIES
from hub.model.publisher import ITEMS
from hub.model.rules import Registry
from hub.problems import Phrase
from hub.written.names import Names

COUNTED = (*REGISTRIES, "countries", "languages")
"""The values that `count` accepts."""

_MOST_EVENTS = 100


class CallFault(NamedTuple):
    """Why a value is refused: the code of the message, and its values."""

    code: str
    values: Mapping[str, Any]


Judge = Callable[[Any, Names], CallFault | None]
"""A function that says what is wrong with a value of the right type, or returns None."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A parameter of a macro: name, type, further check, whether it is required, and whether it is keyword-only."""

    name: str
    kind: type = str
    judge: Judge = lambda value, names: None
    needed: bool = True
    named: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Contract:
    """A macro: an example call and its parameters.

    `many` lets the last parameter repeat, `inline` allows calls inside a sentence, `relation` checks the values
    together.
    """

    example: str
    parameters: tuple[Parameter, ...] = ()
    many: bool = False
    inline: bool = False
    relation: Callable[[Mapping[str, Any], Names], CallFault | None] = field(default=lambda values, names: None)


def _published(registry: Registry, value: str, names: Names, *, withdrawn: bool = False) -> CallFault | None:
    """Refuse a record without a page; with `withdrawn`, for links, the page of a withdrawn record is accepted."""
    state = names.state(registry, value)
    if state == "published" or (withdrawn and state == "withdrawn"):
        return None
    if state:
        code = "call-hidden" if state == "hidden" else "call-withdrawn"
        return CallFault(code, {"value": value, "registry": registry})
    known = names.published[registry]
    current = names.current(registry, value)
    hint = Phrase("renamed-to", {"right": current}) if current else nearest(value, known) or Phrase("add-or-correct")
    return CallFault("unknown-record", {"value": value, "registry": registry, "hint": hint, "also": ""})


def _record(registry: Registry) -> Judge:
    return lambda value, names: _published(registry, value, names)


def _target(values: Mapping[str, Any], names: Names) -> CallFault | None:
    return _published(ONE_OF[values["kind"]], values["identifier"], names, withdrawn=True)


def _figure(values: Mapping[str, Any], names: Names) -> CallFault | None:
    """Refuse a figure number that the practice does not have; accept it when its record cannot be read."""
    count = names.figures(values["identifier"])
    if count is None or 1 <= values["number"] <= count:
        return None
    return CallFault("call-figure", {"value": values["identifier"], "count": count, "number": values["number"]})


def _one_of(macro: str, known: tuple[str, ...]) -> Judge:
    def judge(value: Any, names: Names) -> CallFault | None:
        if value in known:
            return None
        return CallFault(
            "not-a-choice", {"field": macro, "value": value, "choices": known, "hint": nearest(value, known)}
        )

    return judge


def _theme(value: Any, names: Names) -> CallFault | None:
    if names.themes is None or value in names.themes:
        return None
    hint = nearest_or_all(value, names.themes)
    return CallFault("unknown-term", {"value": value, "vocabulary": "themes", "hint": hint, "also": ""})


def _country(value: Any, names: Names) -> CallFault | None:
    if value in country_codes():
        return None
    return CallFault("not-a-country", {"field": "country", "value": value, "hint": country_guess(value)})


def _positive(value: Any, names: Names) -> CallFault | None:
    if 1 <= value <= _MOST_EVENTS:
        return None
    return CallFault("out-of-range", {"field": "number", "value": value, "least": 1, "most": _MOST_EVENTS})


_PRACTICES = (Parameter(name="identifier", judge=_record("practices")),)

_CONTRACTS: Mapping[str, Contract] = MappingProxyType(
    {
        "calendars": Contract(example="{{ calendars() }}"),
        "comparison": Contract(example="{{ comparison() }}"),
        "documents": Contract(example="{{ documents() }}"),
        "doors": Contract(example="{{ doors() }}"),
        "embeds": Contract(example="{{ embeds() }}"),
        "events": Contract(example="{{ events() }}"),
        "evidence_levels": Contract(example="{{ evidence_levels() }}"),
        "evidence_table": Contract(
            example='{{ evidence_table("cyberocc", "taisto") }}', parameters=_PRACTICES, many=True
        ),
        "featured_practice": Contract(example="{{ featured_practice() }}"),
        "forms": Contract(example="{{ forms() }}"),
        "glossary": Contract(example="{{ glossary() }}"),
        "helplines": Contract(example="{{ helplines() }}"),
        "key_figure": Contract(
            example='{{ key_figure("osmose-occitanie", 1) }}',
            parameters=(
                Parameter(name="identifier", judge=_record("practices")),
                Parameter(name="number", kind=int),
            ),
            relation=_figure,
        ),
        "laws": Contract(example="{{ laws() }}"),
        "learning_matrix": Contract(example="{{ learning_matrix() }}"),
        "names": Contract(example="{{ names() }}"),
        "next_events": Contract(
            example="{{ next_events(3) }}",
            parameters=(Parameter(name="number", kind=int, judge=_positive, needed=False),),
        ),
        "organisations": Contract(example="{{ organisations() }}"),
        "partner": Contract(
            example='{{ partner("tamk") }}', parameters=(Parameter(name="identifier", judge=_record("partners")),)
        ),
        "partners": Contract(
            example="{{ partners() }}",
            parameters=(Parameter(name="plain", kind=bool, needed=False, named=True),),
        ),
        "partnership_map": Contract(
            example="{{ partnership_map(opened=True) }}",
            parameters=(Parameter(name="opened", kind=bool, needed=False, named=True),),
        ),
        "phases": Contract(example="{{ phases() }}"),
        "practice": Contract(
            example='{{ practice("cyberocc") }}', parameters=(Parameter(name="identifier", judge=_record("practices")),)
        ),
        "practice_table": Contract(
            example='{{ practice_table("cyberocc", "taisto") }}', parameters=_PRACTICES, many=True
        ),
        "practices": Contract(
            example='{{ practices(theme="incident-response", country="FR") }}',
            parameters=(
                Parameter(name="theme", judge=_theme, needed=False, named=True),
                Parameter(name="country", judge=_country, needed=False, named=True),
            ),
        ),
        "practices_by_country": Contract(example="{{ practices_by_country() }}"),
        "practices_by_theme": Contract(example="{{ practices_by_theme() }}"),
        "publisher": Contract(
            example='{{ publisher("director", "contact") }}',
            parameters=(Parameter(name="item", judge=_one_of("publisher", ITEMS)),),
            many=True,
        ),
        "search": Contract(example="{{ search() }}"),
        "timeline": Contract(example="{{ timeline() }}"),
        "to_supply": Contract(example="{{ to_supply() }}"),
        "translation_board": Contract(example="{{ translation_board() }}"),
        "translation_figures": Contract(example="{{ translation_figures() }}"),
        "link": Contract(
            example='{{ link("practice", "osmose-occitanie") }}',
            parameters=(
                Parameter(name="kind", judge=_one_of("link", tuple(ONE_OF))),
                Parameter(name="identifier"),  # its check depends on the kind: see `_target`
                Parameter(name="text", needed=False),
            ),
            relation=_target,
            inline=True,
        ),
        "count": Contract(
            example='{{ count("partners") }}',
            parameters=(Parameter(name="what", judge=_one_of("count", COUNTED)),),
            inline=True,
        ),
        "built": Contract(example="{{ built() }}", inline=True),
        "supplied": Contract(
            example='{{ supplied("contact") }}',
            parameters=(Parameter(name="name", judge=_one_of("supplied", ITEMS)),),
            inline=True,
        ),
    }
)
"""In the order of the README: block macros, then macros used inside a sentence."""
CONTRACTS: Mapping[str, Contract] = {
    **_CONTRACTS,
    **{name: Contract(example=f"{{{{ {name}() }}}}") for name in REGISTRIES if name not in _CONTRACTS},
}
"""All macros; every kind with pages has at least the macro of its list."""
INLINE = tuple(name for name, contract in CONTRACTS.items() if contract.inline)
BLOCKS = tuple(name for name, contract in CONTRACTS.items() if not contract.inline)
