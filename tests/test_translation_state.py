"""The state of translations on real histories: what a commit leaves behind, and what brings it up to date again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from hub.catalogues import PACKAGE
from hub.changes.proposal import read_proposal
from hub.changes.report import summary
from hub.cli import main
from hub.languages import language_codes
from hub.reading.loading import load_registries
from hub.translations.state import Translations, read_translations
from tests.frozen import FEW
from tests.github_git import running_repository
from tests.github_server import NAME, TOKEN
from tests.proposals import commit, edit, git, settings, start

BREIZH = "data/practices/breizh-cyber.yml"
EVENTS = "data/events.yml"
ENGLISH = "Organisations under attack in Brittany call a free number."
CROATIAN = "Napadnute organizacije u Bretanji zovu besplatan broj."
OTHERS = ["fr", "ro", "fi", "hr", "it", "hu"]


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A project whose files tell the state up to its first commit, on main."""
    root = start(tmp_path_factory.mktemp("begun") / "project", "data", content=FEW)
    git(root, "switch", "--quiet", "main")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert hub("update") == 0
    commit(root, "the files")
    return root


@pytest.fixture
def root(begun, tmp_path, monkeypatch):
    root = shutil.copytree(begun, tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def hub(*arguments: str) -> int:
    return main(["translations", *arguments, "--lang", "en"])


def state_of(root: Path) -> Translations:
    where = settings(root)
    registries, _ = load_registries(where.data, language_codes(root / "mkdocs.yml"))
    return read_translations(where, registries)


def rows(root: Path, wanted: str = "behind") -> list[tuple[str, str, str]]:
    """Record, field and language of each translation in this state."""
    states = state_of(root).states
    return [(one.unit.key.record, one.unit.field, one.language) for one in states if one.state == wanted]


def change_source(root: Path) -> str:
    edit(root, BREIZH, ENGLISH, "Organisations under attack in Brittany call a number that costs nothing.")
    return commit(root)


def test_nothing_is_behind_at_first_and_all_is_machine_assisted(root):
    assert {(one.state, one.origin) for one in state_of(root).states} == {("current", "machine-assisted")}


def test_a_changed_source_leaves_all_other_languages_of_that_field_behind_and_nothing_else(root):
    name = change_source(root)

    assert rows(root) == [("breizh-cyber", "summary", lang) for lang in OTHERS]
    assert {one.since for one in state_of(root).states if one.state == "behind"} == {name}


def test_a_source_that_is_changed_but_not_committed_counts_too(root):
    edit(root, BREIZH, ENGLISH, "Organisations in Brittany call a free number.")

    assert rows(root) == [("breizh-cyber", "summary", lang) for lang in OTHERS]


def test_the_earlier_source_is_told_from_the_history(root):
    change_source(root)

    translations = state_of(root)
    behind = next(one for one in translations.states if one.state == "behind")

    assert str(translations.earlier(behind)).startswith(ENGLISH)


def test_a_mended_translation_clears_and_a_person_made_it(root):
    change_source(root)
    edit(root, BREIZH, CROATIAN, "Napadnute organizacije u Bretanji zovu broj koji ništa ne košta.")
    commit(root)

    assert rows(root) == [("breizh-cyber", "summary", lang) for lang in OTHERS if lang != "hr"]
    mended = [one for one in state_of(root).states if one.origin == "human"]
    assert [(one.unit.field, one.language, one.state) for one in mended] == [("summary", "hr", "current")]


def test_a_confirmed_translation_clears_before_and_after_its_commit(root):
    change_source(root)

    assert hub("confirm", "practices/breizh-cyber", "hr") == 0

    left = [("breizh-cyber", "summary", lang) for lang in OTHERS if lang != "hr"]
    assert rows(root) == left
    commit(root)
    assert rows(root) == left
    assert git(root, "show", "--name-only", "--format=").startswith(
        "data/translations/notes/practices-breizh-cyber-hr-"
    )


def test_a_confirmation_holds_only_for_that_source(root):
    change_source(root)
    assert hub("confirm", "practices/breizh-cyber", "hr", "--field", "summary") == 0
    commit(root)

    edit(root, BREIZH, "call a number that costs nothing", "dial a number")
    commit(root)

    assert rows(root) == [("breizh-cyber", "summary", lang) for lang in OTHERS]


def test_a_confirmation_outlives_the_next_update_of_the_files(root):
    change_source(root)
    hub("confirm", "practices/breizh-cyber", "hr")
    commit(root)

    assert hub("update") == 0
    commit(root)

    assert rows(root) == [("breizh-cyber", "summary", lang) for lang in OTHERS if lang != "hr"]
    assert not list((root / "data/translations/notes").glob("*"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ENGLISH, ENGLISH.replace(" ", "  ")),
        ("The first year of activity was", "The first year of\\n\\nactivity was"),
        ('  fr: "Bilan de la première année d’activité', "  fr: \"Bilan de la première année d'activité"),
    ],
)
def test_spacing_quotes_and_line_breaks_are_no_change(root, old, new):
    edit(root, BREIZH, old, new)
    commit(root)

    assert rows(root) == []
    assert {one.origin for one in state_of(root).states} == {"machine-assisted"}


