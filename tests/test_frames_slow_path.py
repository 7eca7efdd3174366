"""Three ways to the same bytes: frames filled by the hub, by `mkdocs build`, and every page built by MkDocs itself."""

import pytest

from tests.builds import build_well, generate
from tests.frozen import copy_project
from tests.live_project import make_project

pytestmark = pytest.mark.build


def larger(folder):
    """The frozen content in three languages, with a record that is withdrawn and had another name."""
    root = copy_project(folder)
    practice = root / "data/practices/osmose-occitanie.yml"
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text.rstrip() + "\nformer_ids: [osmose]\npublish: withdrawn\n", encoding="utf-8")
    return root


def small(folder):
    """Small registries that hold such records too, and every hand-written page."""
    return make_project(folder, whole=True)


@pytest.mark.parametrize("make", [small, pytest.param(larger, marks=pytest.mark.audit)])
def test_frames_the_generator_by_hand_and_the_slow_path_give_the_same_bytes(tmp_path, make):
    root = make(tmp_path / "project")

    fast = build_well(root, tmp_path / "fast")
    done = [generate(root, tmp_path / "hand"), generate(root, tmp_path / "slow", HUB_SLOW_PATH="1")]

    assert [(each.returncode, each.stderr) for each in done] == [(0, ""), (0, "")]
    files = sorted(path.relative_to(fast) for path in fast.rglob("*") if path.is_file())
    assert len(files) > 100
    for other in (tmp_path / "hand", tmp_path / "slow"):
        assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
        assert [str(file) for file in files if (fast / file).read_bytes() != (other / file).read_bytes()] == []
