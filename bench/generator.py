"""Generate registries of any size, with the fields, lengths and links of real ones; all of it is fictional.

Lengths and numbers of items are those of the first real records. Some ids can be given, because hand-written pages link
to them; everything else, names included, is numbered.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.registries import REGIONS, Record, Terms, read_terms, region_of
from bench.texts import Texts

Ids = Mapping[str, Sequence[str]]
"""Ids by registry."""

_LINK = re.compile(r"""\{\{\s*(?:link\(\s*["'](\w+)["']\s*,\s*|(\w+)\(\s*)["']([a-z0-9-]+)["']""")
_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_BENT = {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}
"""Words that YAML 1.1 does not read as text."""
_KINDS = ("result", "reach", "activity", "means", "target", "context")
_FIRST_KINDS = {"reach_counted": "reach", "in_use": "activity", "targets_only": "target", "lesson": "means"}
"""The kind of figure that each level of evidence stands on."""


def sizes(practices: int) -> dict[str, int]:
    """The number of records of each kind for so many practices; the number of partners stays small."""
    return {
        "practices": practices,
        "partners": 10 + practices // 50,
        "organisations": 20 + practices // 4,
        "events": 10 + practices // 5,
    }


def linked_ids(docs: Path) -> dict[str, list[str]]:
    """The ids that hand-written pages name in their macro calls, by registry."""
    found: dict[str, set[str]] = {name: set() for name in sizes(0)}
    for page in sorted(docs.rglob("*.md")):
        for linked, called, identifier in _LINK.findall(page.read_text(encoding="utf-8")):
            kind = "practice" if called == "key_figure" else linked or called
            found.get(f"{kind}s", set()).add(identifier)
    return {name: sorted(ids) for name, ids in found.items()}


def known_ids(root: Path) -> dict[str, list[str]]:
    """The ids that must exist: those of hand-written pages, and the lead partner of the project."""
    lead = yaml.safe_load((root / "data" / "project.yml").read_text(encoding="utf-8"))["lead_partner"]
    ids = linked_ids(root / "docs")
    return {**ids, "partners": [lead, *(key for key in ids["partners"] if key != lead)]}


def write_registries(
    folder: Path,
    practices: int,
    *,
    real: Path,
    seed: int = 1,
    given: Ids | None = None,
    languages: Collection[str] = (),
) -> None:
    """Fill a data folder with `practices` good practices and the records that belong to them; `given` ids are used
    first.

    Texts are in the given languages, or in all. The closed lists and the project itself come from the `real` folder.
    """
    ids = {name: _ids(name, count, (given or {}).get(name, ())) for name, count in sizes(practices).items()}
    ids["documents"] = _ids("documents", 10 + practices // 10, ())  # no page links to one
    texts, terms = Texts(seed, languages), read_terms(real / "taxonomy.yml")
    (folder / "practices").mkdir(parents=True)
    for single in ("taxonomy.yml", "project.yml", "glossary.yml", "helplines.yml", "laws.yml"):
        shutil.copy(real / single, folder / single)
    _state_partners(folder / "project.yml", len(ids["partners"]))
    for number, identifier in enumerate(ids["practices"]):
        record = practice(texts, number, ids, terms)
        _write(folder / "practices" / f"{identifier}.yml", _mapping(record, ""))
    listed = (("partners", partner), ("organisations", organisation), ("events", event), ("documents", document))
    for name, make in listed:
        with (folder / f"{name}.yml").open("w", encoding="utf-8") as file:
            for number in range(len(ids[name])):
                file.writelines(f"{line}\n" for line in [*_item(make(texts, number, ids, terms), ""), ""])


def _state_partners(project: Path, number: int) -> None:
    """Write the generated number of partners into the project."""
    text = project.read_text(encoding="utf-8")
    project.write_text(re.sub(r"(?m)^(partners_stated: ).*", rf"\g<1>{number}", text), encoding="utf-8")


def practice(texts: Texts, number: int, ids: Ids, terms: Terms) -> Record:
    """One good practice, with every field of the form that real ones fill."""
    chance, numbers = texts.chance, texts.random
    region = REGIONS[number % len(REGIONS)]
    others = numbers.sample(ids["practices"], min(3, len(ids["practices"])))
    own = ids["practices"][number]
    level = numbers.choice(("reach_counted", "in_use", "in_use", "targets_only", "lesson"))
    start = numbers.randint(2016, 2025)
    figures = [
        _figure(texts, _FIRST_KINDS[level] if n == 0 else _KINDS[n % len(_KINDS)]) for n in range(_around(texts, 7))
    ]
    figures[0]["headline"] = "true"
    return {
        "language": "en",
        "title": texts.line(60, 95, f"Practice {number + 1}:"),
        "local_title": {region.language: f"Praxis {number + 1}"},
        "summary": texts.sentences(180, 250),
        "owners": [{"organisation": key} for key in texts.some(list(ids["organisations"]), 1, 3)],
        "location": region_of(region),
        "start": f"{start}-{numbers.randint(1, 12):02}",
        **({"end": str(start + 4)} if chance(0.4) else {}),
        "status": "running",
        "timing_note": texts.line(90, 130),
        "problem": texts.prose(180, 260),
        "what_it_does": [texts.prose(60, 200) for _ in range(_around(texts, 5))],
        "who_is_involved": texts.prose(220, 360),
        "organisations": texts.some(list(ids["organisations"]), 1, 2),
        "evidence_level": level,
        "evidence_note": texts.line(90, 150),
        "evidence": texts.prose(160, 360),
        "figures": figures,
        "resources": texts.prose(100, 240),
        "challenges": texts.prose(110, 140),
        "transfer_potential": texts.prose(290, 380),
        **({"transfers": [_transfer(texts, ids)]} if chance(0.33) else {}),
        "themes": texts.some(terms["themes"], 4, 5),
        "audiences": texts.some(terms["audiences"], 3, 6),
        "areas": texts.some(terms["areas"], 2, 4),
        "levers": texts.some(terms["levers"], 1, 2),
        "related": [key for key in others if key != own][:2],
        **({"interreg_url": _source(texts)} if chance(0.3) else {}),
        **_origin(texts),
    }


def partner(texts: Texts, number: int, ids: Ids, terms: Terms) -> Record:
    """One partner; the first is the lead partner."""
    region = REGIONS[number % len(REGIONS)]
    return {
        "id": ids["partners"][number],
        "language": "en",
        "name": {"en": f"Agency {number + 1} of the region {region.name}", region.language: f"Partner {number + 1}"},
        "short": f"P{number + 1}",
        "role": "partner" if number else "lead",
        "kind": texts.random.choice(terms["organisation_kinds"]),
        "location": region_of(region),
        "website": f"https://partner-{number + 1}.example.org",
        "summary": texts.sentences(140, 260),
        "description": texts.prose(260, 760),
        "policy_instrument": texts.line(60, 120),
        "stakeholders": texts.some(list(ids["organisations"]), 1, 5),
        **_origin(texts),
    }


def organisation(texts: Texts, number: int, ids: Ids, terms: Terms) -> Record:
    """One organisation of a region."""
    region = REGIONS[number % len(REGIONS)]
    return {
        "id": ids["organisations"][number],
        "language": "en",
        "name": {region.language: f"Organisation {number + 1}"},
        "kind": texts.random.choice(terms["organisation_kinds"]),
        "location": region_of(region),
        "website": f"https://organisation-{number + 1}.example.org",
        "summary": texts.sentences(120, 260),
        **_origin(texts),
    }


def event(texts: Texts, number: int, ids: Ids, terms: Terms) -> Record:
    """One event; every third has a programme of two days, delegations and outcomes, like a launch."""
    region, numbers = REGIONS[number % len(REGIONS)], texts.random
    day = f"{numbers.randint(2025, 2028)}-{numbers.randint(1, 12):02}-"
    organisations = list(ids["organisations"])
    return {
        "id": ids["events"][number],
        "language": "en",
        "kind": numbers.choice(terms["event_kinds"]),
        "scope": numbers.choice(("project", "ecosystem")),
        "title": texts.line(25, 75, f"Event {number + 1}:"),
        "start": f"{day}09",
        "end": f"{day}10",
        "start_time": "09:30",
        "end_time": "16:00",
        "zone": "Europe/Paris",
        "status": "confirmed",
        "venue": texts.line(24, 46),
        "location": region_of(region),
        "organisers": [{"partner": numbers.choice(ids["partners"])}],
        "partners": texts.some(list(ids["partners"]), 1, 4),
        "hosts": texts.some(organisations, 1, 1),
        "visited": texts.some(organisations, 0, 2) or organisations[:1],
        "speakers": texts.some(organisations, 1, 3),
        "summary": texts.sentences(110, 200),
        "description": texts.prose(90, 310),
        **(_programme(texts, day, ids) if number % 3 == 0 else {}),
        "participants": texts.line(20, 70),
        "practices": texts.some(list(ids["practices"]), 1, 2),
        "documents": texts.some(list(ids["documents"]), 1, 2),
        **_origin(texts),
    }


def document(texts: Texts, number: int, ids: Ids, terms: Terms) -> Record:
    """One document of a partner."""
    region = REGIONS[number % len(REGIONS)]
    return {
        "id": ids["documents"][number],
        "language": "en",
        "title": {region.language: f"Document {number + 1}"},
        "kind": texts.random.choice(terms["document_kinds"]),
        "level": texts.random.choice(("project", "reference", "law")),
        "publisher": {"partner": texts.random.choice(ids["partners"])},
        "date": f"2025-{texts.random.randint(1, 12):02}",
        "url": f"https://document-{number + 1}.example.org",
        "summary": texts.sentences(80, 160),
        **_origin(texts),
    }


def _figure(texts: Texts, kind: str) -> Record:
    unit = texts.random.choice(("EUR", "people", "organisations", "companies", "percent"))
    return {
        "value": texts.random.randint(2, 99) * (100_000 if unit == "EUR" else 1),
        "unit": unit,
        "label": texts.line(20, 66),
        "kind": kind,
        **({"period": str(texts.random.randint(2020, 2025))} if texts.chance(0.6) else {}),
        **({"note": texts.sentences(90, 150)} if texts.chance(0.1) else {}),
        "source": _source(texts),
    }


def _transfer(texts: Texts, ids: Ids) -> Record:
    region = texts.random.choice(REGIONS)
    return {
        "region": {"name": {region.language: region.name}, "nuts": region.nuts},
        "country": region.country,
        "partner": texts.random.choice(ids["partners"]),
        "date": "2024-06",
        "description": texts.prose(300, 490),
        "sources": [_source(texts)],
    }


def _programme(texts: Texts, day: str, ids: Ids) -> Record:
    organisations = list(ids["organisations"])
    sessions: list[Record] = [
        {
            "time": "09:30",
            "end_time": "11:00",
            "title": texts.line(25, 68),
            "organisations": texts.some(organisations, 1, 1),
        },
        {"time": "11:15", "end_time": "12:30", "title": texts.line(25, 68), "description": texts.prose(80, 200)},
        {"title": texts.line(25, 68)},
    ]
    delegation = {
        "partner": texts.random.choice(ids["partners"]),
        "people": texts.random.randint(2, 9),
        "organisations": texts.some(organisations, 2, 5),
        "note": texts.sentences(90, 140),
    }
    return {
        "programme": [{"date": f"{day}{number}", "sessions": sessions} for number in ("09", "10")],
        "programme_note": texts.sentences(120, 180),
        "delegations": [delegation],
        "outcomes": [texts.prose(90, 230) for _ in range(3)],
        "next_step": texts.prose(50, 100),
    }


def _around(texts: Texts, number: int) -> int:
    return texts.random.randint(number - 1, number + 1)


def _origin(texts: Texts) -> Record:
    sources = list(dict.fromkeys(_source(texts) for _ in range(texts.random.randint(1, 5))))
    return {"sources": sources, "updated": f"2026-{texts.random.randint(1, 10):02}-15"}


def _source(texts: Texts) -> str:
    return f"https://example.org/{texts.random.randint(1000, 9999)}/report-on-digital-resilience"


def _ids(registry: str, count: int, given: Sequence[str]) -> list[str]:
    numbered = (f"{registry.removesuffix('s')}-{number}" for number in range(1, count + 1))
    return [*given, *numbered][: max(count, len(given))]


def _write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _mapping(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    """The canonical form of registries: two spaces, indented lists, long text on one line."""
    for key, value in record.items():
        if isinstance(value, Mapping):
            yield f"{indent}{key}:"
            yield from _mapping(value, f"{indent}  ")
        elif isinstance(value, list):
            yield f"{indent}{key}:"
            for item in value:
                yield from _item(item, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"{indent}- {_scalar(item)}"
        return
    lines = _mapping(item, f"{indent}  ")
    yield f"{indent}- {next(lines).lstrip()}"
    yield from lines


def _scalar(value: Any) -> str:
    plain = isinstance(value, str) and _PLAIN.fullmatch(value) and value not in _BENT
    return str(value) if plain else json.dumps(value, ensure_ascii=False)  # YAML 1.2 reads JSON
