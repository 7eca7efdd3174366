"""`hub new`: a template with its id in the right file, or a sentence and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.cli import main
from hub.model.registries import file_of
from hub.schemas.templates import template
from tests.frozen import copy_code
from tests.registries import copy_small, problems_of
from tests.skeletons import VALUES, filled

KINDS = {"practice": "practices", "event": "events", "partner": "partners", "organisation": "organisations", "helpline": "helplines", "document": "documents", "law": "laws", "term": "glossary"}  # fmt: skip
HEAD = "# yaml-language-server: $schema=../schema/organisations.json"
FIELDS = "language: en, name: {fr: Le Club}, kind: agency, location: {country: FI}, summary: {en: A club.}"
ONE = f"- {{id: a, {FIELDS}}}"
SHORT = "must be in small letters without accents, words joined by hyphens, at most 60 characters"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small registries, where the command finds them, in an English terminal."""
    copy_code(tmp_path, "mkdocs.yml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("HUB_TODAY", "2026-11-22")
    return copy_small(tmp_path)


@pytest.fixture
def new(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command: its exit status, what it printed, what it complained of."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(["new", *arguments])
        except SystemExit as stopped:  # the parser's way
            status = int(stopped.code or 0)
        return status, *capsys.readouterr()

    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("lang", "told"), [("en", "Written"), ("fr", "Écrit"), ("ro", "Written")])
@pytest.mark.parametrize(("kind", "name"), KINDS.items())
def test_the_template_is_written_with_its_id_and_is_a_record_once_it_is_filled_in(new, data, kind, name, lang, told):
    path = data / file_of(name, "new-one")
    before, written = contents(data), template(name, lang, "new-one")
    registry = f"{path.read_text(encoding='utf-8')}\n" if path.exists() else ""

    status, said, complaints = new(kind, "new-one", "--lang", lang)

    assert contents(data) == before | {str(path): f"{registry}{written}".encode()}
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text in ("- id: new-one", f"language: {lang}"))
    assert (status, complaints) == (0, "")
    assert said.splitlines()[0].replace("\u00a0", "") == f"{told}: data/{file_of(name, 'new-one')}:{line}"
    assert "`hub check`" in said.splitlines()[1]
    found = [problem for problem in problems_of(data, ("en", "fr", "ro")) if problem.level == "problem"]
    assert {problem.code for problem in found} <= {"placeholder", "placeholder-needed"}
    assert [problem.line for problem in found] == [
        number for number, text in enumerate(lines, 1) if "…" in text and not text.lstrip().startswith("#")
    ]

    values = VALUES[name] if name == "practices" else VALUES[name][1:]
    path.write_text(f"{registry}{filled(written, values)}", encoding="utf-8")

    assert main(["check", "--no-notes"]) == 0


@pytest.mark.parametrize("identifier", ["no", "2025", "null", "1e3"])
def test_an_id_that_yaml_would_bend_stands_in_quotes(new, data, identifier):
    assert new("event", identifier)[0] == 0
    assert f'\n- id: "{identifier}"\n' in (data / "events.yml").read_text(encoding="utf-8")
    assert new("event", identifier)[2].startswith(f"hub new: the id '{identifier}' is already used at data/events.yml:")


REFUSED = [
    (["practice", "../x"], 1, f"the id '../x' {SHORT}; perhaps 'x'"),
    (["practice", "a/b"], 1, f"the id 'a/b' {SHORT}; perhaps 'a-b'"),
    (["event", "É b"], 1, f"the id 'É b' {SHORT}; perhaps 'e-b'"),
    (["event", "a\n"], 1, f"the id 'a\\u000a' {SHORT}; perhaps 'a'"),
    (["event", "\x1b[0m"], 1, "id holds the invisible character U+001B: write '[0m' anew"),
    (["event", "x" * 300], 1, f"the id '{'x' * 79}…' {SHORT}; perhaps '{'x' * 60}'"),
    (["event", "--", "-x"], 1, f"the id '-x' {SHORT}; perhaps 'x'"),
    (["event", "-x"], 2, "error: unrecognized arguments: -x"),
    (["event", "..."], 1, "id: '...' only holds the place of what is to be written: fill it in"),
    (["event", "todo"], 1, "id: 'todo' only holds the place of what is to be written: fill it in"),
    (["event", ""], 1, "id is empty: fill it in"),
    (["practice", "con"], 1, "the id 'con' is the name of a device on Windows, where no file or folder can be called so: choose another; perhaps 'con-1'"),
    (["event", "compare"], 1, "the id 'compare' is reserved for an address of the site: choose another"),
    (["practice", "new-practice"], 1, "'new-practice' is only what a new file is called at first: give the file the name of the practice, which becomes its address, such as breizh-cyber.yml"),
    (["event", "opening"], 1, "the id 'opening' is already used at data/events.yml:2: each id stands once, give this entry its own"),
    (["practice", "school-day"], 1, "the id 'school-day' is already used at data/practices/school-day.yml: each id stands once, give this entry its own"),
    (["practice", "day-at-school"], 1, "data/practices/school-day.yml:45: the id 'day-at-school' is a former one of the record 'school-day', to which its old address leads: choose another"),
    (["event", "x", "--lang", "frr"], 2, "--lang: 'frr' is not a language of the hub; perhaps 'fr'"),
    (["event"], 2, "the id is missing: small letters without accents, digits and hyphens, such as `hub new event my-new-record`"),
    (["event", "--lang", "fr"], 2, "il manque l’identifiant\u00a0: minuscules sans accents, chiffres et traits d’union, comme `hub new event ma-nouvelle-fiche`"),
    (["event", "a b", "--lang", "fr"], 1, "l’identifiant 'a b' doit être en minuscules sans accents, mots reliés par des traits d’union, 60 caractères au plus\u202f; peut-être 'a-b'"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "status", "sentence"), REFUSED)
