"""The file format of the form: nothing changes but what was changed, and what is new looks as `hub fix` writes it."""

import json
import subprocess
from difflib import unified_diff
from pathlib import Path, PurePosixPath

import pytest
import yaml

from hub.admin.configuration import configuration
from hub.fix.mending import mend
from hub.model.records import Organisation
from hub.model.registries import kind_of_file
from hub.reading.loading import load_registries
from hub.style.writing import write_entry
from scripts.node import NODE
from tests.admin_form import registry_files
from tests.frozen import SEVEN
from tests.pages import SEVEN_LANGUAGES

pytestmark = pytest.mark.long


ROOT = Path(__file__).parent.parent
FILES = registry_files(SEVEN / "data")
ALL = tuple(SEVEN_LANGUAGES)
PRACTICE = "data/practices/breizh-cyber.yml"

COMMENTED = """\
# The head.

# above the first
- id: first # beside
  language: en
  title:
    en: "One"
    xx: "unknown language"
  later_key: [a, b]
  start: "2027-01-01"
  publish: false

# above the second
- id: second
  language: en
  title: {en: "Two"}
  start: 2027-02-02

# the end
"""
"""Not all in the style of the registries: what is not touched stays as it is."""


@pytest.fixture(scope="module")
def shapes():
    registries, _ = load_registries(SEVEN / "data", ALL)
    return configuration(registries, "example/hub", ALL, "fr")


@pytest.fixture(scope="module")
def texts(program, shapes):
    """Runs tasks through the script, all in one process."""

    def run(tasks):
        given = json.dumps({**shapes, "form": None, "tasks": tasks})
        command = [NODE, ROOT / "tests" / "admin_texts.mjs"]
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def kind_of(path):
    return kind_of_file(PurePosixPath(path).relative_to("data")).name


def changed(before, after):
    return list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]


def lines_of(before, after):
    return [line for line in changed(before, after) if not line.startswith("@@")]


def test_every_real_file_comes_out_as_it_went_in(texts):
    written = texts([{"kind": kind_of(path), "text": text} for path, text in FILES.items()])

    assert dict(zip(FILES, written, strict=True)) == FILES


def test_a_new_file_looks_as_the_hub_writes_it(texts):
    paths = [path for path in FILES if kind_of(path) not in ("project", "taxonomy")]  # there is one of each already
    written = texts([{"kind": kind_of(path), "text": FILES[path], "fresh": True} for path in paths])

    for path, text in zip(paths, written, strict=True):
        header, _, body = text.partition("\n")
        entry = kind_of_file(PurePosixPath(path).relative_to("data"))
        content = yaml.safe_load(body)
        entries = content if entry.listed else [content]
        assert header.startswith("# yaml-language-server: $schema=../"), path
        assert mend(text.encode(), PurePosixPath(path).relative_to("data")).text == text, path
        assert body == "\n".join(write_entry(entry.record, one, listed=entry.listed) for one in entries), path


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ([], []),
        ([("records.0.title.en", "Uno")], ['-    en: "One"', '+    en: "Uno"']),
        ([("records.0.title.fr", "Un : deux")], ['+    fr: "Un : deux"']),
        ([("records.0.title.ro", "Ştiinţă ")], ['+    ro: "Știință"']),
        ([("records.0.title.fr", "Un\u2028deux\ufeff")], ['+    fr: "Un\\ndeux"']),
        ([("records.0.start", "2027")], ['-  start: "2027-01-01"', '+  start: "2027"']),
        ([("records.1.start", "2027-02-03")], ["-  start: 2027-02-02", '+  start: "2027-02-03"']),
        ([("records.1.title.fr", "Deux")], ['-  title: {en: "Two"}', '+  title: {en: "Two", fr: "Deux"}']),
        ([("records.0.start_time", "9:30")], ['+  start_time: "9:30"']),
        ([("records.0.zone", "Europe/Paris")], ["+  zone: Europe/Paris"]),
        ([("records.0.publish", "withdrawn")], ["-  publish: false", "+  publish: withdrawn"]),
        ([("records.0.publish", "")], ["-  publish: false"]),
        ([("records.0.partners", ["tamk", "kdriu"])], ["+  partners: [tamk, kdriu]"]),
        ([("records.0.online", ""), ("records.0.sources", []), ("records.0.venue", {"fr": ""})], []),
        ([("records.0.sources", ["https://example.eu/a"])], ["+  sources:", "+    - https://example.eu/a"]),
        ([("records.0.id", "renamed")], ["-- id: first # beside", "+- id: renamed # beside"]),
        (
            [("records.1.location.country", "FI"), ("records.1.location.city", {"fr": "Tampère", "fi": "Tampere"})],
            ["+  location:", "+    country: FI", "+    city: {fi: Tampere, fr: Tampère}"],
        ),
        (
            [("records.0.programme", [{"date": "2027-01-01", "sessions": [{"time": "09:30", "title": {"en": "Hi"}}]}])],
            [
                "+  programme:",
                '+    - date: "2027-01-01"',
                "+      sessions:",
                '+        - time: "09:30"',
                "+          title:",
                '+            en: "Hi"',
            ],
        ),
    ],
)
def test_only_what_was_changed_changes(texts, changes, lines):
    (written,) = texts([{"kind": "events", "text": COMMENTED, "changes": changes}])

    assert lines_of(COMMENTED, written) == lines


