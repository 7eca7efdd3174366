"""The recipes of the developers' guide for a field, a command, a message and a macro, followed in a copy."""

import re
import subprocess
import sys

import pytest

from tests.builds import build_well
from tests.frozen import ROOT
from tests.pages import parse
from tests.recipes import GUIDE, follow, git, hub, linked, merged, recipe, said, types_of


@pytest.mark.long
@pytest.mark.audit
def test_a_field_of_a_figure_is_one_line_and_its_words(tmp_path):
    pieces = recipe("A field")
    root = follow(tmp_path / "project", pieces)
    practice = root / "data" / "practices" / "cyberocc.yml"
    text = practice.read_text(encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Before")
    assert "  - value: " in text
    first = text.index("\n  - value: ") + 1
    end = text.index("\n", first) + 1
    practice.write_text(f'{text[:end]}    method:\n      en: "Counted by hand"\n{text[end:]}', encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "--message=After")

    checked = hub(root, "check", "--lang", "en", "--no-notes")
    made = hub(root, "schema")

    assert [piece.path for piece in pieces if piece.path.endswith(".py")] == ["hub/model/practices.py"]
    assert (checked.returncode, made.returncode) == (0, 0), said(checked)
    assert '"method"' in (root / "schema/practices.json").read_text(encoding="utf-8")
    assert "`method`" in (root / "guide/fr/fields.md").read_text(encoding="utf-8")
    assert "method" in hub(root, "changes", "main~1", "main", "--lang", "en").stdout.lower()
    assert hub(root, "fix").returncode == 0
    assert "label:" in practice.read_text(encoding="utf-8").split("method:")[0]  # keys stand in the order of the class


@pytest.mark.long
def test_a_command_a_message_a_macro_and_an_output_answer(tmp_path):
    pieces = [piece for name in ("A command", "A message", "A macro", "An output") for piece in recipe(name)]
    root = follow(tmp_path / "project", pieces)
    page = root / "docs" / "en" / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ oldest_practice() }}\n", encoding="utf-8")
    about = root / "docs" / "fr" / "about" / "index.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n{{ forms() }}\n", encoding="utf-8")
    events = root / "data" / "events.yml"
    text = events.read_text(encoding="utf-8")
    events.write_text(text + EVENT, encoding="utf-8")

    counted = hub(root, "count")
    checked = [hub(root, "check", "--lang", lang) for lang in ("en", "fr")]

    assert counted.returncode == 0, said(counted)
    assert " practices\n" in counted.stdout
    assert [done.returncode for done in checked] == [0, 0], said(checked[0])
    assert "the event lasts 9 days and has no programme" in checked[0].stdout
    assert "l’événement dure 9 jours et n’a pas de programme" in checked[1].stdout
    site = build_well(root, tmp_path / "site")
    assert len(linked(parse(site / "about/index.html"), "hub-card--practices")) == 1
    assert "Cyber’Occ" in (site / "fr/practices/titles.txt").read_text(encoding="utf-8")
    listed = parse(site / "fr/practices/index.html")
    assert listed.xpath("//link[@rel='alternate'][@type='text/plain'][@hreflang='fr']/@href") == ["titles.txt"]
    assert "Titres (texte)" in [link.text for link in listed.xpath("//*[@class='hub-forms']//a")]
    assert "Titres (texte)" in parse(site / "fr/about/index.html").text_content()


@pytest.mark.long
@pytest.mark.audit  # mypy reads the whole hub once more
def test_types_hold_with_all_that_the_recipes_add(tmp_path):
    headings = re.findall(r"(?m)^### (.*)$", GUIDE.read_text(encoding="utf-8"))
    pieces = [piece for heading in headings for piece in recipe(heading)]
    assert len({piece.path for piece in pieces}) > len(headings)

    done = types_of(follow(tmp_path / "project", pieces))

    assert done.returncode == 0, said(done)


EVENT = """
- id: long-visit
  language: en
  kind: study-visit
  scope: project
  title:
    en: "A long visit"
  start: "2027-03-01"
  end: "2027-03-09"
  summary:
    en: "Nine days."
  sources:
    - https://www.example.org/visit
"""


def test_a_block_is_merged_below_its_headings():
    text = "menu:\n  a: 1\nsearch:\n  label: x\n  kinds:\n    a: 1\nadd:\n  a: 1\n"
    more = "menu:\n  b: 2\nsearch:\n  kinds:\n    b: 2\nadd:\n  b: {x: y}\n"

    assert merged(text, more) == (
        "menu:\n  b: 2\n  a: 1\nsearch:\n  label: x\n  kinds:\n    b: 2\n    a: 1\nadd:\n  b: {x: y}\n  a: 1\n"
    )


def test_samples_are_left_as_they_are_by_the_formatter():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--check", "guide"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "would reformat" not in done.stdout
