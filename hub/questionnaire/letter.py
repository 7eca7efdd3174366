"""The letter to a partner: the questions about itself, its practices, organisations, events and helplines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hub.joined.joining import join
from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.model.events import Event
from hub.model.records import Partner
from hub.model.rules import Registry
from hub.questionnaire.addresses import FieldAddresses
from hub.questionnaire.asking import Asker, record_groups, title_of
from hub.questionnaire.events import event_groups
from hub.questionnaire.questions import Group, Letter, Question, Section
from hub.questionnaire.state import sign
from hub.reading.entries import Entry, Registries
from hub.settings import Settings

CONFIRMED = "publisher.helplines_confirmed"
"""Where the project says that a partner confirmed the helplines of a country."""


class NoLetterError(Exception):
    """There is no such partner on the site, or no such language; `known` are the ids of the partners."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__("no-partner")
        self.known = tuple(known)


def letter(settings: Settings, registries: Registries, partner: str, lang: str) -> Letter:
    """All questions to a partner in one language. Raises NoLetterError."""
    languages = {language.code: language for language in load_languages(settings.root / "mkdocs.yml")}
    joined = join(registries)
    if partner not in joined.partners or lang not in languages:
        raise NoLetterError(joined.partners)
    localizer = Localizer(languages[lang], languages, joined, settings.today)
    addresses, record = FieldAddresses(settings, registries), joined.partners[partner]
    concerned = list(_concerned(localizer, registries, record))
    sections = [
        Section(
            title_of(localizer, registry, entry.record),
            addresses.page(localizer.language, registry, entry.record.id),
            groups,
        )
        for registry, entry in concerned
        if (groups := _groups(_asker(localizer, addresses, registry, entry), record))
    ]
    sections = _with_confirmation(sections, localizer, addresses, record)
    title = localizer.word("questions.title", partner=localizer.title(record).text)
    stamps = [joined.project.start, *(entry.record.updated for _, entry in concerned)]
    dated: date = max(stamp.first for stamp in stamps if stamp)
    return Letter(partner, localizer, title, dated, sections)


def _concerned(localizer: Localizer, registries: Registries, partner: Partner) -> Iterator[tuple[Registry, Entry]]:
    """The records that concern a partner, itself first; its helplines are those of its country."""
    joined, country = localizer.joined, partner.location.country
    helplines = (entry.record for entry in joined.entries["helplines"].values())
    wanted: dict[Registry, list[Any]] = {
        "partners": [partner],
        "practices": joined.practices_by_partner[partner.id],
        "organisations": joined.organisations_by_partner[partner.id],
        "events": joined.events_by_partner[partner.id],
        "helplines": [helpline for helpline in helplines if helpline.location.country == country],
    }
    for registry, records in wanted.items():
        # The registries keep the line of each field, which the joined records do not.
        entries = {entry.record.id: entry for entry in registries.entries[registry]}
        yield from ((registry, entries[record.id]) for record in records)


def _asker(localizer: Localizer, addresses: FieldAddresses, registry: Registry, entry: Entry) -> Asker:
    record = entry.record
    past = isinstance(record, Event) and record.last.last < localizer.today and record.status != "cancelled"
    return Asker(localizer=localizer, addresses=addresses, registry=registry, entry=entry, past=past)


def _groups(asker: Asker, partner: Partner) -> list[Group]:
    return event_groups(asker, partner) if asker.registry == "events" else record_groups(asker)


def _with_confirmation(
    sections: list[Section], localizer: Localizer, addresses: FieldAddresses, partner: Partner
) -> list[Section]:
    """The sections; the last helpline ends with the question whether the numbers of the country may be shown."""
    last = sections[-1]
    if last.groups[0].questions[0].registry != "helplines":
        return sections
    question = _confirmation(localizer, addresses, partner)
    return [*sections[:-1], last._replace(groups=[*last.groups, Group("", [question])])] if question else sections


def _confirmation(localizer: Localizer, addresses: FieldAddresses, partner: Partner) -> Question | None:
    """Whether the helplines of the country are right; None once a partner has confirmed them.

    Its state is that of all these helplines: whoever confirms them has read what they say.
    """
    joined, country, entry = localizer.joined, partner.location.country, addresses.registries.project
    if entry is None or country in joined.confirmations:
        return None
    helplines = [e.record for e in joined.entries["helplines"].values() if e.record.location.country == country]
    asker = Asker(localizer=localizer, addresses=addresses, registry="project", entry=entry)
    value = {"country": country, "partner": partner.id, "date": str(localizer.today)}
    path = f"{CONFIRMED}.+{country}"
    told = asker.tick(path, "helplines_confirmed", value, country=localizer.country(country))
    return replace(told, state=sign(helplines))
