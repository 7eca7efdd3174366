"""Nothing is written through a link: every command that writes, a link in the place of a file and of a folder."""

from __future__ import annotations

import os
import shutil

import pytest

from hub.disk import atomic
from hub.disk.atomic import LinkError, write_whole
from tests.frozen import keep_languages
from tests.publications import ROOT, hub
from tests.registries import DATA

pytestmark = pytest.mark.long


LINK = "it is a link to another place, and nothing is written through links"
LIEN = "c’est un lien vers un autre endroit, et rien n’est écrit à travers un lien"


@pytest.fixture
def project(tmp_path):
    """A project with small registries, and a folder beside it that nobody may write to."""
    root = tmp_path / "project"
    shutil.copytree(DATA / "small", root / "data")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    keep_languages(root / "mkdocs.yml", ("en", "fr"))
    (tmp_path / "outside").mkdir()
    return root


def move_out(path, outside):
    """Puts a link in the place of a file or folder, which goes elsewhere; everything there."""
    path.rename(outside / path.name)
    path.symlink_to(outside / path.name)
    return contents(outside)


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["data", "data/events.yml", "data/practices", "data/partners.yml"])
@pytest.mark.parametrize(("lang", "sentence"), [("en", LINK), ("fr", LIEN)])
def test_fix_leaves_what_a_link_leads_to_as_it_is(project, name, lang, sentence):
    for file in project.glob("data/**/*.yml"):  # something to mend in each
        file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + "  \n\n", encoding="utf-8")
    before = move_out(project / name, project.parent / "outside")

    status, said, complaint = hub("fix", "--lang", lang, folder=project, HUB_DATA="")

    assert (status, contents(project.parent / "outside")) == (1, before)
    assert sentence in said + complaint
    assert (project / name).is_symlink()


def test_fix_of_a_named_file_that_is_a_link_is_refused_too(project):
    before = move_out(project / "data" / "events.yml", project.parent / "outside")

    status, said, _ = hub("fix", "data/events.yml", folder=project, HUB_DATA="")

    assert (status, contents(project.parent / "outside")) == (1, before)
    assert said.startswith(f"data/events.yml:1: {LINK}")


def test_registries_that_the_user_names_elsewhere_are_mended(project, tmp_path):
    (project / "data").rename(tmp_path / "outside" / "data")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    file = tmp_path / "outside" / "data" / "events.yml"
    file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")

    status, _, _ = hub("fix", folder=project, HUB_DATA=str(tmp_path / "link" / "data"))

    assert (status, file.read_text(encoding="utf-8").endswith("\n\n")) == (0, False)


@pytest.mark.parametrize("name", ["schema", "schema/events.json", "guide", "guide/fr", "guide/fr/fields.md"])
def test_schema_writes_through_no_link(project, name):
    assert hub("schema", folder=project, HUB_DATA="")[0] != 2
    for file in (project / name).rglob("*") if (project / name).is_dir() else [project / name]:
        if file.is_file():
            file.write_text("old", encoding="utf-8")
    before = move_out(project / name, project.parent / "outside")

    status, _, complaint = hub("schema", folder=project, HUB_DATA="")

    assert (status, contents(project.parent / "outside")) == (2, before)
    assert LINK in complaint


def test_take_does_not_fill_what_a_link_leads_to(project, tmp_path):
    (project / "taken").symlink_to(tmp_path / "outside")

    status, _, complaint = hub("take", "HEAD", "--into", "taken", folder=project, HUB_DATA="")

    assert (status, contents(tmp_path / "outside")) == (1, {})
    assert "is there already" in complaint


STEPS = [("a.yml",), ("practices", "a.yml"), ("deep", "er", "a.yml")]


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("target", ["there", "dangling", "inside"])
def test_a_link_anywhere_on_the_way_is_refused(tmp_path, steps, target):
    for depth in range(len(steps)):
        base = tmp_path / str(depth)
        outside = base / "inside" if target == "inside" else tmp_path / f"outside-{depth}"
        if target != "dangling":
            outside.mkdir(parents=True)
        link = base.joinpath(*steps[: depth + 1])
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(outside)

        with pytest.raises(LinkError, match="nothing is written through links") as raised:
            write_whole(base.joinpath(*steps), "new", within=base)

        assert raised.value.filename == str(link)
        assert link.is_symlink()
        assert not outside.exists() or list(outside.iterdir()) == []


def test_missing_folders_are_made(tmp_path):
    write_whole(tmp_path / "a" / "b" / "c.yml", "new", within=tmp_path)

    assert (tmp_path / "a" / "b" / "c.yml").read_text() == "new"


def test_a_link_put_in_the_place_of_a_folder_between_looking_and_writing_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "base" / "practices").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    real = atomic._stat

    def swapped(path, folder):
        found = real(path, folder)
        (tmp_path / "base" / "practices").rename(tmp_path / "base" / "away")
        (tmp_path / "base" / "practices").symlink_to(tmp_path / "outside")
        return found

    monkeypatch.setattr(atomic, "_stat", swapped)
    write_whole(tmp_path / "base" / "practices" / "a.yml", "new", within=tmp_path / "base")

    assert list((tmp_path / "outside").iterdir()) == []
    assert (tmp_path / "base" / "away" / "a.yml").read_text() == "new"


def test_a_file_with_two_names_is_parted_from_the_other(tmp_path):
    (tmp_path / "outside.yml").write_text("old")
    os.link(tmp_path / "outside.yml", tmp_path / "a.yml")

    write_whole(tmp_path / "a.yml", "new")

    assert ((tmp_path / "a.yml").read_text(), (tmp_path / "outside.yml").read_text()) == ("new", "old")


def test_what_a_killed_process_left_is_swept_away_after_an_hour(tmp_path):
    old, young, other = (tmp_path / name for name in (".a.yml.0123abcd", ".a.yml.0123abce", ".a.yml.backup"))
    for path in (old, young, other):
        path.touch()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))

    write_whole(tmp_path / "a.yml", "new")

    assert {path.name for path in tmp_path.iterdir()} == {"a.yml", young.name, other.name}
