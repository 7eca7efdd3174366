"""`hub fix` as it is run: what it says, what it writes, its exit status."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from hub.fix.fixing import fix_files, registered_files
from tests.forked import run_forked
from tests.registries import DATA, problems_of

pytestmark = pytest.mark.long


ROOT = Path(__file__).parent.parent


def fix(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    done = run_forked(folder, ["fix", *arguments], {**os.environ, "HUB_DATA": str(folder / "data")})
    return done.returncode, (done.stdout + done.stderr).splitlines()


@pytest.fixture
def registries(tmp_path: Path) -> Path:
    """The small registries in order, as `data`."""
    shutil.copytree(DATA / "small", tmp_path / "data")
    fix(tmp_path)
    return tmp_path


BROKEN = """\
\ufeff# events
- kind: 'conference'
  id: a\x20\x20
  start_time: 9:30
  title:
    fr: >-
      un
      deux
    ro: Ţara
"""
ENGLISH = [
    "data/events.yml:1: invisible mark at the start of the file removed (BOM)",
    "data/events.yml:1: first line restored: it names the schema",
    "data/events.yml:2: keys put in their order, from 'id' on",
    "data/events.yml:2: needless quotes removed: conference",
    "data/events.yml:3: spaces at the end of the line removed (1 line(s))",
    "data/events.yml:4: time written with two digits: 09:30",
    "data/events.yml:6: text on several lines put on one",
    "data/events.yml:9: Romanian comma below restored: Țara",
    "8 mended in 1 file(s)",
]
FRENCH = [
    "data/events.yml:1: marque invisible en début de fichier retirée (BOM)",
    "data/events.yml:1: première ligne rétablie : elle nomme le schéma",
    "data/events.yml:2: clés remises dans leur ordre, à partir de 'id'",
    "data/events.yml:2: guillemets inutiles retirés : conference",
    "data/events.yml:3: espaces en fin de ligne retirées (1 ligne(s))",
    "data/events.yml:4: heure écrite avec deux chiffres : 09:30",
    "data/events.yml:6: texte sur plusieurs lignes ramené à une seule",
    "data/events.yml:9: virgule souscrite roumaine rétablie : Țara",
    "8 correction(s) à faire dans 1 fichier(s) ; rien n’a été écrit",
]
MENDED = """\
# yaml-language-server: $schema=../schema/events.json
# events
- id: a
  kind: conference
  title:
    fr: "un deux"
    ro: "Țara"
  start_time: "09:30"
"""


def test_each_mend_is_said_with_its_line_and_the_file_is_written(registries: Path):
    events = registries / "data" / "events.yml"
    events.write_text(BROKEN)
    events.chmod(0o640)

    assert fix(registries, "--lang", "en") == (0, ENGLISH)
    assert events.read_text() == MENDED
    assert events.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in events.parent.iterdir()) == sorted(
        path.name for path in (DATA / "small").iterdir()
    )
    assert fix(registries, "--lang", "en") == (0, ["nothing to mend"])


@pytest.mark.parametrize("option", ["--dry-run", "--check"])
def test_a_dry_run_says_the_same_and_writes_nothing(registries: Path, option: str):
    events = registries / "data" / "events.yml"
    events.write_text(BROKEN)

    assert fix(registries, option, "--lang", "fr", str(events)) == (1, FRENCH)
    assert events.read_text() == BROKEN


def test_a_file_that_cannot_be_read_stays_and_the_others_are_mended(registries: Path):
    partners = registries / "data" / "partners.yml"
    events = registries / "data" / "events.yml"
    partners.write_text("- id: a\n  name: x: y\n")
    events.write_text("- id: a\n")

    status, said = fix(registries, "--lang", "en")

    assert (status, partners.read_text()) == (1, "- id: a\n  name: x: y\n")
    assert said[0] == "data/events.yml:1: first line restored: it names the schema"
    assert said[1].startswith("data/partners.yml:2: ")
    assert said[2:] == ["1 mended in 1 file(s), 1 file(s) left as they are"]


@pytest.mark.parametrize("name", ["README.md", "data/none.yml", "mkdocs.yml"])
def test_other_files_are_refused(registries: Path, name: str):
    status, said = fix(registries, "--lang", "en", name)

    assert (status, said) == (2, [f"hub fix: {name} is not a file of the registries"])


def test_what_the_check_refuses_is_mended_or_still_refused(tmp_path: Path):
    folder = tmp_path / "data"
    shutil.copytree(DATA / "every_problem", folder)
    before = faults(folder)

    fix_files(folder, registered_files(folder), "en", dry=False)

    after = faults(folder)
    assert before - after == Counter({("ambiguous", "theme"): 2})
    assert after - before == Counter()


def faults(folder: Path) -> Counter[tuple[str, str]]:
    """The code and the record of every problem."""
    return Counter((problem.code, problem.record) for problem in problems_of(folder) if problem.level == "problem")


def test_the_registries_are_in_order():
    assert fix(ROOT, "--dry-run", "--lang", "en") == (0, ["nothing to mend"])
