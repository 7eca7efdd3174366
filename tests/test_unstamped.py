"""A record that changed without a new `updated` is noted, never refused: by the check, and below a proposal."""

import pytest

from hub.changes.proposal import read_proposal
from hub.changes.report import summary
from hub.changes.stamps import check_stamps_since
from hub.checks.checking import check_data
from tests.frozen import FEW
from tests.proposals import commit, edit, git, settings, start

pytestmark = pytest.mark.long

FILE = "data/practices/osmose-occitanie.yml"
WORDS = ('end: "2030"', 'end: "2031"')


@pytest.fixture
def root(tmp_path):
    return start(tmp_path / "project", "data", content=FEW)


def noted(root, since="HEAD"):
    registries, found = check_data(settings(root))
    assert [problem for problem in found if problem.level == "problem"] == []
    return [*check_stamps_since(settings(root), registries, since)]


def day_of(root) -> str:
    return next(line for line in (root / FILE).read_text("utf-8").splitlines() if line.startswith("updated:"))


def test_an_edit_without_a_new_day_is_noted_at_its_line(root):
    edit(root, FILE, *WORDS)

    (note,) = noted(root)

    assert (note.level, note.code, note.record) == ("note", "changed-without-day", "osmose-occitanie")
    assert (root / FILE).read_text("utf-8").splitlines()[note.line - 1].startswith("updated:")


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-01"])
def test_a_new_day_is_all_that_is_asked_and_a_second_edit_on_one_day_is_none(root, day):
    edit(root, FILE, *WORDS)
    edit(root, FILE, day_of(root), f'updated: "{day}"')

    assert noted(root) == []

    commit(root)
    edit(root, FILE, WORDS[1], WORDS[0])
    assert len(noted(root)) == (0 if day == "2026-12-01" else 1)


def test_a_new_record_and_an_untouched_one_are_none(root):
    text = (root / FILE).read_text("utf-8")
    (root / FILE).with_name("second.yml").write_text(text.replace("id: osmose-occitanie", "id: second"), "utf-8")

    assert noted(root) == []


def test_a_proposal_is_compared_with_where_it_began(root):
    edit(root, FILE, *WORDS)
    head = commit(root)

    assert noted(root) == []
    assert [note.record for note in noted(root, f"{head}~1")] == ["osmose-occitanie"]
    told = summary(read_proposal(settings(root), f"{head}~1", head), "en")
    assert "#### Changed without a new `updated`" in told


def test_without_git_nothing_is_noted(root):
    edit(root, FILE, *WORDS)
    (root / ".git").rename(root / "elsewhere")
    try:
        assert noted(root) == []
    finally:
        (root / "elsewhere").rename(root / ".git")
    assert git(root, "status", "--short")
