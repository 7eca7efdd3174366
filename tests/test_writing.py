"""Entries as they are written: the canonical text, and values that come back as they were."""

import random
from typing import Any

import pytest
import yaml

from hub.model.events import Event
from hub.model.practices import Practice
from hub.model.records import Organisation, Partner
from hub.model.vocabulary import GlossaryTerm, Taxonomy
from hub.nodes import Mapping, Node, Scalar, Sequence
from hub.reading.parsing import parse_tree
from hub.reading.reader import RecordReader, Where
from hub.reading.records import read_record
from hub.style.writing import add_entry, write_entry
from tests.registries import DATA, LANGUAGES

EVENT = {
    "summary": {"en": 'It is "big".\n\nAnd new.', "fr": "Grand : et\u00a0nouveau"},
    "title": {"en": "no", "fr": "9:30"},
    "id": "big-day-2027",
    "language": "en",
    "kind": "study-visit",
    "scope": "project",
    "start": "2027-03-09",
    "end": None,
    "start_time": "09:30",
    "zone": "Europe/Paris",
    "location": {
        "city": {"fr": "Rennes", "br": "Roazhon, R"},
        "country": "NO",
        "coordinates": {"lon": -1.6743, "lat": 48.0},
    },
    "organisers": [{"partner": "tamk"}, {"name": {"fr": "Mairie"}}],
    "partners": ["tamk", "2025"],
    "visited": [],
    "delegations": [{"people": 7, "partner": "tamk"}],
    "documents": ["agenda", "2025"],
    "sources": ["https://example.eu/x"],
    "updated": "2026-11-21",
    "unheard_of": "yes",
}
WRITTEN = """\
- id: big-day-2027
  language: en
  kind: study-visit
  scope: project
  title:
    en: "no"
    fr: "9:30"
  start: "2027-03-09"
  start_time: "09:30"
  zone: Europe/Paris
  location:
    country: "NO"
    city: {fr: Rennes, br: "Roazhon, R"}
    coordinates: {lat: 48, lon: -1.6743}
  organisers:
    - partner: tamk
    - name: {fr: Mairie}
  partners: [tamk, "2025"]
  summary:
    en: "It is \\"big\\".\\n\\nAnd new."
    fr: "Grand : et\u00a0nouveau"
  delegations:
    - partner: tamk
      people: 7
  documents: [agenda, "2025"]
  sources:
    - https://example.eu/x
  updated: "2026-11-21"
  unheard_of: "yes"
"""


def test_an_entry_has_its_keys_in_the_order_of_files_and_each_value_in_its_one_form():
    assert write_entry(Event, EVENT, listed=True) == WRITTEN


def test_a_record_alone_in_its_file_begins_without_a_dash():
    alone = "".join(line[2:] for line in WRITTEN.splitlines(keepends=True))

    assert write_entry(Event, EVENT, listed=False) == alone


@pytest.mark.parametrize(
    ("kind", "values", "text"),
    [
        (Partner, {"short": "on", "name": {"no": "Nei"}}, '- name: {"no": Nei}\n  short: "on"\n'),
        (Partner, {"publish": "false"}, '- publish: "false"\n'),
        (Partner, {"publish": False}, "- publish: false\n"),
        (Practice, {"figures": [{"value": 0.000001}]}, "- figures:\n    - value: 0.000001\n"),
        (Practice, {"figures": [{"value": 1e15}]}, "- figures:\n    - value: 1000000000000000\n"),
        (Practice, {"figures": [{"period": "2024"}]}, '- figures:\n    - period: "2024"\n'),
        (Practice, {"what_it_does": [{"en": "x"}]}, '- what_it_does:\n    - en: "x"\n'),
        (GlossaryTerm, {"related": ["a", "b"]}, "- related: [a, b]\n"),
        (
            Taxonomy,
            {"units": [{"id": "day", "forms": {"en": {"one": "{n} day", "other": "{n} days"}}}]},
            '- units:\n    - id: day\n      forms:\n        en: {one: "{n} day", other: "{n} days"}\n',
        ),
    ],
)
def test_a_field_is_written_by_its_type(kind: type, values: dict[str, Any], text: str):
    assert write_entry(kind, values, listed=True) == text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("- id: a\n", "- id: a\n\n- id: b\n  x: y\n"),
        ("- id: a", "- id: a\n\n- id: b\n  x: y\n"),
        ("- id: a\r\n", "- id: a\r\n\r\n- id: b\r\n  x: y\r\n"),
        ("- id: a\n\n# the end\n\n\n", "- id: a\n\n# the end\n\n- id: b\n  x: y\n"),
        ("# none yet\n[]\n", "# none yet\n\n- id: b\n  x: y\n"),
        ("", "- id: b\n  x: y\n"),
        ("list:\n", "list:\n\n- id: b\n  x: y\n"),
        ("  - id: a\n", "  - id: a\n\n  - id: b\n    x: y\n"),
        ("\ufeff- id: a\n  x:\n    - y\n", "\ufeff- id: a\n  x:\n    - y\n\n- id: b\n  x: y\n"),
        ("-\n  id: a\n  x:\n    - y\n", "-\n  id: a\n  x:\n    - y\n\n- id: b\n  x: y\n"),
        ("# none yet\r\n[]\r\n", "# none yet\r\n\r\n- id: b\r\n  x: y\r\n"),
    ],
)
def test_an_entry_is_added_at_the_end_after_an_empty_line(text: str, result: str):
    assert add_entry(text, "- id: b\n  x: y\n") == result