def test_what_is_no_id_of_a_new_record_is_refused_in_a_sentence(new, data, arguments, status, sentence):
    before = contents(data)

    found, said, complaints = new(*arguments)

    assert (found, said, complaints.splitlines()[-1].partition(": ")[2]) == (status, "", sentence)
    assert contents(data) == before


@pytest.mark.parametrize(
    ("before", "kept", "spaces", "ending"),
    [
        (f"{HEAD}\n{ONE}\n", f"{HEAD}\n{ONE}\n", "", "\n"),
        (ONE, f"{ONE}\n", "", "\n"),
        (f"{ONE}\n\n\n", f"{ONE}\n", "", "\n"),
        (f"\ufeff{ONE}\n", f"\ufeff{ONE}\n", "", "\n"),
        (f"{ONE}   \n# The end.", f"{ONE}   \n# The end.\n", "", "\n"),
        (f"{HEAD}\r\n{ONE}\r\n", f"{HEAD}\r\n{ONE}\r\n", "", "\r\n"),
        (f"   {ONE}\n", f"   {ONE}\n", "   ", "\n"),
        (f"{HEAD}\n\n[]\n", f"{HEAD}\n", "", "\n"),
    ],
)
def test_every_other_byte_of_a_registry_stays(new, data, before, kept, spaces, ending):
    path = data / "organisations.yml"
    path.write_bytes(before.encode())
    entry = "".join(f"{spaces}{line}{ending}" for line in template("organisations", "en", "lab").splitlines())

    assert new("organisation", "lab")[0] == 0

    assert path.read_bytes().decode() == f"{kept}{ending}{entry}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"- id: a: b\n", "data/organisations.yml:1: "),
        (b"- id: \xe9\n", "data/organisations.yml:1: the file is not UTF-8"),
        (b"", "data/organisations.yml:1: the file is empty"),
        (b"a: b\n", "data/organisations.yml:1: the registry must be a list"),
        (b"- id: a\n  language: fr\n  summary:", "data/organisations.yml:3: "),
        (f"[{ONE[2:]}]\n".encode(), "data/organisations.yml:1: nothing can be added at the end of this list"),
        (f"{ONE}\n...\n".encode(), "data/organisations.yml:1: nothing can be added at the end of this list"),
        (
            b"- id: a\n  summary:\n    en: |+\n      Text.\n",
            "data/organisations.yml:1: nothing can be added at the end of this list",
        ),
        (b"- id: [\n", "data/organisations.yml:"),
        (None, "data/organisations.yml:1: the file is missing"),
    ],
)
def test_a_registry_that_takes_no_entry_is_left_alone(new, data, text, sentence):
    path = data / "organisations.yml"
    path.unlink() if text is None else path.write_bytes(text)
    before = contents(data)

    status, said, complaints = new("organisation", "lab")

    assert (status, said, complaints[: len(sentence) + 9]) == (1, "", f"hub new: {sentence}")
    assert contents(data) == before


def test_a_record_that_cannot_be_read_keeps_its_id(new, data):
    (data / "practices" / "broken.yml").write_text("a: b: c\n")
    (data / "events.yml").write_text("- id: broken\n  title: 3\n")
    before = contents(data)

    for kind, place in (("practice", "practices/broken.yml:"), ("event", "events.yml:1:")):
        assert f"already used at data/{place}" in new(kind, "broken")[2]
    assert contents(data) == before


@pytest.mark.parametrize(("kind", "link"), [("event", ""), ("practice", "practices"), ("event", "events.yml")])
def test_nothing_is_written_through_a_link(new, data, kind, link):
    there = data.parent / "elsewhere"
    (data / link).rename(there)
    (data / link).symlink_to(there)
    before = contents(data.parent)

    status, said, complaints = new(kind, "lab")

    assert (status, said, ": it is a link to another place, and nothing is " in complaints) == (1, "", True)
    assert contents(data.parent) == before