def test_the_order_of_keys_and_of_items_is_no_change(root):
    path = root / BREIZH
    head, *fields = re.split(r"\n(?=[a-z_]+:)", path.read_text(encoding="utf-8").rstrip("\n"))
    for number, field in enumerate(fields):
        if field.startswith("what_it_does:"):
            name, *items = re.split(r"\n(?=  - )", field)
            fields[number] = "\n".join([name, *reversed(items)])
    path.write_text("\n".join([head, *reversed(fields)]) + "\n", encoding="utf-8")
    commit(root)

    assert rows(root) == []
    assert {one.origin for one in state_of(root).states} == {"machine-assisted"}


def test_an_item_in_front_of_others_leaves_them_current(root):
    edit(root, BREIZH, "what_it_does:\n", 'what_it_does:\n  - en: "Listens first."\n    fr: "Écoute d’abord."\n')
    commit(root)

    assert rows(root) == []
    assert rows(root, "missing") == [("breizh-cyber", "what_it_does.1", lang) for lang in OTHERS if lang != "fr"]


def test_the_files_keep_the_state_and_spare_the_history(root):
    change_source(root)
    before = [(one.unit.key, one.unit.path, one.language, one.state, one.since) for one in state_of(root).states]
    assert hub("update") == 0
    named = commit(root, "the files again")

    after = [(one.unit.key, one.unit.path, one.language, one.state, one.since) for one in state_of(root).states]

    assert after == before
    assert git(root, "show", "--name-only", "--format=", named) == "data/translations/practices/breizh-cyber.yml"


def test_without_files_the_history_alone_tells_the_same(root):
    change_source(root)
    before = rows(root)
    git(root, "rm", "-r", "--quiet", "data/translations")
    commit(root)

    assert rows(root) == before


def test_two_branches_with_different_records_merge_without_conflict(root):
    git(root, "switch", "--quiet", "--create", "one")
    change_source(root)
    hub("confirm", "practices/breizh-cyber", "hr")
    hub("update")
    commit(root)
    git(root, "switch", "--quiet", "main")
    git(root, "switch", "--quiet", "--create", "two")
    edit(root, EVENTS, "CAMPUS begins under the lead of Bretagne Next.", "CAMPUS begins, led by Bretagne Next.")
    commit(root)
    hub("update")
    commit(root)

    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "one", "-m", "merge one")
    git(root, "merge", "--quiet", "--no-ff", "two", "-m", "merge two")

    summaries = [("breizh-cyber", "summary", lang) for lang in OTHERS if lang != "hr"]
    events = [row for row in rows(root) if row not in summaries]
    assert sorted(rows(root)) == sorted([*summaries, *events])
    assert [(field, lang) for _, field, lang in events] == [("summary", lang) for lang in OTHERS]


def test_interface_words_fall_behind_too(root):
    shutil.copytree(PACKAGE / "strings", root / "hub/strings")
    commit(root)
    path = root / "hub/strings/en.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("home: Home\n", "home: Start\n", 1), encoding="utf-8")
    commit(root)

    assert rows(root) == [("strings", "menu.home", lang) for lang in OTHERS]