WORDS = """no yes on y N true False null ~ 9:30 09:30 2025 2025-01-01 2025-01-01T10:00 1_000 0x10 0o17 017 1e3 .5 +1
.inf .NaN - -- --- ... ? | > >- a: :a # {{ {{x}} {n} [x] a] a- -a " ' "a" 'a' it's \\ \\n c:\\x << = &a *a !t % @ ` $ €
😀 é “x” x=y https://a.eu/?a=b#c a:b { } , a|b ||-"""
HOSTILE = [
    *WORDS.split(),
    *("- x", "? x", "a: b", "a :", "# c", "a # c", "a #", "a, b", 'say "x"', " a", "a ", " ", "\u00a0a", "\u202fa"),
    *("« x »", "a\u00a0: b", "a\nb", "a\n\nb\n", "\na", "a\tb", "\ta", "a\r\nb", "\x85", "a\u2028b", "\u2029"),
    *("\ufeffa", "\x00", "\x1b[0m", "\x7f", "\x9f", "\ufffe", "a\n- b: c\n", "x" * 400 + " y", "a \n b"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_back_as_it_was(text: str):
    values = {
        "id": text,
        "name": {"en": text, "fr": text},
        "short": text,
        "stakeholders": [text, "x", text],
        "summary": {"en": text},
        "sources": [text],
        "updated": text,
        "unheard_of": {"deep": [text, [text]]},
    }
    written = write_entry(Partner, values, listed=True)

    assert plain(parse_tree(written.encode())) == [values]
    assert yaml.safe_load(written) == [values]
    assert all(line == line.rstrip() for line in written.split("\n"))


@pytest.mark.parametrize("seed", range(200))
def test_any_record_comes_back_as_it_was(seed: int):
    chance = random.Random(seed)
    kind = chance.choice([Event, Practice, Partner, Organisation])
    values = record(chance)
    written = write_entry(kind, values, listed=False)

    assert plain(parse_tree(written.encode())) == values
    assert yaml.safe_load(written) == values


def test_every_entry_of_the_small_registries_reads_the_same_after_it_was_written():
    for path, kind in [("events.yml", Event), ("partners.yml", Partner), ("organisations.yml", Organisation)]:
        data = (DATA / "small" / path).read_bytes()
        tree = parse_tree(data)
        assert isinstance(tree, Sequence)
        for item, values in zip(tree.items, yaml.safe_load(data), strict=True):
            assert read(kind, write_entry(kind, values, listed=False)) == read_node(kind, item)


def read(kind: type, text: str) -> Any:
    tree = parse_tree(text.encode())
    assert tree is not None
    return read_node(kind, tree)


def read_node(kind: type, node: Node) -> Any:
    reader = RecordReader(Where("file.yml", "", LANGUAGES))
    found = read_record(reader, kind, node)
    assert reader.problems == []
    return found


def plain(node: Node | None) -> Any:
    """The texts of a tree."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


KEYS = ["id", "title", "name", "location", "start", "start_time", "short", "partners", "summary", "sources", "no", "é"]


def record(chance: random.Random, depth: int = 0) -> dict[str, Any]:
    return {chance.choice([*KEYS, text_of(chance)]): value(chance, depth) for _ in range(chance.randint(1, 6))}


def value(chance: random.Random, depth: int) -> Any:
    kind = chance.random()
    if depth < 4 and kind < 0.25:
        return record(chance, depth + 1)
    if depth < 4 and kind < 0.45:
        return [value(chance, depth + 1) for _ in range(chance.randint(1, 4))]
    return text_of(chance)


def text_of(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return chance.choice(HOSTILE)
    letters = "abéșß  :-#,[]{}'\"\\\n\t|>&*!%@`?=~0123456789.\u00a0\u202f😀"
    return "".join(chance.choice(letters) for _ in range(chance.randint(1, 25)))