HOSTILE = (
    *(
        "no",
        "Yes",
        "on",
        "y",
        "~",
        "null",
        "true",
        "2025",
        "1e3",
        "0x1f",
        "012",
        "1_000",
        "9:30",
        "2027-01-01",
        "=",
        "<<",
    ),
    *(
        "a: b",
        "a:",
        "a #b",
        "# a",
        "- a",
        "-",
        "a -",
        "a-b",
        "? a",
        "a?",
        "[a]",
        "{a}",
        "a, b",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
    ),
    *(
        "it's",
        "'a'",
        'say "a"',
        "@a",
        "`a`",
        "%a",
        "a\\b",
        "a\tb",
        "a\n\nb",
        "…",
        "« a »",
        "a\u00a0b",
        "🙂",
        "C++",
        ".5",
    ),
)


def test_texts_that_yaml_would_bend_come_back_as_they_are_and_as_the_hub_writes_them(texts):
    records = [{"id": "a", "language": "fr", "name": {"fr": t}, "short": t, "summary": {"fr": t}} for t in HOSTILE]
    tasks = [{"kind": "organisations", "changes": [("records.0", record)]} for record in records]

    for record, text in zip(records, texts(tasks), strict=True):
        body = text.partition("\n")[2]
        assert yaml.safe_load(body) == [record]
        assert body == write_entry(Organisation, record, listed=True)


def test_hub_fix_has_nothing_to_do_after_the_form(texts):
    added = {
        "title": {"fr": "Réunion"},
        "start": "2027-03-03",
        "id": "third",
        "language": "fr",
        "former_ids": ["a", "b"],
    }
    changes = [
        ("events", "data/events.yml", [("records.10", added), ("records.0.end", "2025-01"), ("records.2", None)]),
        (
            "glossary",
            "data/glossary.yml",
            [("records.0.term.fr", "plan : action"), ("records.1.related", ["transfer"])],
        ),
        ("taxonomy", "data/taxonomy.yml", [("themes.0.label.fr", "Gouvernance"), ("units.0.forms.fr.many", "{n} de")]),
        ("project", "data/project.yml", [("publisher.address", "1 rue A\n35000 Rennes"), ("phases.0.start", "2025")]),
        ("practices", PRACTICE, [("figures.0.approximate", True), ("evidence.en", "One.\n\nTwo."), ("related", [])]),
        ("practices", PRACTICE, [("location.region.name.sr", "Bretanja"), ("transfers", [{"country": "FI"}])]),
    ]
    written = texts([{"kind": kind, "text": FILES[path], "changes": edits} for kind, path, edits in changes])

    for (_, path, _), text in zip(changes, written, strict=True):
        assert text != FILES[path]
        assert mend(text.encode(), PurePosixPath(path).relative_to("data")).text == text


def test_a_new_event_stands_at_the_end_after_an_empty_line(texts):
    added = {"title": {"fr": "Réunion : suite"}, "start": "2027-03-03", "id": "third", "language": "fr", "venue": None}
    (written,) = texts([{"kind": "events", "text": FILES["data/events.yml"], "changes": [("records.10", added)]}])

    entry = '\n- id: third\n  language: fr\n  title:\n    fr: "Réunion : suite"\n  start: "2027-03-03"\n'
    assert written == FILES["data/events.yml"] + entry


def test_an_event_that_is_taken_away_takes_no_other_line_with_it(texts):
    (written,) = texts([{"kind": "events", "text": COMMENTED, "changes": [("records.0", None)]}])

    assert written == "# The head.\n\n" + COMMENTED[COMMENTED.index("# above the second") :]


def test_items_without_an_id_are_matched_by_their_place(texts):
    text = FILES[PRACTICE]
    figures = yaml.safe_load(text)["figures"]
    label = "Appels reçus"
    tasks = [
        {"kind": "practices", "text": text, "changes": [("figures.1.label.fr", label)]},
        {"kind": "practices", "text": text, "changes": [("figures.0", None)]},
    ]

    edited, shortened = texts(tasks)

    old = figures[1]["label"]["fr"]
    assert lines_of(text, edited) == [f'-      fr: "{old}"', f'+      fr: "{label}"']
    assert yaml.safe_load(shortened)["figures"] == figures[1:]
    assert all(line.startswith("-") for line in lines_of(text, shortened))


def test_a_text_that_is_no_yaml_is_refused(texts):
    with pytest.raises(AssertionError, match="YAMLParseError"):
        texts([{"kind": "events", "text": "- id: a\n  title: {en: One\n- id: b\n"}])
