"""Check single values: references to other records, terms of the taxonomy, texts in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hub.checks.faults import Fault
from hub.checks.markup import check_markup
from hub.checks.unknown import record_guess, term_guess
from hub.diagnosis.formats import currencies
from hub.diagnosis.nearest import nearest_language
from hub.model.fields import Leaf, walk
from hub.model.reviews import reviews_of
from hub.model.rules import Reference, Term
from hub.model.values import INVALID
from hub.model.vocabulary import BUILT_IN_UNITS, Label, Unit
from hub.reading.entries import Registries


def check_leaves(
    record: Any, registries: Registries, terms: Mapping[str, frozenset[str]], languages: tuple[str, ...]
) -> Iterator[Fault]:
    """Report unknown references and terms, missing texts (as a note outside the record's language), faulty Markdown."""
    own = record.language
    if own is not INVALID and own not in languages:
        values = {"value": own, "hint": nearest_language(own, languages)}
        yield Fault("language", "unknown-language", values)
    for lang in reviews_of(record):
        if lang not in languages:
            values = {"value": lang, "hint": nearest_language(lang, languages)}
            yield Fault(f"translations.{lang}", "unknown-language", values)
    for leaf in walk(record):
        if leaf.is_translated and own in languages:
            yield from check_translation(leaf, own, languages)
        yield from check_markup(leaf)
        for rule in leaf.rules:
            if isinstance(rule, Reference) and not _is_known(leaf.value, rule, registries):
                yield _unknown_record(leaf, rule, registries)
            elif isinstance(rule, Term) and rule.vocabulary in terms and not _is_term(leaf.value, rule, terms):
                hint = term_guess(leaf.value, rule.vocabulary, registries, terms[rule.vocabulary])
                values = {"value": leaf.value, "vocabulary": rule.vocabulary, "hint": hint}
                yield Fault(leaf.path, "unknown-term", values)


def check_translation(leaf: Leaf, own: str, languages: tuple[str, ...]) -> Iterator[Fault]:
    """Report a text that is missing in the record's own language, and as a note in other languages."""
    if own not in leaf.value.words:
        yield Fault(leaf.path, "missing-own-language", {"lang": own})
    missing = [lang for lang in languages if lang not in leaf.value.words and lang != own]
    if missing:
        yield Fault(leaf.path, "missing-translation", {"langs": missing}, level="note")


def known_terms(registries: Registries) -> dict[str, frozenset[str]]:
    """The ids in each list of the taxonomy, without lists that could not be read."""
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


def _unknown_record(leaf: Leaf, rule: Reference, registries: Registries) -> Fault:
    hint = record_guess(leaf, rule.registry, registries)
    return Fault(leaf.path, "unknown-record", {"value": leaf.value, "registry": rule.registry, "hint": hint})


def _is_known(value: str, rule: Reference, registries: Registries) -> bool:
    """Whether a record exists, or may exist in a file that could not be read, which is reported separately."""
    return value in registries.known_ids[rule.registry] or rule.registry in registries.unread


def _is_term(value: str, rule: Term, terms: Mapping[str, frozenset[str]]) -> bool:
    return value in terms[rule.vocabulary] or (rule.vocabulary == "units" and value in currencies())
