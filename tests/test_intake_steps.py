"""Single steps of the workflow Intake: wrong use, a folder in the way, and what a proposal may change."""

from __future__ import annotations

import json

import pytest

from hub.github.api import GitHubError
from hub.issues.proposing import ProposalError, PullRequest, parse_proposal, proposal_text, propose
from tests.proposals import git
from tests.registries import DATA
from tests.rehearsal.alone import Alone
from tests.rehearsal.project import prepare
from tests.rehearsal.reader import read_workflows
from tests.rehearsal.stage import take_stage

pytestmark = pytest.mark.long


INTAKE = "intake.yml"
GOOD = PullRequest(files={"data/events.yml": "x"}, title="x", body="x")


@pytest.fixture
def stage(make_once, tmp_path):
    with take_stage(make_once("rehearsal", prepare), tmp_path / "stage") as stage:
        yield stage


@pytest.fixture
def alone(stage):
    payload = json.loads((DATA / "github" / "issue-events-fr.json").read_text(encoding="utf-8"))
    return Alone(stage=stage, event=stage.issue(payload))


def mark(alone, gate, sha):
    needs = {"gate": {"result": gate}, "propose": {"outputs": {"sha": sha}}}
    return alone.step(INTAKE, "mark", "Mark the commit", needs=needs)


@pytest.mark.parametrize(
    ("result", "state"), [("success", "success"), ("failure", "failure"), ("cancelled", "error"), ("skipped", "error")]
)
def test_the_result_of_the_gate_stands_at_the_proposal_under_the_names_that_rules_ask_for(stage, alone, result, state):
    pull = stage.github.add_pull(30, stage.tip())

    done = mark(alone, result, stage.tip())

    assert done.code == 0, done.err
    workflows = read_workflows()
    assert [(one["context"], one["state"]) for one in pull["marks"]] == [
        (workflows["gate.yml"].jobs["check"]["name"], state),
        (workflows["test.yml"].jobs["test"]["name"], "success"),
    ]
    assert {one["target_url"] for one in pull["marks"]} == {"https://github.com/campus/hub/actions/runs/77"}
    assert max(len(one["description"]) for one in pull["marks"]) < 140
    assert "Contenu seul" in pull["marks"][1]["description"]


def test_what_is_no_commit_gets_no_mark(alone):
    done = mark(alone, "success", "HEAD")

    assert (done.code, done.err) == (2, "hub: 'HEAD' is no commit\n")


def test_wrong_use_is_status_2_without_a_traceback(alone):
    alone.event_file.write_text("{", encoding="utf-8")
    for job, name in (("record", "Read the form"), ("propose", "Open the proposal"), ("answer", "Answer")):
        needs = {"record": {"outputs": {"onto": "a" * 40}}, "propose": {"outputs": {}}}
        done = alone.step(INTAKE, job, name, needs=needs)
        assert done.err.startswith("hub: ")
        assert "Traceback" not in done.err
        assert done.code == (1 if job == "record" else 2)  # `|| test $? -eq 1` of the step


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(alone):
    (alone.folder / "intake").write_text("in the way", encoding="utf-8")

    done = alone.step(INTAKE, "record", "Read the form")

    assert done.code == 1
    assert done.err.startswith("hub: [Errno")


@pytest.mark.parametrize(
    "change",
    [
        {"files": {".github/workflows/intake.yml": "x"}},
        {"files": {"data/../hub/cli.py": "x"}},
        {"files": {"docs/fr/../../hub/cli.py": "x"}},
        {"files": {"docs/assets/js/hub.js": "x"}},
        {"files": {"hub/strings/../cli.yml": "x"}},
        {"files": {"data/events.yml": "x", "hub/cli.py": "x"}},
        {"files": {}},
        {"files": ["x"]},
        {"files": {"/etc/passwd": "x"}},
        {"files": {"data/practices/a/b.yml": "x"}},
        {"files": {"data/events.yml\n": "x"}},
        {"files": {"data/events.yml": ["x"]}},
        {"more": "x"},
    ],
)
def test_a_proposal_that_is_handed_over_changes_a_registry_and_nothing_else(change):
    assert parse_proposal(proposal_text(GOOD)) == GOOD

    with pytest.raises(ProposalError):
        parse_proposal(json.dumps({**json.loads(proposal_text(GOOD)), **change}))


def test_a_proposal_onto_a_commit_that_is_not_there_is_refused(stage):
    with pytest.raises((GitHubError, ConnectionError)):
        propose(stage.github.repository, GOOD, branch="intake/issue-1", onto="0" * 40, base="main")

    assert git(stage.origin, "branch", "--list", "intake/*") == ""
