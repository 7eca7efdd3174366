"""Files are written whole: the old one stays until the new one is complete."""

from pathlib import Path

import pytest

from hub.disk.atomic import write_whole

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
