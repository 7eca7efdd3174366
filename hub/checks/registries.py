"""The rules between records and for the project as a whole, as generators of problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from hub.checks.documents import check_addresses, check_copies
from hub.checks.faults import Fault, place
from hub.checks.ids import check_ids
from hub.checks.leaves import check_leaves, known_terms
from hub.checks.records import check_record
from hub.diagnosis.grouping import gather_unknown
from hub.diagnosis.nearest import nearest
from hub.memory import Memory
from hub.model.fields import walk
from hub.model.kinds import KINDS, LISTINGS, REGISTRIES, RESERVED_IDS
from hub.model.publisher import still_missing
from hub.model.rules import Matching
from hub.model.values import INVALID
from hub.problems import Problem, Word, limit_problems
from hub.reading.entries import Entry, Registries


def check_registries(
    registries: Registries, languages: tuple[str, ...], memory: Memory | None = None
) -> Iterator[Problem]:
    """Every problem inside records and between them; missing translations are notes."""
    return gather_unknown(limit_problems(_check_all(registries, languages, memory or Memory())))


def _check_all(registries: Registries, languages: tuple[str, ...], memory: Memory) -> Iterator[Problem]:
    terms = known_terms(registries)
    # What is found in a record depends on these besides the record; the advice on a problem on all records.
    kept = memory.of("records", (registries.known_ids, registries.unread, terms, languages))

    def check(entry: Entry) -> list[Problem]:
        faults = chain(check_record(entry.record), check_leaves(entry.record, registries, terms, languages))
        return [place(entry, fault) for fault in faults]

    for name in LISTINGS:
        # A file that was cut short was reported when it was read; its missing content is not a second fault.
        entries = [entry for entry in registries.entries[name] if entry.file not in registries.cut_short]
        # Glossary terms share one page, so their ids cannot be the address of another page.
        yield from check_ids(entries, RESERVED_IDS if KINDS[name].paged else frozenset())
        for entry in entries:
            yield from kept.once(entry, partial(check, entry), only_notes)
    yield from check_addresses(registries.entries["documents"])
    yield from check_copies(registries.entries["documents"])
    yield from check_lead(registries)
    yield from check_confirmed(registries)
    yield from check_confirmations(registries)
    for single in (registries.taxonomy, registries.project):
        if single is not None and single.file not in registries.cut_short:
            yield from kept.once(single, partial(check, single), only_notes)


def only_notes(found: list[Problem]) -> bool:
    """Whether there is nothing to correct."""
    return all(problem.level == "note" for problem in found)


def check_lead(registries: Registries) -> Iterator[Problem]:
    """Report a lead partner other than the one partner with role `lead`, and more partners than the project states."""
    if registries.project is None or "partners" in registries.unread:
        return
    project = registries.project.record
    partners = [entry.record for entry in registries.entries["partners"]]
    leads = [partner.id for partner in partners if partner.role == "lead"]
    readable = all(partner.role is not INVALID for partner in partners)
    if readable and project.lead_partner in {partner.id for partner in partners} and leads != [project.lead_partner]:
        values = {"lead": project.lead_partner, "leads": leads}
        yield place(registries.project, Fault("lead_partner", "other-lead", values))
    if project.partners_stated is not INVALID and project.partners_stated < len(partners):
        values = {"stated": project.partners_stated, "named": len(partners)}
        yield place(registries.project, Fault("partners_stated", "more-partners", values))


def check_confirmed(registries: Registries) -> Iterator[Problem]:
    """Report confirmations of the publisher that the data contradict: partners not named, no policy instrument."""
    if registries.project is None or "partners" in registries.unread:
        return
    project = registries.project.record
    partners = [entry.record for entry in registries.entries["partners"]]
    stated = project.partners_stated
    if INVALID in (project.publisher, stated):
        return
    if project.publisher.partners_confirmed and len(partners) < stated:
        values = {"stated": stated, "named": len(partners)}
        yield place(registries.project, Fault("publisher.partners_confirmed", "partners-not-named", values))
    if project.publisher.policy_instruments_confirmed and not any(p.policy_instrument for p in partners):
        yield place(registries.project, Fault("publisher.policy_instruments_confirmed", "no-policy-instrument"))


def check_confirmations(registries: Registries) -> Iterator[Problem]:
    """Report helplines confirmed by a partner of another country, and a country that is confirmed twice."""
    if registries.project is None or registries.project.record.publisher is INVALID:
        return
    countries = {
        entry.record.id: entry.record.location.country
        for entry in registries.entries["partners"]
        if entry.record.location is not INVALID
    }
    seen: set[str] = set()
    for index, item in enumerate(registries.project.record.publisher.helplines_confirmed):
        path, its = f"publisher.helplines_confirmed.{index}", countries.get(item.partner, item.country)
        if its != item.country:
            values = {"partner": item.partner, "country": item.country, "its": its}
            yield place(registries.project, Fault(f"{path}.partner", "confirmed-elsewhere", values))
        if item.country in seen:
            yield place(registries.project, Fault(f"{path}.country", "confirmed-twice", {"country": item.country}))
        seen.add(item.country)


def check_publication(registries: Registries) -> Iterator[Problem]:
    """Report the information that the publisher must supply before publication."""
    entry = registries.project
    if entry is not None and INVALID not in (entry.record.publisher, entry.record.countries):
        for name in still_missing(entry.record.publisher, entry.record.countries):
            what = Word(f"publisher.{name}")
            yield place(entry, Fault(f"publisher.{name}", "to-supply", {"key": f"publisher.{name}", "what": what}))


def check_images(registries: Registries, images: frozenset[str]) -> Iterator[Problem]:
    """Report images of the project that are not files of docs/assets."""
    if registries.project is not None:
        for leaf in walk(registries.project.record):
            if Matching("image") in leaf.rules and leaf.value not in images:
                values = {"value": leaf.value, "hint": nearest(leaf.value, images)}
                yield place(registries.project, Fault(leaf.path, "missing-image", values))


def check_list_pages(pages: Mapping[str, frozenset[str]], languages: tuple[str, ...]) -> Iterator[Problem]:
    """Report a kind with pages that has no hand-written list page, to which the menu leads."""
    for name in REGISTRIES:
        if pages and f"{name}/" not in pages:
            file = f"docs/{languages[0]}/{name}/index.md"
            yield Problem(file=file, line=1, record="", code="missing-list", values={"right": f"{{{{ {name}() }}}}"})


def check_pages(pages: Mapping[str, frozenset[str]], languages: tuple[str, ...]) -> Iterator[Problem]:
    """Report a hand-written page that the default (fallback) language does not have; note other missing versions."""
    default = languages[0]
    for path, written in pages.items():
        file = f"docs/{default}/{path}index.md"
        if default not in written:
            other = next(code for code in languages if code in written)
            values = {"file": file}
            yield Problem(file=f"docs/{other}/{path}index.md", line=1, record="", code="page-alone", values=values)
        elif missing := [code for code in languages if code not in written]:
            yield Problem(file=file, line=1, record="", code="missing-page", values={"langs": missing}, level="note")
