"""Filling frames gives what the generator gives when it builds every record's page itself, byte for byte."""

import pytest

from tests.builds import build_well
from tests.frozen import copy_project

pytestmark = pytest.mark.build


def test_frames_and_the_slow_path_give_the_same_bytes(tmp_path):
    root = copy_project(tmp_path / "project")
    practice = root / "data/practices/osmose-occitanie.yml"
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text.rstrip() + "\nformer_ids: [osmose]\npublish: withdrawn\n", encoding="utf-8")

    fast = build_well(root, tmp_path / "fast")
    slow = build_well(root, tmp_path / "slow", HUB_SLOW_PATH="1")

    files = sorted(path.relative_to(fast) for path in fast.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(slow) for path in slow.rglob("*") if path.is_file())
    assert [str(file) for file in files if (fast / file).read_bytes() != (slow / file).read_bytes()] == []
