"""The rules of the registries beyond the form of each value, as generators of faults.

A fault is a path in the record, a message code and its values; `check_registries` adds the place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any

from hub.diagnosis.gathering import gather_unknown
from hub.facets import facet_names
from hub.files import NEW_PRACTICE
from hub.forms import currencies
from hub.frames import FACET_SENTINEL, ID_SENTINEL
from hub.loading import Entry, Registries
from hub.models import Practice
from hub.problems import Problem, Word
from hub.publisher import still_missing
from hub.reader import INVALID, label
from hub.record_checks import Fault, check_record
from hub.rules import LISTINGS, Matching, Reference, Term
from hub.suggestions import nearest, nearest_language
from hub.unknown import record_guess, term_guess
from hub.values import Plural, Text
from hub.vocabulary import Label, Unit
from hub.walking import Leaf, walk

RESERVED_IDS = facet_names() | {"compare", "index", ID_SENTINEL, FACET_SENTINEL, NEW_PRACTICE}
"""First parts of other addresses below a registry, the sentinels of frames, and the name a new file begins with."""
BUILT_IN_UNITS = frozenset({"percent", "hour", "day", "week", "month", "year"})
"""Units that Babel writes in every language, besides the currencies."""


def check_registries(registries: Registries, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Everything that is wrong between and inside the records; missing translations as notes."""
    return gather_unknown(_check_all(registries, languages))


def _check_all(registries: Registries, languages: tuple[str, ...]) -> Iterator[Problem]:
    terms = known_terms(registries)
    for name in LISTINGS:
        # What a file that was cut short lacks is one fault, reported when it was read.
        entries = [entry for entry in registries.entries[name] if entry.file not in registries.cut_short]
        # Terms share one page, so no address of another page can be taken.
        yield from check_ids(entries, frozenset() if name == "glossary" else RESERVED_IDS)
        for entry in entries:
            faults = chain(check_record(entry.record), check_leaves(entry.record, registries, terms, languages))
            yield from (_place(entry, fault) for fault in faults)
    yield from check_lead(registries)
    yield from check_confirmed(registries)
    for single in (registries.taxonomy, registries.project):
        if single is not None and single.file not in registries.cut_short:
            faults = chain(check_record(single.record), check_leaves(single.record, registries, terms, languages))
            yield from (_place(single, fault) for fault in faults)


def check_lead(registries: Registries) -> Iterator[Problem]:
    """The project names the partner whose role is lead, the only one, and states no fewer partners than are named."""
    if registries.project is None or "partners" in registries.unread:
        return
    project = registries.project.record
    partners = [entry.record for entry in registries.entries["partners"]]
    leads = [partner.id for partner in partners if partner.role == "lead"]
    readable = all(partner.role is not INVALID for partner in partners)
    if readable and project.lead_partner in {partner.id for partner in partners} and leads != [project.lead_partner]:
        values = {"lead": project.lead_partner, "leads": leads}
        yield _place(registries.project, Fault("lead_partner", "other-lead", values))
    if project.partners_stated is not INVALID and project.partners_stated < len(partners):
        values = {"stated": project.partners_stated, "named": len(partners)}
        yield _place(registries.project, Fault("partners_stated", "more-partners", values))


def check_confirmed(registries: Registries) -> Iterator[Problem]:
    """What the publisher confirms is there: every partner that the project states, a policy instrument."""
    if registries.project is None or "partners" in registries.unread:
        return
    project = registries.project.record
    partners = [entry.record for entry in registries.entries["partners"]]
    stated = project.partners_stated
    if INVALID in (project.publisher, stated):
        return
    if project.publisher.partners_confirmed and len(partners) < stated:
        values = {"stated": stated, "named": len(partners)}
        yield _place(registries.project, Fault("publisher.partners_confirmed", "partners-not-named", values))
    if project.publisher.policy_instruments_confirmed and not any(p.policy_instrument for p in partners):
        yield _place(registries.project, Fault("publisher.policy_instruments_confirmed", "no-policy-instrument"))


def check_publication(registries: Registries) -> Iterator[Problem]:
    """What the publisher still has to supply before the site is more than a preview."""
    entry = registries.project
    if entry is not None and entry.record.publisher is not INVALID:
        for name in still_missing(entry.record.publisher):
            what = Word(f"publisher.{name}")
            yield _place(entry, Fault("publisher", "to-supply", {"key": f"publisher.{name}", "what": what}))


def check_images(registries: Registries, images: frozenset[str]) -> Iterator[Problem]:
    """The pictures that the project names are among the files of docs/assets."""
    if registries.project is not None:
        for leaf in walk(registries.project.record):
            if Matching("image") in leaf.rules and leaf.value not in images:
                values = {"field": leaf.path, "value": leaf.value, "hint": nearest(leaf.value, images)}
                yield _place(registries.project, Fault(leaf.path, "missing-image", values))


