"""What the generator made is kept by all that it was made from, and by nothing else; a damaged file is made anew."""

import json
from pathlib import Path

import pytest

from hub.assembly.kept import imported_modules, keep, key_of, read_kept
from hub.pages.skeletons import Generated, GeneratedError, GeneratedPage, Skeleton, slot_digits, slot_parts
from hub.settings import read_settings
from tests.builds import build_well, generate
from tests.frozen import ROOT
from tests.live_project import make_project

MADE = Generated(
    {"./": Skeleton(("<html>", "head", "<main>", "main", ""))},
    {("fr", "about/"): GeneratedPage("<p>é</p>", "À propos", "Tout", "fr/about/index.md")},
)
KEY = "0123"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return make_project(tmp_path_factory.mktemp("kept") / "project", whole=True)


@pytest.fixture(scope="module")
def first(tmp_path_factory, shared):
    return made_by(shared, tmp_path_factory.mktemp("first") / "made.json")


def key(root, **environment):
    return key_of(read_settings(root, environment))


@pytest.mark.parametrize(
    "file", ["docs/en/about/index.md", "mkdocs.yml", "overrides/main.html", "hooks/build_events.py"]
)
def test_what_pages_are_made_from_changes_the_key(shared, file):
    before, text = key(shared), (shared / file).read_text(encoding="utf-8")
    comment = "#" if file.endswith((".py", ".yml")) else "<!-- -->"

    (shared / file).write_text(f"{text}\n{comment}\n", encoding="utf-8")
    changed = key(shared)
    (shared / file).write_text(text, encoding="utf-8")

    assert changed != before
    assert key(shared) == before


def test_a_new_page_another_base_path_and_the_lock_change_the_key(shared):
    before = key(shared)

    assert key(shared, SITE_URL="https://a.eu/campus/") != before
    (shared / "requirements.txt").write_text("mkdocs==1.6.1\n")
    locked = key(shared)
    (shared / "docs/fr/new.md").write_text("# New\n")
    both = key(shared)
    (shared / "requirements.txt").unlink()
    (shared / "docs/fr/new.md").unlink()

    assert len({before, locked, both}) == 3


def test_the_hooks_import_few_modules_when_they_are_loaded():
    """The fewer, the seldomer a change of the code makes pages anew: nothing that shows or reads records is among them."""
    names = {path.relative_to(ROOT / "hub").parts[0] for path in imported_modules((ROOT / "hooks").glob("*.py"))}

    assert names.isdisjoint({"views", "localization", "checks", "macros", "admin", "assembly", "joined"})


OTHER_FILES = (
    ("data/project.yml", "language: en", "language: en # changed"),
    ("overrides/partials/footer.html", "<footer", "<footer data-changed"),
    ("docs/assets/js/early.js", "", "// changed\n"),
    ("hub/strings/fr.yml", "language:", "# changed\nlanguage:"),
)
OTHER_SETTINGS = {
    "SITE_URL": "https://other.example.org/campus/",  # of the same base path
    "REPO_URL": "https://github.com/a/b",
    "HUB_PROPOSAL": "7",
    "HUB_TODAY": "2030-01-01",
}


@pytest.mark.build
def test_no_other_setting_changes_what_the_generator_makes(tmp_path, shared, first):
    assert made_by(shared, tmp_path / "after.json", **OTHER_SETTINGS) == first
    assert key(shared, **OTHER_SETTINGS) == key(shared, SITE_URL="https://hub.example.org/campus/")


@pytest.mark.build
def test_no_other_file_changes_what_the_generator_makes(tmp_path, first):
    root = make_project(tmp_path / "project", whole=True)
    before = key(root)
    for file, old, new in OTHER_FILES:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    assert made_by(root, tmp_path / "after.json") == first
    assert key(root) == before


def made_by(root, file, **environment):
    done = generate(root, file.with_suffix(""), HUB_GENERATED=str(file), **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not file.with_suffix("").exists()  # it writes no page
    return file.read_text(encoding="utf-8")


def test_what_was_kept_comes_back(tmp_path):
    keep(tmp_path, KEY, MADE.to_json())

    assert read_kept(tmp_path, KEY) == MADE
    assert read_kept(tmp_path, "4567") is None


DAMAGE = {
    "cut off": lambda text: text[: len(text) // 2],
    "empty": lambda text: "",
    "no JSON": lambda text: "\0",
    "a list": lambda text: "[]",
    "of another key": lambda text: text.replace(KEY, "9999"),
    "changed by a letter": lambda text: text.replace("propos", "Propos"),
    "of another form": lambda text: json.dumps({"key": KEY, "sum": "", "made": "{}"}),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_not_believed(tmp_path, damage):
    keep(tmp_path, KEY, MADE.to_json())
    file = tmp_path / f"{KEY}.json"

    file.write_text(damage(file.read_text(encoding="utf-8")), encoding="utf-8")

    assert read_kept(tmp_path, KEY) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"skeletons": {}, "pages": [["fr"]]}', '{"skeletons": 1, "pages": []}']
)
def test_a_text_of_another_form_is_refused(text):
    with pytest.raises(GeneratedError):
        Generated.from_json(text)


def test_the_oldest_files_go(tmp_path):
    for number in range(28):
        keep(tmp_path, f"{number}", MADE.to_json())

    assert len(list(tmp_path.iterdir())) == 24


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    (tmp_path / "frames").write_text("in the way")

    keep(tmp_path / "frames", KEY, MADE.to_json())

    assert read_kept(tmp_path / "frames", KEY) is None


@pytest.mark.build
def test_a_second_build_starts_no_generator_and_gives_the_same_bytes(tmp_path):
    root, frames = make_project(tmp_path / "project", whole=True), tmp_path / "frames"
    first = build_well(root, tmp_path / "first", HUB_FRAMES=str(frames))
    (kept,) = frames.iterdir()
    # A generator that is started now would fail.
    broken = tmp_path / "broken"
    (broken / "mkdocs").mkdir(parents=True)
    (broken / "mkdocs/__init__.py").write_text("raise SystemExit('started')")
    second = build_well(root, tmp_path / "second", HUB_FRAMES=str(frames), PYTHONPATH=f"{broken}:{root}")
    kept.write_text(kept.read_text(encoding="utf-8")[:-9], encoding="utf-8")
    third = build_well(root, tmp_path / "third", HUB_FRAMES=str(frames))

    assert contents(first) == contents(second) == contents(third)


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_skeleton_is_filled_once_whatever_its_parts_hold():
    digits = slot_digits(["<html>"])
    slots = slot_parts(digits)
    html = f"<html{slots.lang}>{slots.head}<a href='../{slots.script}'></a>{slots.main}"
    parts = slot_parts("other")  # a text that names slots comes out as it is

    assert Skeleton.split(html, digits).fill(parts) == (
        f"<html{parts.lang}>{parts.head}<a href='../{parts.script}'></a>{parts.main}"
    )
    with pytest.raises(ValueError, match="head"):
        Skeleton.split("<html>", digits)
