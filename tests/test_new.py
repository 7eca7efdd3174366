"""`hub new`: answers in, a record out that the check has nothing against; wrong answers are asked again."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from hub.cli import main
from hub.interview.asking import questions
from hub.languages import language_codes
from hub.loading import load_registries
from hub.model.kinds import REGISTRIES
from hub.models import EventScope
from hub.problems import Phrase, Problem
from tests.frozen import SEVEN, copy_code
from tests.registries import copy_small, load_small

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent


class Said(NamedTuple):
    """What a run gave: its exit status and the lines it printed."""

    status: int
    lines: list[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small registries, where the command finds them."""
    folder = copy_small(tmp_path)
    monkeypatch.setenv("HUB_DATA", str(folder))
    monkeypatch.setenv("HUB_TODAY", "2026-11-22")
    copy_code(tmp_path, "mkdocs.yml")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def new(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs the command with answers, a line each."""

    def run(kind: str, lang: str, *answers: str) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
        status = main(["new", kind, "--lang", lang])
        return Said(status, capsys.readouterr().out.splitlines())

    return run


def perhaps(right: str) -> Phrase:
    return Phrase("perhaps", {"right": right})


EVENT = """\
- id: journee-de-l-ecole-2
  language: {lang}
  kind: launch
  scope: project
  title:
    {lang}: "Journée de l’école : 2"
  start: "2027-03-09"
  start_time: "09:30"
  zone: Europe/Paris
  location:
    country: FR
    city: {{{lang}: Rennes}}
  organisers:
    - partner: north
    - organisation: club
    - name: {{{lang}: Mairie}}
  partners: [south, north]
  summary:
    {lang}: "no"
  sources:
    - https://example.org/a
    - https://example.org/b
  updated: "2026-11-22"
"""
EVENT_ANSWERS = (
    *("Journée de l’école : 2", "", "1", "project", "2027-03-09", "", "09:30", "", "", "", "FR", "Rennes"),
    *("1", "club", "Mairie", "", "south, 1", "no", "https://example.org/a https://example.org/b"),
)
PRACTICE = """\
# yaml-language-server: $schema=../../schema/practices.json

language: {lang}
title:
  {lang}: "Aide"
summary:
  {lang}: "- Une aide."
owners:
  - partner: south
location:
  country: HR
status: running
problem:
  {lang}: "Un problème"
what_it_does:
  - {lang}: "Une chose"
  - {lang}: "Une autre"
evidence_level: none_found
themes: [awareness, skills]
audiences: [schools]
areas: [industry]
levers: [skills]
updated: "2026-11-22"
"""
PRACTICE_ANSWERS = (
    *("Aide", "aide-2", "- Une aide.", "south", "", "HR", "", "", "running", "Un problème", "Une chose", "Une autre"),
    *("", "none_found", "2 1", "1", "1", "1", ""),
)
PARTNER = """\
- id: grad
  language: {lang}
  name: {{hr: Grad}}
  short: GR
  role: partner
  kind: agency
  location:
    country: HR
    region:
      name: {{{lang}: Région}}
      nuts: HR031
  website: https://grad.hr
  summary:
    {lang}: "Une ville."
  updated: "2026-11-22"
"""
PARTNER_ANSWERS = (
    *("Grad", "hr", "", "GR", "2", "agency", "HR", "Région", "HR031", "", "https://grad.hr", "Une ville.", ""),
)
ORGANISATION = """\
- id: le-labo
  language: {lang}
  name: {{{lang}: Le Labo}}
  kind: agency
  location:
    country: FR
    city: {{{lang}: Brest}}
  summary:
    {lang}: "Un labo."
  sources:
    - https://example.org/labo
  updated: "2026-11-22"
"""
ORGANISATION_ANSWERS = (*("Le Labo", "", "", "", "agency", "FR", "Brest", "", "Un labo.", "https://example.org/labo"),)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("kind", "file", "answers", "record"),
    [
        ("practice", "practices/aide-2.yml", PRACTICE_ANSWERS, PRACTICE),
        ("event", "events.yml", EVENT_ANSWERS, EVENT),
        ("partner", "partners.yml", PARTNER_ANSWERS, PARTNER),
        ("organisation", "organisations.yml", ORGANISATION_ANSWERS, ORGANISATION),
    ],
)
def test_the_record_is_written_as_answered(new, data: Path, lang: str, kind: str, file: str, answers, record: str):
    path = data / file
    before = f"{path.read_text()}\n" if path.exists() else ""

    said = new(kind, lang, *answers)

    assert path.read_text() == before + record.format(lang=lang)
    assert said.status == 0
    assert said.lines[-2] == {"en": f"Written: data/{file}", "fr": f"Écrit\u00a0: data/{file}"}[lang]
    assert not [line for line in said.lines if "Not like this" in line or "À corriger" in line]
    assert main(["check", "--no-notes"]) == 0


CHOSEN = [
    ("practices", "evidence_level", "aucun chiffre trouve", "none_found"),
    ("practices", "evidence_level", "None-Found", "none_found"),
    ("practices", "areas", "numerique pour l'industrie", ["industry"]),
    ("practices", "themes", "Competences ; 2", ["skills", "awareness"]),
    ("practices", "themes", "SENSIBILISATION compétences", ["awareness", "skills"]),
    ("practices", "owners", "Agence du Nord", [{"partner": "north"}]),
    ("practices", "owners", "NORTH", [{"partner": "north"}]),
    ("practices", "owners", "le club", [{"organisation": "club"}]),
    ("practices", "owners", "Le Club de Rennes", [{"name": {"fr": "Le Club de Rennes"}}]),
    ("events", "kind", "lancement", "launch"),
    ("events", "kind", "lunch", "lunch"),
    ("events", "partners", "agence du nord, south", ["north", "south"]),
    ("partners", "role", "2", "partner"),
    ("organisations", "kind", "AGENCE", "agency"),
]


@pytest.mark.parametrize(("registry", "path", "answer", "value"), CHOSEN)
def test_a_choice_is_its_number_its_id_or_the_name_that_is_shown(registry, path, answer, value):
    (question,) = [one for one in questions(registry, load_small(), "fr") if one.path == path]

    assert question.value(answer, "fr") == value


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("registry", REGISTRIES)
def test_every_name_that_is_shown_is_taken_for_its_choice(registry, lang):
    registries = load_registries(SEVEN / "data", language_codes(ROOT / "mkdocs.yml"))[0]

    for question in questions(registry, registries, lang):
        for identifier, name in question.choices.items():
            expected = question.value(identifier, lang)
            assert [question.value(form, lang) for form in (name, name.upper(), name.replace("’", "'"))] == 3 * [
                expected
            ]


EVENT_KIND = {"value": "lunch", "vocabulary": "event_kinds", "hint": perhaps("launch"), "also": ""}
SITE_LANGUAGES = Phrase("choose", {"choices": "en, fi, fr, hr, hu, it, ro"})
START = ["A", "", "1", "1"]


@pytest.mark.parametrize(
    ("kind", "answers", "code", "values"),
    [
        ("event", [""], "empty-needed", {"field": "title"}),
        ("event", ["x" * 131], "too-long", {"field": "title.en", "length": 131, "most": 130}),
        ("event", ["…"], "placeholder-needed", {"field": "title.en", "value": "…"}),
        ("event", ["To do"], "placeholder-needed", {"field": "title.en", "value": "To do"}),
        ("event", ["\x1b[0mA"], "hidden-character", {"field": "title.en", "char": "U+001B", "right": "[0mA"}),
        ("event", ["A", "opening"], "duplicate-id", {"value": "opening", "first": "data/events.yml:2"}),
        ("event", ["A", "compare"], "reserved-id", {"value": "compare"}),
        ("event", ["A", "É b"], "bad-id", {"value": "É b", "hint": perhaps("e-b")}),
        ("event", ["A", "", "lunch"], "unknown-term", EVENT_KIND),
        (
            "event",
            ["A", "", "0"],
            "unknown-term",
            {**EVENT_KIND, "value": "0", "hint": Phrase("choose", {"choices": "launch"})},
        ),
        (
            "event",
            ["A", "", "1", "9"],
            "not-a-choice",
            {"field": "scope", "value": "9", "choices": get_args(EventScope), "hint": ""},
        ),
        (
            "event",
            [*START, "15/09/2025"],
            "not-a-date",
            {"field": "start", "value": "15/09/2025", "hint": perhaps("2025-09-15")},
        ),
        ("event", [*START, "2027-02", "2026"], "end-before-start", {"end": "2026", "start": "2027-02"}),
        (
            "event",
            [*START, "2027-02-01", "", "9h30"],
            "not-a-time",
            {"field": "start_time", "value": "9h30", "hint": perhaps("09:30")},
        ),
        ("event", [*START, "2027-02", "", "09:30"], "time-without-day", {"start": "2027-02"}),
        (
            "practice",
            ["A", "school-day"],
            "duplicate-id",
            {"value": "school-day", "first": "data/practices/school-day.yml:1"},
        ),
        ("organisation", ["A", "xx"], "unknown-language", {"field": "name", "value": "xx", "hint": SITE_LANGUAGES}),
    ],
)
def test_a_wrong_answer_is_told_in_the_words_of_the_check_and_nothing_is_written(
    new, data: Path, kind: str, answers: list[str], code: str, values: dict[str, Any]
):
    before = contents(data)

    said = new(kind, "en", *answers)

    sentence = Problem(file="", line=1, record="", code=code, values=values).sentence("en")
    assert [line.lstrip("> ") for line in said.lines if "Not like this" in line] == [f"Not like this: {sentence}"]
    assert (said.status, said.lines[-1], contents(data)) == (1, "Stopped: nothing was written.", before)


def test_what_follows_from_another_answer_is_not_asked_without_it(new, data: Path):
    said = new("event", "en", "A", "", "1", "1", "2027", "", "", "", "", "", "", "Summary.", "")

    assert said.status == 0
    assert not {"Time zone", "City"} & set(said.lines)


def test_a_registry_that_cannot_be_read_is_left_alone(new, data: Path):
    (data / "events.yml").write_text("- id: a: b\n")

    said = new("event", "fr")

    assert said.status == 1
    assert [line.split(": ")[0] for line in said.lines[1:]] == ["data/events.yml:1"]
    assert (data / "events.yml").read_text() == "- id: a: b\n"


def test_a_practice_that_cannot_be_read_is_not_written_over(new, data: Path):
    (data / "practices" / "broken.yml").write_text("a: b: c\n")

    said = new("practice", "en", "Broken", "")

    assert [line.lstrip("> ") for line in said.lines if "Not like this" in line] == [
        "Not like this: the id 'broken' is already used at data/practices/broken.yml: each id stands once, give this entry its own"
    ]
    assert (data / "practices" / "broken.yml").read_text() == "a: b: c\n"


def test_answers_come_through_a_pipe_in_any_encoding(data: Path):
    command = [sys.executable, "-m", "hub", "new", "organisation", "--lang", "en"]

    done = subprocess.run(
        command,
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HUB_DATA": str(data)},
        input=b"\xe9t\xe9\n\n\n",
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.endswith(b"\nStopped: nothing was written.\n")


def test_an_interrupt_ends_without_a_file_and_without_a_traceback(data: Path):
    command = [sys.executable, "-m", "hub", "new", "practice", "--lang", "fr"]
    with subprocess.Popen(
        command,
        cwd=data.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        run.stdout.readline()  # the first question is about to be asked
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        said, complaints = run.communicate(timeout=60)

    assert (run.returncode, complaints) == (1, b"")
    assert said.decode().splitlines()[-1] == "Arrêté\u00a0: rien n’a été écrit."


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
