"""What a preview may be built from: plain YAML files of the data folder, and nothing that leads elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.changes.scope import MAX_FILES, RefusedFiles, is_data_only, is_registry_path, take
from hub.cli import main
from hub.disk.revisions import changed_paths, commit_of, proposed_paths
from tests.proposals import commit, edit, git, start

pytestmark = pytest.mark.long


@pytest.fixture
def root(tmp_path):
    return start(tmp_path / "project", "data")


def write(path: Path, text: str = "x: 1\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add_event_file(root):
    write(root / "data" / "practices" / "new.yml")


def edit_events(root):
    edit(root, "data/events.yml", "award", "prize")


def delete_practice(root):
    (root / "data/practices/taisto.yml").unlink()


def rename_practice(root):
    (root / "data/practices/taisto.yml").rename(root / "data/practices/tabletop.yml")


def link_out(root):
    (root / "data/practices/x.yml").symlink_to("../../../../etc/passwd")


def link_over_file(root):
    (root / "data/events.yml").unlink()
    (root / "data/events.yml").symlink_to("../mkdocs.yml")


def link_folder(root):
    (root / "data" / "more.yml").symlink_to("practices")


def make_program(root):
    (root / "data/events.yml").chmod(0o755)


def add_program(root):
    write(root / "data/run.yml", "#!/bin/sh\n")
    (root / "data/run.yml").chmod(0o755)


def replace_folder_by_file(root):
    for path in sorted((root / "data").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (root / "data").rmdir()
    write(root / "data", "x: 1\n")


def replace_folder_by_link(root):
    (root / "data").rename(root / "elsewhere")
    (root / "data").symlink_to("elsewhere")


def add_submodule(root):
    name = git(root, "rev-parse", "HEAD")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{name},data/module.yml")
    (root / "data/module.yml").mkdir()


def edit_code(root):
    edit_events(root)
    write(root / "hub/x.py", "")


def move_out(root):
    (root / "data/practices/taisto.yml").rename(root / "taisto.yml")


def move_in(root):
    (root / "mkdocs.yml").rename(root / "data/mkdocs.yml")


def look_alike(root):
    write(root / "data2/x.yml")


def capitals(root):
    write(root / "Data/x.yml")


def workflows_alone(root):
    write(root / ".github/workflows/gate.yml", "on: push\n")


def script(root):
    write(root / "data/x.js", "alert(1)\n")


def attributes(root):
    write(root / "data/.gitattributes", "* text\n")


def hidden(root):
    write(root / "data/.x.yml")


def awkward_name(root):
    write(root / "data/a\n::error::.yml")


def backslash(root):
    write(root / "data/..\\x.yml")


def nothing(root):
    """Leaves the project as it is."""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (add_event_file, True),
        (edit_events, True),
        (delete_practice, True),
        (rename_practice, True),
        *(
            (change, False)
            for change in (
                link_out, link_over_file, link_folder, make_program, add_program, replace_folder_by_file,
                replace_folder_by_link, add_submodule, edit_code, move_out, move_in, look_alike, capitals, script, workflows_alone,
                attributes, hidden, awkward_name, backslash, nothing,
            )
        ),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)  # fmt: skip
def test_only_plain_yaml_files_of_the_data_folder_count_as_data(root, change, expected):
    change(root)
    commit(root)

    assert is_data_only(proposed_paths(root, "main", "HEAD")) is expected


def test_a_mode_change_that_is_taken_back_later_does_not_count(root):
    make_program(root)
    commit(root)
    (root / "data/events.yml").chmod(0o644)
    edit_events(root)
    commit(root)

    assert is_data_only(changed_paths(root, commit_of(root, "main"), commit_of(root, "HEAD")))


def test_what_main_changed_in_the_meantime_is_not_counted(root):
    edit_events(root)
    commit(root)
    git(root, "switch", "--quiet", "main")
    edit_code(root)
    commit(root)

    assert is_data_only(proposed_paths(root, "main", "proposal"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/events.yml", True),
        ("data/practices/é.yml", True),
        ("data", False),
        ("data/", False),
        ("data/../hub/x.yml", False),
        ("data/./x.yml", False),
        ("data//x.yml", False),
        ("/data/x.yml", False),
        ("../data/x.yml", False),
        ("data/.git/x.yml", False),
        ("data/C:x.yml", False),
        ("data/x.yaml", False),
        ("data/x.yml/", False),
        ("data/\u202ex.yml", False),
        ("data/\ufffd.yml", False),
    ],
)
def test_a_path_is_plain_or_refused(path, expected):
    assert is_registry_path(path) == expected


def test_a_tree_with_a_way_out_is_no_data_and_writes_nothing(root, tmp_path):
    blob = git(root, "hash-object", "-w", "--stdin", given=b"x: 1\n")
    up = git(root, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=_tree(b"x.yml", blob))
    data = git(root, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=_tree(b"..", up, b"40000"))
    top = git(root, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=_tree(b"data", data, b"40000"))
    name = git(root, "commit-tree", top, "-p", "main", "-m", "x")

    assert not is_data_only(changed_paths(root, commit_of(root, "main"), name))
    with pytest.raises(
        RefusedFiles, match=r"^data/\.\./x\.yml is not read: it is not a YAML file with a plain name\.$"
    ):
        take(root, name, tmp_path / "taken" / "data")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project"]


def _tree(name: bytes, identifier: str, mode: bytes = b"100644") -> bytes:
    return mode + b" " + name + b"\0" + bytes.fromhex(identifier)


def test_registries_are_taken_over_byte_for_byte_without_filters(root, tmp_path):
    write(root / ".gitattributes", "*.yml text eol=crlf filter=evil ident\n")
    git(root, "config", "filter.evil.smudge", f"touch {tmp_path}/evil; cat")
    (root / "data/practices/raw.yml").write_bytes(b"a: $Id$\r\n\xff\n")
    commit(root)

    take(root, "HEAD", tmp_path / "taken" / "data")

    stored = git(root, "ls-tree", "-r", "--name-only", "HEAD", "data").splitlines()
    taken = [str(path.relative_to(tmp_path / "taken")) for path in (tmp_path / "taken").rglob("*") if path.is_file()]
    assert sorted(taken) == stored
    assert git(root, "hash-object", "--no-filters", str(tmp_path / "taken/data/practices/raw.yml")) == git(
        root, "rev-parse", "HEAD:data/practices/raw.yml"
    )
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(
    "change",
    [link_out, link_over_file, make_program, add_submodule, script, hidden, awkward_name, replace_folder_by_file],
    ids=lambda change: change.__name__,
)
def test_other_files_are_refused_and_nothing_is_written(root, tmp_path, change, monkeypatch, capsys):
    change(root)
    commit(root)
    monkeypatch.chdir(root)

    status = main(["take", "HEAD", "--into", str(tmp_path / "taken" / "data")])

    error = capsys.readouterr().err
    assert (status, error.count("\n") - error.count("data/a\n")) == (1, 1)
    assert " is not read: it is " in error
    assert not (tmp_path / "taken").exists()


def test_a_folder_that_is_there_is_left_alone(root, tmp_path):
    (tmp_path / "taken").mkdir()

    with pytest.raises(RefusedFiles, match="is there already"):
        take(root, "HEAD", tmp_path / "taken")


def test_too_many_and_too_large_files_are_refused(root, tmp_path):
    blob = git(root, "hash-object", "-w", "--stdin", given=b"x: 1\n")
    listed = "".join(f"100644 {blob}\tdata/x{number}.yml\n" for number in range(MAX_FILES))
    git(root, "update-index", "--add", "--index-info", given=listed.encode())
    git(root, "commit", "--quiet", "--message", "many")
    with pytest.raises(RefusedFiles, match=f"^more than {MAX_FILES} files$"):
        take(root, "HEAD", tmp_path / "taken")

    git(root, "reset", "--quiet", "--hard", "main")
    (root / "data/large.yml").write_bytes(b"#" * 24_000_001)
    commit(root)
    with pytest.raises(RefusedFiles, match=r"^data/large\.yml is not read: it is too large\.$"):
        take(root, "HEAD", tmp_path / "taken")


def test_a_refused_path_is_one_line_of_the_log(root, tmp_path, monkeypatch, capsys):
    (root / "data/x\n::error::y.yml").write_text("a", encoding="utf-8")
    commit(root)
    monkeypatch.chdir(root)

    status = main(["take", "HEAD", "--into", str(tmp_path / "taken")])

    said = "hub: data/x ::error::y.yml is not read: it is not a YAML file with a plain name.\n"
    assert (status, capsys.readouterr().err) == (1, said)


@pytest.mark.parametrize("revision", ["nowhere", "--upload-pack=x", "HEAD:data", ""])
@pytest.mark.parametrize("command", [("take", "--into", "x", "--"), ("changes", "--", "HEAD")], ids=" ".join)
def test_an_unknown_revision_is_one_sentence(root, revision, command, monkeypatch, capsys):
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", "C")

    status = main([*command, revision])

    assert status == 2
    assert (
        capsys.readouterr().err == f"hub: git knows no revision {revision!r} here: check its name, or fetch it first\n"
    )