def test_a_section_of_a_page_falls_behind_alone(root):
    for lang in ("en", "hu"):
        page = root / "docs" / lang / "about" / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text("---\ntitle: T\ndescription: D\n---\n\n# One\n\nFirst.\n\n## Two\n\nSecond.\n")
    commit(root)
    assert rows(root) == []

    edit(root, "docs/en/about/index.md", "Second.", "Third.")
    commit(root)

    assert rows(root) == [("docs/about/index.md", "text.2", "hu")]


REVIEW = 'translations: {hr: {reviewed_by: city-of-rijeka, reviewed_on: "2026-12-01"}}\nsummary:\n'


def test_a_reviewed_text_that_changes_loses_its_review_and_the_others_stay(root):
    edit(root, BREIZH, "summary:\n", REVIEW)
    commit(root)
    reviewed = [one for one in state_of(root).states if one.reviewed_by]
    fields = {one.unit.field for one in reviewed}
    assert {(one.language, one.reviewed_by, one.reviewed_on) for one in reviewed} == {
        ("hr", "city-of-rijeka", "2026-12-01")
    }

    edit(root, BREIZH, CROATIAN, "Napadnute organizacije u Bretanji zovu jedan besplatan broj.")
    commit(root)

    left = {one.unit.field for one in state_of(root).states if one.reviewed_by}
    assert left == fields - {"summary"}
    hub("update")
    commit(root)
    assert {one.unit.field for one in state_of(root).states if one.reviewed_by} == left


def test_a_later_review_counts_for_all_texts_again(root):
    edit(root, BREIZH, "summary:\n", REVIEW)
    commit(root)
    edit(root, BREIZH, CROATIAN, "Napadnute organizacije zovu besplatan broj.")
    commit(root)
    fields = {one.unit.field for one in state_of(root).states if one.reviewed_by}

    edit(root, BREIZH, 'reviewed_on: "2026-12-01"', 'reviewed_on: "2026-12-02"')
    commit(root)

    assert {one.unit.field for one in state_of(root).states if one.reviewed_by} == fields | {"summary"}


def test_a_shallow_clone_tells_the_state_of_the_commit_that_the_files_name(root, tmp_path, monkeypatch, capsys):
    named = git(root, "rev-parse", "HEAD^")
    change_source(root)
    git(root, "commit", "--quiet", "--allow-empty", "--message", "one more")
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), str(clone))
    monkeypatch.chdir(clone)

    found = state_of(clone)
    assert found.as_of is not None
    assert (found.as_of.commit, found.as_of.unknown) == (named, len(OTHERS))
    assert {one.state for one in found.states} == {"current"}

    assert hub("status") == 0
    said = capsys.readouterr()
    assert f"the state is that of commit {named[:12]}" in said.err
    assert "6 translations have changed since then" in said.err
    assert hub("update") == 1
    assert hub("confirm", "practices/breizh-cyber", "hr") == 1


def test_a_copy_without_git_does_so_too(root, tmp_path):
    change_source(root)
    archive = tmp_path / "archive"
    archive.mkdir()
    packed = subprocess.run(["git", "-C", str(root), "archive", "HEAD"], capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(archive)], input=packed, check=True)

    found = state_of(archive)

    assert found.as_of is not None
    assert found.as_of.unknown == len(OTHERS)


def test_status_is_a_list_for_programs(root, capsys):
    change_source(root)
    capsys.readouterr()

    assert hub("status", "--json") == 0

    found = [row for row in json.loads(capsys.readouterr().out) if row["state"] != "current"]
    assert found[0] == {
        "record": "breizh-cyber",
        "field": "summary",
        "language": "fr",
        "state": "behind",
        "origin": "machine-assisted",
        "reviewed_by": None,
    }
    assert len(found) == 6


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody", "hr"), "'nobody' is no record"),
        (("breizh-cyber", "hr"), "choose one of practices/breizh-cyber, organisations/breizh-cyber"),
        (("practices/breizh-cyber", "xx"), "'xx' is no language of the site"),
        (("practices/breizh-cyber", "hr", "--field", "sumary"), "'sumary' is no text of practices/breizh-cyber"),
    ],
)
def test_what_cannot_be_confirmed_is_told(root, capsys, arguments, said):
    assert hub("confirm", *arguments) == 2
    assert said in capsys.readouterr().err


