"""The name of a body with the others that a reader needs: its own, our translation, the official one elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hub.localization.localizer import CUT, Link, LocalizedText, Localizer
from hub.model.names import Named, heading_language, is_ours, official_elsewhere, own_language
from hub.model.records import Actor


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that stands in second place; `note` says in words what it is, where it is not simply in use."""

    name: LocalizedText
    note: str = ""


@dataclass(frozen=True, slots=True)
class BracketedName:
    """A name in brackets, with what stands between them beside it."""

    before: str
    name: LocalizedText
    after: str


@dataclass(frozen=True, slots=True)
class CalledActor:
    """An actor without a page: its name, then the others in brackets."""

    name: LocalizedText
    others: Sequence[BracketedName]


def other_names(localizer: Localizer, named: Named) -> list[OtherName]:
    """The names below the heading of a body, without those that read the same."""
    shown = {localizer.heading(named).text}
    found = []
    for other in _others(localizer, named):
        if other.name.text not in shown:
            shown.add(other.name.text)
            found.append(other)
    return found


def _others(localizer: Localizer, named: Named) -> Iterator[OtherName]:
    here, own, name = localizer.language.code, own_language(named), named.name
    heading, official = heading_language(named, here), official_elsewhere(named)
    if heading != own:
        unconfirmed = localizer.word("names.unconfirmed") if is_ours(named, own) else ""
        yield OtherName(localizer.name_in(name, own), unconfirmed)
    elif official:
        yield OtherName(localizer.name_in(name, official), localizer.word("names.official"))
    if here != own and is_ours(named, here):
        yield OtherName(localizer.name_in(name, here), localizer.word("names.ours"))
    elif heading != here and here not in name.words and "en" in name.words and not is_ours(named, "en"):
        yield OtherName(localizer.name_in(name, "en"))


def actor_item(localizer: Localizer, actor: Actor) -> Link | CalledActor:
    """An actor: a link when it has a page in the registry, else its name."""
    if actor.partner:
        return localizer.record_link("partners", actor.partner)
    if actor.organisation:
        return localizer.record_link("organisations", actor.organisation)
    return called(localizer, localizer.heading(actor), other_names(localizer, actor))


def called(localizer: Localizer, name: LocalizedText, others: Sequence[OtherName]) -> CalledActor:
    """A body without a link: its name, then the others in brackets."""
    return CalledActor(name, [_in_brackets(localizer, other) for other in others])


def _in_brackets(localizer: Localizer, other: OtherName) -> BracketedName:
    note = localizer.word("signs.dash") + other.note if other.note else ""
    before, after = localizer.aside(f"{CUT}{note}").split(CUT)
    return BracketedName(before, other.name, after)


def actor_label(localizer: Localizer, actor: Actor) -> LocalizedText:
    """What an actor is called in one language, without a link."""
    item = actor_item(localizer, actor)
    return item.label if isinstance(item, Link) else item.name