def check_pages(pages: Mapping[str, frozenset[str]], languages: tuple[str, ...]) -> Iterator[Problem]:
    """A hand-written page exists in the default language, which stands in where it is not translated."""
    default = languages[0]
    for path, written in pages.items():
        file = f"docs/{default}/{path}index.md"
        if default not in written:
            other = next(code for code in languages if code in written)
            values = {"file": file}
            yield Problem(file=f"docs/{other}/{path}index.md", line=1, record="", code="page-alone", values=values)
        elif missing := [code for code in languages if code not in written]:
            yield Problem(file=file, line=1, record="", code="missing-page", values={"langs": missing}, level="note")


def check_ids(entries: Iterable[Entry], reserved: Set[str] = RESERVED_IDS) -> Iterator[Problem]:
    """Ids are unique within a registry, former ones included, and leave the reserved addresses alone."""
    entries = [entry for entry in entries if entry.record.id is not INVALID]
    first: dict[str, Entry] = {}
    for entry in entries:
        identifier = entry.record.id
        if identifier in reserved:
            code = (
                "unnamed-file" if identifier == NEW_PRACTICE and isinstance(entry.record, Practice) else "reserved-id"
            )
            yield _place(entry, Fault("id", code, {"value": identifier}))
        if identifier in first:
            where = f"{first[identifier].file}:{first[identifier].line_of('id')}"
            yield _place(entry, Fault("id", "duplicate-id", {"value": identifier, "first": where}))
        first.setdefault(identifier, entry)
    former = Counter(chain.from_iterable(_former(entry) for entry in entries))
    for entry in entries:
        for index, identifier in enumerate(_former(entry)):
            if identifier == entry.record.id:
                yield _place(entry, Fault(f"former_ids.{index}", "own-former-id", {"value": identifier}))
            elif identifier in first or former[identifier] > 1:
                yield _place(entry, Fault(f"former_ids.{index}", "former-id-in-use", {"value": identifier}))
            if identifier in reserved:
                yield _place(entry, Fault(f"former_ids.{index}", "reserved-id", {"value": identifier}))


def _former(entry: Entry) -> tuple[str, ...]:
    former: tuple[str, ...] = entry.record.former_ids
    return () if former is INVALID else former


def check_leaves(
    record: Any, registries: Registries, terms: Mapping[str, frozenset[str]], languages: tuple[str, ...]
) -> Iterator[Fault]:
    """Every reference and term exists; every text is there in the record's language and, as a note, in all."""
    own = record.language
    if own is not INVALID and own not in languages:
        yield Fault(
            "language",
            "unknown-language",
            {"field": "language", "value": own, "hint": nearest_language(own, languages)},
        )
    for leaf in walk(record):
        if isinstance(leaf.value, Text | Plural) and own in languages:
            yield from check_translation(leaf, own, languages)
        for rule in leaf.rules:
            if isinstance(rule, Reference) and not _is_known(leaf.value, rule, registries):
                hint = record_guess(leaf, rule.registry, registries)
                yield Fault(
                    leaf.path,
                    "unknown-record",
                    {"value": leaf.value, "registry": rule.registry, "hint": hint},
                )
            elif isinstance(rule, Term) and rule.vocabulary in terms and not _is_term(leaf.value, rule, terms):
                hint = term_guess(leaf.value, rule.vocabulary, registries, terms[rule.vocabulary])
                values = {"value": leaf.value, "vocabulary": rule.vocabulary, "hint": hint}
                yield Fault(leaf.path, "unknown-term", values)


def check_translation(leaf: Leaf, own: str, languages: tuple[str, ...]) -> Iterator[Fault]:
    """The record's own language is needed, the others are wished for."""
    if own not in leaf.value.words:
        yield Fault(leaf.path, "missing-own-language", {"field": label(leaf.path), "lang": own})
    missing = [lang for lang in languages if lang not in leaf.value.words and lang != own]
    if missing:
        yield Fault(leaf.path, "missing-translation", {"field": label(leaf.path), "langs": missing}, level="note")


def known_terms(registries: Registries) -> dict[str, frozenset[str]]:
    """The ids of each list of the taxonomy; a list that could not be read is left out."""
    if registries.taxonomy is None:
        return {}
    found: dict[str, set[str]] = {}
    taxonomy = registries.taxonomy.record
    if registries.taxonomy.file in registries.cut_short:
        return {}
    for name in taxonomy.__dataclass_fields__:
        items = getattr(taxonomy, name)
        if isinstance(items, tuple):
            found[name] = {item.id for item in items if isinstance(item, Label | Unit)}
    if "units" in found:
        found["units"] |= BUILT_IN_UNITS
    return {name: frozenset(ids) for name, ids in found.items()}


def _is_known(value: str, rule: Reference, registries: Registries) -> bool:
    """Whether a record exists, or may exist in a file that could not be read: that is another fault."""
    return value in registries.known_ids[rule.registry] or rule.registry in registries.unread


def _is_term(value: str, rule: Term, terms: Mapping[str, frozenset[str]]) -> bool:
    return value in terms[rule.vocabulary] or (rule.vocabulary == "units" and value in currencies())


def _place(entry: Entry, fault: Fault) -> Problem:
    return Problem(
        file=entry.file,
        line=entry.line_of(fault.path),
        record=entry.name,
        code=fault.code,
        values=fault.values,
        level=fault.level,
    )
