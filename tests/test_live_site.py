"""What the server shows after any sequence of edits is what a build of that moment would make, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hub.assembly.live_site import LiveSite, is_generated_from
from tests.builds import build_well
from tests.frozen import ROOT
from tests.live_project import EDITS, MENDS, built_anew, environment, every_page, make_project

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """The project as it was before any edit; what the generator makes of its pages is kept."""
    root = make_project(tmp_path_factory.mktemp("model") / "project")
    with pytest.MonkeyPatch.context() as patch:
        environment(root, patch, HUB_FRAMES=str(ROOT / "build" / "frames"))
        assert LiveSite(root).refresh([]) == ""
    return root


@pytest.fixture
def root(model, tmp_path, monkeypatch):
    copied = Path(shutil.copytree(model, tmp_path / "project"))
    environment(copied, monkeypatch, HUB_FRAMES=str(ROOT / "build" / "frames"))
    return copied


def start(root) -> LiveSite:
    site = LiveSite(root)
    assert site.refresh([]) == ""
    return site


def compare(site: LiveSite, root: Path, problems: str) -> None:
    clean = built_anew(root)
    if isinstance(clean, str):
        assert problems == clean
    else:
        assert problems == ""
        shown = every_page(site)
        assert sorted(shown) == sorted(clean)
        assert [name for name, body in clean.items() if shown[name] != body] == []


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_the_site_is_that_of_a_clean_build(root, name):
    site = start(root)
    before = every_page(site)

    changed = EDITS[name](root)
    problems = site.refresh(changed)

    if name not in MENDS:
        assert changed, "the edit found nothing to change"
    compare(site, root, problems)
    if problems:
        assert every_page(site) == before
    elif changed:
        assert every_page(site) != before


@settings(
    max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(names=st.lists(st.sampled_from(sorted(EDITS)), min_size=3, max_size=8))
def test_after_any_sequence_of_edits_the_site_is_that_of_a_clean_build(model, tmp_path_factory, names):
    root = Path(shutil.copytree(model, tmp_path_factory.mktemp("sequence") / "project"))
    with pytest.MonkeyPatch.context() as patch:
        environment(root, patch, HUB_FRAMES=str(ROOT / "build" / "frames"))
        site = start(root)
        problems = ""
        for place, name in enumerate(names):
            changed = EDITS[name](root)
            problems = site.refresh(changed) if changed else problems
            if place % 3 == 2:  # a page is on screen while more is edited
                site.file("practices/index.html")
        compare(site, root, problems)


def test_what_was_wrong_in_one_file_is_not_forgotten_when_another_is_saved(root):
    site = start(root)

    site.refresh(EDITS["a template"](root) + EDITS["a broken key"](root))
    problems = site.refresh(EDITS["the key mended"](root))

    compare(site, root, problems)
    assert b"data-changed" in (site.file("index.html") or b"")


def test_a_changed_page_and_a_new_one_go_through_the_generator(root):
    site = start(root)
    home, new = root / "docs/en/index.md", root / "docs/en/new/index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    new.parent.mkdir()
    new.write_text("---\ntitle: New\ndescription: A new page.\n---\n# New\n", encoding="utf-8")

    problems = site.refresh([home, new])

    compare(site, root, problems)
    assert b"One more line." in (site.file("index.html") or b"")
    assert b"New" in (site.file("fr/new/index.html") or b"")
    new.write_text("{{ nothing() }}", encoding="utf-8")
    assert "docs/en/new/index.md:1" in site.refresh([new])
    assert b"New" in (site.file("new/index.html") or b"")


def test_an_event_becomes_past_while_nobody_edits(root, monkeypatch):
    site = start(root)
    monkeypatch.setenv("HUB_TODAY", "2025-01-01")

    problems = site.refresh([])

    compare(site, root, problems)


OTHER_INPUTS = {
    "addresses": {"SITE_URL": "https://other.example.org/campus/", "REPO_URL": "https://github.com/example/hub"},
    "a proposal on another day": {"REPO_URL": "", "HUB_PROPOSAL": "7", "HUB_TODAY": "2030-01-01"},
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The project with every page that links lead to; its frames are kept."""
    root = make_project(tmp_path_factory.mktemp("whole") / "project", whole=True)
    with pytest.MonkeyPatch.context() as patch:
        environment(root, patch, HUB_FRAMES=str(ROOT / "build" / "frames"))
        assert LiveSite(root).refresh([]) == ""
    return root


@pytest.mark.parametrize("name", OTHER_INPUTS)
def test_another_setting_with_kept_frames_gives_what_nothing_kept_gives(whole, tmp_path, monkeypatch, name):
    root = whole
    environment(root, monkeypatch, HUB_FRAMES=str(ROOT / "build" / "frames"), **OTHER_INPUTS[name])

    kept = built_anew(root)
    built = build_well(root, tmp_path / "site", HUB_FRAMES=str(tmp_path / "frames"), **OTHER_INPUTS[name])

    files = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    assert sorted(kept) == sorted(files)
    assert [file for file, body in files.items() if kept[file] != body] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("docs/fr/about/index.md", True),
        ("mkdocs.yml", True),
        ("overrides/main.html", True),
        ("hooks/build_events.py", True),
        ("overrides/partials/header.html", False),
        ("docs/assets/js/early.js", False),
        ("data/project.yml", False),
    ],
)
def test_what_the_generator_reads(name, expected):
    assert is_generated_from(name) is expected
