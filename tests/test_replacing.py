"""Files are written whole: the old one stays until the new one is complete."""

from pathlib import Path

import pytest

from hub.disk.atomic import LinkError, write_together, write_whole

pytestmark = pytest.mark.long


def test_a_file_is_replaced_with_its_rights_kept(tmp_path: Path):
    path = tmp_path / "a.yml"
    path.write_text("old")
    path.chmod(0o604)

    write_whole(path, "new")

    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o604)
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_take_its_place_leaves_nothing_behind(tmp_path: Path):
    (tmp_path / "folder" / "inside").mkdir(parents=True)

    with pytest.raises(OSError, match="folder"):
        write_whole(tmp_path / "folder", "new")

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_several_files_are_written_together_or_not_at_all(tmp_path: Path):
    first, second = tmp_path / "a.yml", tmp_path / "b" / "b.yml"
    first.write_text("old")
    second.parent.mkdir()
    second.write_text("old")

    write_together({first: "new", second: "new"}, within=tmp_path)

    assert [first.read_text(), second.read_text()] == ["new", "new"]
    with pytest.raises(OSError, match="gone"):
        write_together({first: "newer", tmp_path / "gone.yml": "newer"}, within=tmp_path)
    assert first.read_text() == "new"


def test_nothing_is_written_where_one_of_several_files_is_a_link(tmp_path: Path):
    first, link = tmp_path / "a.yml", tmp_path / "b.yml"
    first.write_text("old")
    link.symlink_to(first)

    with pytest.raises(LinkError):
        write_together({first: "new", link: "new"}, within=tmp_path)

    assert first.read_text() == "old"