def fallen(root: Path, lang: str = "en") -> list[str]:
    """What `hub changes` says that falls behind by the proposal."""
    found = summary(read_proposal(settings(root), "main", "HEAD"), lang)
    title = {"en": "fall behind", "fr": "mises en retard"}[lang]
    part = next((part for part in found.split("#### ") if title in part.split("\n")[0]), "")
    return [line for line in part.split("\n")[2:] if line]


def test_the_comment_of_a_proposal_tells_what_falls_behind_by_it(root):
    change_source(root)
    git(root, "switch", "--quiet", "--create", "mine")
    edit(root, BREIZH, "they have no first responder to call.", "they have nobody to call first.")
    edit(root, BREIZH, "nemaju koga prvoga pozvati u pomoć.", "nemaju koga zvati.")
    commit(root)

    left = "French, Romanian, Finnish, Italian and Hungarian"
    assert fallen(root) == [f"- Good practice `Breizh Cyber`: `problem` ({left})"]


def test_a_proposal_that_only_mends_leaves_nothing_behind(root):
    change_source(root)
    git(root, "switch", "--quiet", "--create", "mine")
    edit(root, BREIZH, CROATIAN, "Zovu broj koji ništa ne košta.")
    commit(root)

    assert fallen(root) == []


def test_the_check_names_them_when_asked(root, capsys):
    change_source(root)
    capsys.readouterr()

    main(["check", "--lang", "en"])
    usual = capsys.readouterr().out
    main(["check", "--lang", "en", "--translations"])

    left = [line for line in capsys.readouterr().out.splitlines() if line not in usual.splitlines()]
    assert re.fullmatch(
        rf"{BREIZH}:\d+: breizh-cyber: summary: changed since it was translated into fr, ro, .*", left[0]
    )


def test_files_of_a_branch_hold_when_it_is_merged(root):
    git(root, "switch", "--quiet", "--create", "mine")
    change_source(root)
    hub("update")
    commit(root)
    git(root, "switch", "--quiet", "main")
    edit(root, EVENTS, "CAMPUS begins under the lead of Bretagne Next.", "CAMPUS begins, led by Bretagne Next.")
    commit(root)

    git(root, "merge", "--quiet", "--no-ff", "mine", "-m", "merge mine")

    assert {(record, field) for record, field, _ in rows(root)} >= {("breizh-cyber", "summary")}
    assert len(rows(root)) == 2 * len(OTHERS)
    assert {one.origin for one in state_of(root).states} == {"machine-assisted"}


def test_what_a_machine_has_written_since_the_files_can_be_marked_so(root):
    edit(root, BREIZH, CROATIAN, "Zovu besplatan broj.")
    commit(root)
    assert {one.origin for one in state_of(root).states} == {"machine-assisted", "human"}

    hub("update", "--machine-assisted")

    assert {one.origin for one in state_of(root).states} == {"machine-assisted"}


def test_the_weekly_watch_opens_one_proposal_with_the_files_and_leaves_main_alone(root, tmp_path, monkeypatch):
    change_source(root)
    hub("confirm", "practices/breizh-cyber", "hr")
    tip = commit(root)
    bare = tmp_path / "bare"
    git(tmp_path, "clone", "--quiet", "--bare", root.as_uri(), str(bare))
    outputs = tmp_path / "outputs"
    with running_repository(bare) as github:
        for name, value in {
            "GITHUB_API_URL": github.url,
            "GITHUB_REPOSITORY": NAME,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_OUTPUT": str(outputs),
        }.items():
            monkeypatch.setenv(name, value)
        assert hub("update", "--propose") == 0
        (proposal,) = github.pulls

    assert proposal["head"]["ref"] == "translations-state"
    assert git(bare, "rev-parse", "main") == tip
    changed = git(bare, "diff", "--name-status", "main", "translations-state").splitlines()
    assert changed[1] == "M\tdata/translations/practices/breizh-cyber.yml"
    assert changed[0].startswith("D\tdata/translations/notes/practices-breizh-cyber-hr-")
    assert len(changed) == 2
