"""Ids and names of files that every computer can hold: Windows, macOS, Linux."""

import re
from pathlib import Path

import pytest

from hub.admin.fields import pattern
from hub.checks.file_names import check_file_names
from hub.diagnosis import formats
from hub.disk.content_files import list_files
from hub.disk.names import colliding_paths, is_device, path_fault
from hub.issues.intake import propose_id
from hub.schemas.values import whole_pattern
from tests.registries import copy_small, load_small, messages_of

DEVICES = ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
PLAIN = ["con-2027", "consul", "aux-armes", "null", "com10", "com", "lpt", "lpt-1", "printer", "a", "2027", "clock"]
BAD = ["", "Con", "CON", "con.yml", "con.x", "..", ".", "a.", "a ", " a", "a--b", "-a", "a-", "a_b", "é", "a/b", "a\\b",
       "com¹", "lpt³", "conin$", "conout$", "clock$", "a\n", "a:b", "x" * 61]  # fmt: skip


@pytest.mark.parametrize("value", [*DEVICES, *PLAIN, *BAD])
def test_check_schema_and_form_say_the_same_of_an_id(value):
    javascript = re.compile(whole_pattern("identifier").removesuffix("$") + r"\Z")  # `$` is the end there, not a line's

    allowed = bool(javascript.match(value)) and len(value) <= formats.MAX_ID

    assert formats.is_identifier(value) == allowed == (value in PLAIN)
    assert pattern("identifier", "en")[0] == whole_pattern("identifier")


@pytest.mark.parametrize("name", ["con.png", "aux.svg", "com1.webp"])
def test_check_and_schema_refuse_a_picture_that_is_a_device(name):
    assert not formats.matches("image", name)
    assert not re.match(whole_pattern("image"), name)
    assert formats.matches("image", f"a-{name}")
    assert re.match(whole_pattern("image"), f"a-{name}")


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("partners.yml", "id: south", "id: con", "data/partners.yml:20: con: the id 'con' is the name of a device on Windows, where no file or folder can be called so: choose another; perhaps 'con-1'"),
        ("organisations.yml", "- id:", "- id: lpt1 #", "lpt1"),
        ("events.yml", "id: called-off", "id: nul", "data/events.yml:28: nul: the id 'nul' is the name of a device on Windows, where no file or folder can be called so: choose another; perhaps 'nul-1'"),
        ("glossary.yml", "- id:", "- id: prn #", "prn"),
        ("taxonomy.yml", "id: skills", "id: aux", "the id 'aux' is the name of a device"),
        ("practices/school-day.yml", "former_ids: [day-at-school]", "former_ids: [com9]", "the id 'com9' is the name of a device"),
    ],
)  # fmt: skip
def test_a_device_is_no_id_of_any_registry(tmp_path, file, old, new, message):
    assert any(message in found for found in messages_of(copy_small(tmp_path, file, old, new)))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("con.yml", "'con' is the name of a device"),
        ("lpt5.yml", "perhaps 'lpt5-1'"),
        ("CON.yml", "perhaps 'con-1'"),
        ("con.something.yml", "perhaps 'con-something'"),
        ("nul .yml", "perhaps 'nul-1'"),
        ("com¹.yml", "perhaps 'com1-1'"),
        ("school-day.yml ", "only files ending in .yml belong here: rename or remove it; perhaps 'school-day.yml'"),
        ("aux.yml.", "perhaps 'aux-1.yml'"),
    ],
)
def test_a_practice_is_not_called_after_a_device(tmp_path, name, said):
    folder = copy_small(tmp_path)
    text = (folder / "practices" / "gone.yml").read_text(encoding="utf-8")
    (folder / "practices" / name).write_text(text, encoding="utf-8")

    assert any(said in message for message in messages_of(folder)), messages_of(folder)


@pytest.mark.parametrize("title", ["CON", "Aux", "Nul !", "COM1", "lpt¹", "Čon"])
def test_no_device_is_proposed_as_an_id(title):
    proposed = propose_id({"title": {"en": title}}, "events", 7, load_small())

    assert formats.is_identifier(proposed)
    assert formats.is_identifier(formats.to_identifier(title))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("docs/en/about.md", ""),
        ("docs/en/aux.md", "device-name"),
        ("docs/en/AUX/index.md", "device-name"),
        ("docs/assets/con.tar.gz", "device-name"),
        ("docs/assets/lpt³.png", "device-name"),
        ("docs/assets/CONIN$", "device-name"),
        ("docs/assets/conin$-x.png", ""),
        ("docs/en/nul /index.md", "device-name"),
        ("docs/assets/what?.png", "file-name-signs"),
        ("docs/assets/a:b.png", "file-name-signs"),
        ("docs/assets/a\\b.png", "file-name-signs"),
        ("docs/assets/tab\t.png", "file-name-signs"),
        ("docs/en/folder./index.md", "file-name-signs"),
        ("docs/assets/end.png ", "file-name-signs"),
        ("docs/assets/" + "é" * 128, "file-name-length"),
        ("docs/" + "a/" * 90, "file-name-length"),
        ("docs/assets/" + "a" * 100 + ".png", ""),
    ],
)
def test_a_file_can_lie_on_every_computer(path, code):
    assert path_fault(path) == code
    assert [problem.code for problem in check_file_names([path])] == ([code] if code else [])


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["data/a.yml", "data/b.yml"], []),
        (["data/A.yml", "data/a.yml"], [("data/a.yml", "data/A.yml")]),
        (["docs/En/x.md", "docs/en/x.md"], [("docs/en/x.md", "docs/En/x.md")]),
        (["docs/caf\u00e9.md", "docs/cafe\u0301.md"], [("docs/caf\u00e9.md", "docs/cafe\u0301.md")]),
        (["a/x", "A/X", "a/X"], [("a/X", "A/X"), ("a/x", "A/X")]),
        (["docs/straße", "docs/strasse"], [("docs/straße", "docs/strasse")]),
    ],
)
def test_two_files_that_are_one_elsewhere(paths, found):
    assert colliding_paths(paths) == found


def test_twins_are_told_with_the_other_one(tmp_path):
    folder = tmp_path / "docs"
    for name in ("Visual.svg", "visual.svg"):
        (folder / "assets").mkdir(parents=True, exist_ok=True)
        (folder / "assets" / name).touch()

    assert [problem.message("en") for problem in check_file_names(list_files(Path(folder)))] == [
        "docs/assets/visual.svg:1: on Windows and macOS this file and docs/assets/Visual.svg are one, since capitals make "
        "no difference there: rename or remove one of them"
    ]


def test_every_device_is_one_in_any_case_and_with_any_ending():
    assert all(is_device(form) for name in DEVICES for form in (name, name.upper(), f"{name}.txt", f"{name} .x.y"))
    assert not any(is_device(name) for name in PLAIN)
