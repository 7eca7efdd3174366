"""The edits of a day, as the check and the comment at the proposal take them; the whole gate: `make rehearse`."""

import re

import pytest

from hub.changes.proposal import read_proposal
from hub.checks.checking import check_data
from hub.review.comment import ShownPreview, comment
from hub.review.outcome import outcome_of
from tests.commands import run_hub
from tests.frozen import THREE
from tests.honest_edits import HONEST
from tests.proposals import commit, git, settings, start
from tests.refused_edits import REFUSED, places_told
from tests.rehearse_edits import PREVIEW, RUN, expected_sentences

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    return start(tmp_path_factory.mktemp("edits") / "hub", "data", "docs", content=THREE)


@pytest.fixture
def root(repository):
    git(repository, "checkout", "--quiet", "--force", "--detach", "main")
    git(repository, "clean", "--quiet", "-d", "--force")
    return repository


def problems(root):
    return [one for one in check_data(settings(root))[1] if one.level == "problem"]


@pytest.mark.parametrize("edit", HONEST, ids=lambda edit: edit.name)
def test_an_honest_edit_has_no_problem_and_its_comment_says_what_it_is(root, edit):
    told = edit.do(root)
    head = commit(root)

    proposal = read_proposal(settings(root), "main", head)
    outcome = outcome_of(proposal)
    shown = ShownPreview(conclusion="success", run=RUN, preview=PREVIEW if outcome.ready else "", sha=head)
    words = comment(outcome, shown)

    # what a page calls is checked where the pages are those of the proposal
    found = problems(root) if edit.pages else [one for one in proposal.problems if one.level == "problem"]
    assert [one.message("en") for one in found] == []
    assert [sentence for sentence in expected_sentences(edit, told) if sentence not in words] == [], words


@pytest.mark.parametrize("edit", [one for one in REFUSED if one.by == "check"], ids=lambda edit: edit.name)
def test_a_broken_edit_is_told_at_its_lines_and_nowhere_else(root, edit):
    told = edit.do(root)

    found = problems(root)

    assert places_told(found) == edit.places(root, told)
    assert [one.message("en") for one in found if edit.word not in one.message("en")] == []


@pytest.mark.parametrize(("row", "status"), [(HONEST[0], 0), (REFUSED[0], 1)], ids=["honest", "broken"])
def test_the_command_ends_with_0_or_1_and_marks_the_lines(root, row, status):
    told = row.do(root)

    done = run_hub(root, "check", "--github", "--no-notes")

    assert (done.returncode, done.stderr) == (status, "")
    marked = re.findall(r"^::error file=(.+),line=(\d+),", done.stdout, re.MULTILINE)
    assert [(file, int(line)) for file, line in marked] == ([min(row.places(root, told))] if status else [])
