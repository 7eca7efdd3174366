"""The recipe for a kind of record, followed in a copy of the project, and each of its pieces left out in turn."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.builds import build_well
from tests.frozen import SEVEN, THREE, THREE_CODES
from tests.pages import parse
from tests.recipes import follow, git, hub, linked, merged, recipe, said

KIND = recipe("A kind of record")


@pytest.fixture(scope="module")
def with_stories(tmp_path_factory):
    """A project with the kind of the recipe, committed before and after its first record came."""
    pieces = [piece for piece in KIND if piece.path != "data/stories.yml"]
    root = follow(tmp_path_factory.mktemp("stories"), pieces)
    registry = next(piece for piece in KIND if piece.path == "data/stories.yml")
    header, _, first = registry.text.partition("- id: ")
    (root / registry.path).write_text(header + "- id: " + first.replace("first-year", "zeroth-year"), encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Before")
    with (root / registry.path).open("a", encoding="utf-8") as file:
        file.write("\n- id: " + first)
    git(root, "commit", "--quiet", "--all", "--message=After")
    return root


@pytest.mark.long
def test_the_check_reads_the_new_kind(with_stories):
    done = hub(with_stories, "check", "--lang", "en", "--no-notes")
    assert (done.returncode, done.stderr) == (0, ""), said(done)

    file = with_stories / "data" / "stories.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("practice: cyberocc", "practice: cyberoc", 1), encoding="utf-8")
    wrong = hub(with_stories, "check", "--lang", "en", "--no-notes")
    file.write_text(text, encoding="utf-8")
    assert wrong.stdout.startswith(
        "data/stories.yml:8: zeroth-year: unknown id 'cyberoc' in practices; perhaps 'cyberocc'"
    )


@pytest.mark.long
def test_schemas_guide_and_both_forms_know_the_new_kind(with_stories):
    done = hub(with_stories, "schema")

    assert done.returncode == 0, said(done)
    schema = json.loads((with_stories / "schema/stories.json").read_text(encoding="utf-8"))
    assert list(schema["$defs"]["Story"]["properties"])[:4] == ["id", "language", "title", "practice"]
    assert "### Récit" in (with_stories / "guide/fr/fields.md").read_text(encoding="utf-8")
    forms = {path.name for path in (with_stories / ".github/ISSUE_TEMPLATE").glob("*-stories-*.yml")}
    assert forms == {"7-stories-fr.yml", "14-stories-en.yml"}
    code = (
        "import json, os; from pathlib import Path; from hub.settings import read_settings;"
        "from hub.checks.checking import check_data; from hub.admin.configuration import configuration;"
        "registries, _ = check_data(read_settings(Path.cwd(), os.environ));"
        "form = configuration(registries, 'a/b', ('fr', 'en', 'hu'), 'fr');"
        "print(json.dumps([list(form['files']), form['form']['collections'][1]['files'][-1]['label']]))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=with_stories, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(with_stories)},
    )  # fmt: skip
    files, label = json.loads(shown.stdout)
    assert ("stories" in files, label) == (True, "Récits")


@pytest.mark.long
def test_fix_new_and_changes_know_the_new_kind(with_stories):
    assert hub(with_stories, "fix", "--dry-run").returncode == 0
    changes = hub(with_stories, "changes", "main~1", "main", "--lang", "en").stdout
    begun = hub(with_stories, "new", "story", "third-year", "--lang", "hu")
    git(with_stories, "checkout", "--", "data")

    assert "**Story** `The first year of the desk`: new record (English and French)" in changes
    for page in ("stories/first-year/", "stories/", "practices/cyberocc/"):
        assert page in changes
    assert begun.returncode == 0, said(begun)


@pytest.mark.build
def test_the_new_kind_has_its_pages_lists_facets_and_search_in_each_language(with_stories, tmp_path):
    site = build_well(with_stories, tmp_path / "site", HUB_SEARCH="on")

    for code in THREE_CODES:
        folder = site if code == THREE_CODES[0] else site / code
        listed, page = parse(folder / "stories/index.html"), parse(folder / "stories/first-year/index.html")
        assert linked(listed, "hub-card__title") == {"first-year", "zeroth-year"}
        assert linked(page, "hub-card__title") == {"cyberocc"}
        assert page.xpath("//main//h1")
        assert linked(parse(folder / "stories/country/fr/index.html"), "hub-card__title") >= {"first-year"}
        words = next((folder / "pagefind").glob("lexicon.*.json")).read_text(encoding="utf-8")
        assert {"en": "weeks", "fr": "semaines"}.get(code, "") in words


WORDS = ("hub/fields/", "hub/messages/", "hub/strings/")
"""`make check` does not ask for words: registries are read without them."""
PLACELESS = (
    ("hub/model/stories.py", "    location: Location\n", '    themes: tuple[Annotated[str, Term("themes")], ...]\n'),
    ("hub/model/stories.py", "import Location, Record", "import Record"),
    ("hub/model/stories.py", "import Limit", "import Limit, Term"),
    ("hub/model/stories.py", "    title: ", "    heading: "),
    ("hub/model/kinds.py", 'called="title"', 'called="heading"'),
    ("hub/model/kinds.py", 'Facet("country", country),', 'Facet("theme", of_field("themes"), "themes"), ABOUT,'),
    ("hub/model/kinds.py", "ABOUT", 'Facet("practice", of_field("practice"), registry="practices")'),
    ("hub/model/kinds.py", 'orders=("title", "country")', 'orders=("title",)'),
    ("hub/model/kinds.py", 'asked=("title", "practice", *_PLACE,', 'asked=("heading", "practice", "themes",'),
    ("hub/views/stories.py", 'localizer.where(story.location, parts=("region", "country"))', '""'),
    ("hub/views/stories.py", '            *fact(localizer, "place", localizer.where(story.location)),\n', ""),
    ("hub/views/stories.py", "story.title", "story.heading"),
    ("data/stories.yml", "  location:\n    country: FR\n", "  themes: [youth]\n"),
    ("data/stories.yml", "  title:", "  heading:"),
    ("hub/fields/en.yml", "Story.location:", "Story.themes:"),
    ("hub/fields/fr.yml", "Story.location:", "Story.themes:"),
    ("hub/fields/en.yml", "Story.title:", "Story.heading:"),
    ("hub/fields/fr.yml", "Story.title:", "Story.heading:"),
)
"""The same kind without a place, with terms, a facet of ids, and a heading instead of a title."""


@pytest.mark.build
@pytest.mark.audit  # a second kind, beside the one of the recipe
def test_a_kind_without_a_place_and_with_terms_goes_the_same_way(tmp_path):
    pieces = []
    for piece in KIND:
        text = piece.text
        for path, old, new in PLACELESS:
            text = text.replace(old, new) if piece.path == path else text
        pieces.append(replace(piece, text=text))
    root = follow(tmp_path / "project", pieces)
    for code in ("en", "fr", "hu"):
        file = root / "hub" / "strings" / f"{code}.yml"
        more = 'facets:\n  names:\n    practice: "Practice"\n  by:\n    practice: "by practice"\n'
        file.write_text(merged(file.read_text(encoding="utf-8"), more), encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all", ".", ":!data/stories.yml")
    git(root, "commit", "--quiet", "--message=Before")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=After")

    site = build_well(root, tmp_path / "site")

    assert parse(site / "stories/theme/youth/index.html").xpath("//h1")
    (title,) = parse(site / "stories/practice/cyberocc/index.html").xpath("//h1")
    assert "cyberocc" not in title.text_content()  # its title, not its id
    assert "**Story** `The first year of the desk`: new record" in (
        hub(root, "changes", "main~1", "main", "--lang", "en").stdout
    )


def test_a_list_page_that_shows_no_list_is_told(tmp_path):
    root = follow(tmp_path / "project", KIND)
    page = root / "docs" / "en" / "stories" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{{ stories() }}", "Soon."), encoding="utf-8")

    done = hub(root, "check", "--lang", "en", "--no-notes")

    assert done.returncode == 1
    assert done.stdout.startswith(
        "docs/en/stories/index.md:1: the menu leads to this page for a list that it does not show: "
        "add {{ stories() }} alone on a line"
    )


EACH_RUN = 5
"""Of so many pieces one is left out in each run, all of them in an audit."""


def what_is_missed() -> Iterator[Any]:
    """Every piece of the kind's recipe with the words that must be said when it is left out."""
    names = {
        "hub/model/stories.py": "No module named 'hub.model.stories'",
        "hub/model/kinds.py": "tor",
        "hub/views/stories.py": "No module named 'hub.views.stories'",
        "hub/views/kinds.py": "stor",
        "docs/fr/stories/index.md": "missing translation: the page (fr, hu)",  # a note: the other language is shown
        "docs/en/stories/index.md": "add docs/en/stories/index.md",
        "data/stories.yml": "data/stories.yml:1: the file is missing",
    }
    for number, piece in enumerate(KIND):
        sentence = names.get(piece.path, f"{piece.path}: ")
        marks = [pytest.mark.audit] if number % EACH_RUN else []
        yield pytest.param(number, sentence, marks=marks, id=f"{number}-{sentence[:40]}")


@pytest.mark.long
@pytest.mark.parametrize(("left_out", "sentence"), [*what_is_missed()])
def test_what_is_left_out_of_a_kind_is_named(tmp_path, left_out, sentence):
    whole = KIND[left_out].path.startswith("hub/strings/")  # each language is missed in a site that has it
    pieces = [piece for number, piece in enumerate(KIND) if number != left_out]
    root = follow(tmp_path / "project", pieces, SEVEN if whole else THREE)

    noted = KIND[left_out].path == "docs/fr/stories/index.md"
    commands = [("check", "--lang", "en"), ("schema",), ("build", "--into", str(tmp_path / "site"))]
    for command in commands[1:] if KIND[left_out].path.startswith(WORDS) else commands[: 1 if noted else 3]:
        done = hub(root, *command)
        if done.returncode:
            break

    assert (done.returncode == 0) == noted
    assert sentence in said(done), said(done)
