"""What the workflow Review takes from the workflow that calls it, and from the payload of an event."""

from __future__ import annotations

import pytest

from tests.proposals import edit
from tests.rehearsal import events
from tests.rehearsal.alone import Alone
from tests.rehearsal.project import prepare
from tests.rehearsal.stage import take_stage

pytestmark = pytest.mark.long


REVIEW = "review.yml"
ISSUE = events.issue({"number": 13, "state": "open", "labels": [], "body": ""})


@pytest.fixture
def stage(make_once, tmp_path):
    with take_stage(make_once("rehearsal", prepare), tmp_path / "stage") as stage:
        yield stage


def retitle(work):
    edit(work, "data/events.yml", "fr: Annulé", "fr: Reporté")


@pytest.mark.parametrize(
    ("author", "ready"),
    [("OWNER", "true"), ("CONTRIBUTOR", "true"), ("NONE", "false"), ("FIRST_TIMER", "false"), ("anything", "false")],
)
def test_what_a_stranger_sent_by_a_questionnaire_gets_no_preview(stage, author, ready):
    sha = stage.propose(retitle).payload["pull_request"]["head"]["sha"]
    alone = Alone(stage=stage, event=ISSUE, known={"inputs": {"author": author}})

    done = alone.step(REVIEW, "read", "Say what changes", needs={"find": {"outputs": {"number": "12", "sha": sha}}})

    assert (done.code, done.outputs) == (0, {"ready": ready})


@pytest.mark.parametrize(
    ("number", "sha"), [("12; ls", "a" * 40), ("12", "main"), ("12", "a" * 39), ("$(ls)", ""), ("-1", "--all")]
)
def test_inputs_that_are_no_number_and_no_commit_are_refused(stage, number, sha):
    run = stage.hosting.call(REVIEW, ISSUE, {"number": number, "sha": sha, "author": "OWNER"})

    assert {path: job.result for path, job in run.jobs.items() if job.result != "skipped"} == {"find": "failure"}
    assert stage.computer.codes["find: Find the proposal"] == 2
    assert "Traceback" not in stage.computer.said["find: Find the proposal"]


@pytest.mark.parametrize("told", [{"head_sha": "x\nstate=open"}, {"head_sha": None}, {"head_sha": ["a"]}])
def test_an_event_that_is_not_as_documented_is_refused(stage, told):
    event = events.proposal(head="a" * 40, merge=stage.tip())

    (run,) = stage.hosting.follow("gate.yml", event, "success", **told)

    assert {path: job.result for path, job in run.jobs.items() if job.result != "skipped"} == {"find": "failure"}
    assert stage.computer.codes["find: Find the proposal"] == 2
    assert stage.computer.said["find: Find the proposal"].startswith("hub: '/")
    assert stage.computer.said["find: Find the proposal"].endswith(
        "event.json' is not the payload of a finished run of a workflow\n"
    )
