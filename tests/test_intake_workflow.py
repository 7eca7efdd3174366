"""The workflow Intake as it stands, played on a bare repository: an issue becomes a proposal, or is answered."""

from __future__ import annotations

import json

import pytest

from hub.catalogues import sentences
from tests.github_server import BOT
from tests.proposals import git
from tests.registries import DATA
from tests.rehearsal.project import prepare
from tests.rehearsal.reader import read_workflows
from tests.rehearsal.roads import rehearse
from tests.rehearsal.situations import row, told
from tests.rehearsal.stage import SITE_URL, take_stage

pytestmark = pytest.mark.long


RECORDED = DATA / "github"
FORM = "issue-events-fr.json"
ADDRESS = f"{SITE_URL}preview/30/"
BRANCH = "intake/issue-13"


@pytest.fixture
def stage(make_once, tmp_path):
    with take_stage(make_once("rehearsal", prepare), tmp_path / "stage") as stage:
        yield stage


def form(file, **issue):
    payload = json.loads((RECORDED / file).read_text(encoding="utf-8"))
    return {**payload, "issue": {**payload["issue"], **issue}}


def play(stage, file, **issue):
    """The run for an issue, without the gate and the review of its proposal."""
    stage.computer.idle = {"gate / check", "mark", "review / find"}
    stage.computer.instead = {"Check the registries with the record": "true"}
    (run,) = stage.hosting.happen(stage.issue(form(file, **issue)))
    return run


def difference(stage, branch=BRANCH, base="main"):
    return [tuple(line.split("\t")) for line in git(stage.origin, "diff", "--numstat", base, branch).splitlines()]


def test_a_form_of_somebody_known_becomes_a_proposal_with_its_mark_comment_preview_and_answer(stage):
    seen = rehearse(stage, form(FORM, author_association="MEMBER"), "issue")

    assert told(list(seen.runs)) == row("a form is filled by somebody known").runs
    (pull,) = stage.github.pulls
    assert (pull["number"], pull["title"], pull["base"]["ref"], pull["head"]["ref"]) == (
        30,
        "Nouvel événement\u00a0: example-webinar-2027",
        "main",
        BRANCH,
    )
    assert difference(stage) == [("21", "0", "data/events.yml")]
    assert git(stage.origin, "log", "-1", "--format=%P %an", BRANCH) == f"{stage.tip()} github-actions[bot]"
    marks = {mark["context"]: mark["state"] for mark in pull["marks"]}
    assert marks == {"Check and build": "success", "Test the code": "success"}
    assert {mark["target_url"] for mark in pull["marks"]} == {
        f"https://github.com/campus/hub/actions/runs/{seen.runs[0].number}"
    }
    assert (seen.gate, seen.preview) == ("success", ADDRESS)
    assert "fr/events/example-webinar-2027/index.html" in seen.pages
    assert len(stage.github.bodies(30)) == 1
    (answer,) = seen.answers
    assert "la proposition #30" in answer


@pytest.mark.audit  # test_review_inputs.py asks the same of the one step that decides
def test_what_a_stranger_sent_is_told_but_not_shown_before_somebody_has_read_it(stage):
    stage.computer.idle = {"gate / check"}
    seen = rehearse(stage, form(FORM), "issue")

    assert seen.runs[0].jobs["review / read"].outputs["ready"] == "false"
    assert "Approve workflows to run" in seen.comment
    assert (seen.preview, seen.pages, stage.files()) == ("", frozenset(), set())


def test_what_has_to_be_mended_is_answered_and_the_answer_follows_the_next_edit(stage):
    mended = row("a form has to be mended").runs

    (run,) = stage.hosting.happen(stage.issue(form("issue-events-fr-to-mend.json")))
    (before,) = stage.github.bodies(13)
    play(stage, FORM)
    (after,) = stage.github.bodies(13)

    assert told([run]) == mended.replace("outcome=", "onto=…, outcome=")
    assert before.partition("\n")[2] == (RECORDED / "reply-events-fr-to-mend.md").read_text(encoding="utf-8")
    assert "la proposition #30" in after
    assert stage.github.comments[0]["user"] == BOT


@pytest.mark.audit  # five runs
def test_an_old_run_that_is_started_again_takes_the_issue_as_it_stands_by_now(stage):
    old = play(stage, FORM)
    play(stage, "issue-events-fr-edited.json")
    edited = git(stage.origin, "diff", "main", BRANCH)
    (again,) = stage.hosting.run_again(old)

    assert '+  start: "2027-02-11"' in edited
    assert git(stage.origin, "diff", "main", BRANCH) == edited
    assert [pull["number"] for pull in stage.github.pulls] == [30]
    assert difference(stage) == [("21", "0", "data/events.yml")]
    assert git(stage.origin, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert len(stage.github.bodies(13)) == 1

    stage.github.issues[0]["state"] = "closed"
    (closed,) = stage.hosting.run_again(again)

    assert closed.jobs["record"].outputs["outcome"] == "none"
    assert {path for path, job in closed.jobs.items() if job.result == "success"} == {"record"}


@pytest.mark.audit  # a whole run of the workflow
def test_a_new_practice_is_a_new_file_and_other_branches_and_proposals_are_left_alone(stage):
    git(stage.origin, "update-ref", "refs/heads/intake/issue-110", stage.tip())
    stage.github.add_pull(7, stage.tip(), title="other")["head"]["ref"] = "other"

    play(stage, "issue-practices-fr.json")

    assert difference(stage, "intake/issue-11") == [("40", "0", "data/practices/un-guichet-pour-les-colleges.yml")]
    assert stage.tip("intake/issue-110") == stage.tip()
    titles = [pull["title"] for pull in stage.github.pulls]
    assert titles == ["other", "Nouvelle bonne pratique\u00a0: un-guichet-pour-les-colleges"]


@pytest.mark.audit  # a whole run of the workflow
def test_a_proposal_sets_out_from_main_as_the_form_was_read_beside_it(stage):
    """Also where main has moved on since; the commit of the event is that of an old main when a run is started again."""
    read = stage.tip()
    stage.computer.before["propose"] = lambda run: stage.push(lambda work: (work / "README.md").touch())

    run = play(stage, FORM)

    assert run.jobs["record"].outputs["onto"] == read != stage.tip()
    assert git(stage.origin, "log", "-1", "--format=%P", BRANCH) == read


@pytest.mark.audit  # a whole run of the workflow
def test_a_proposal_that_github_refuses_is_told_in_the_issue(stage):
    stage.computer.before["propose"] = lambda run: setattr(stage.github, "broken", 403)
    stage.computer.before["answer"] = lambda run: setattr(stage.github, "broken", 0)

    run = play(stage, "issue-events-en.json")

    assert (run.jobs["propose"].result, run.jobs["review"].result, stage.github.pulls) == ("failure", "skipped", [])
    assert stage.computer.said["propose: Open the proposal"].startswith("hub: GitHub refused")
    assert "for a technical reason" in stage.github.bodies(14)[0]


def test_broken_registries_are_told_in_the_issue_and_keep_no_answer_back(stage):
    stage.push(lambda work: (work / "data" / "events.yml").write_text("- id: [", encoding="utf-8"))

    (run,) = stage.hosting.happen(stage.issue(form("issue-events-en.json")))

    assert run.jobs["record"].outputs["outcome"] == "problems"
    assert "Check the registries with the record" not in run.jobs["record"].steps
    assert stage.github.bodies(14)[0].endswith(sentences("intake", "en")["how-to-mend"] + "\n")


def test_a_form_that_no_job_could_read_is_answered_all_the_same(stage):
    stage.computer.instead = {"Read the form": "exit 3"}

    runs = stage.hosting.happen(stage.issue(form("issue-events-en.json")))

    expected = row("a form that no job could read").runs
    assert told(runs) == expected.replace("intake-13", "intake-14").replace(
        "issues read\n", "issues read; says onto=…\n", 1
    )
    assert "for a technical reason" in stage.github.bodies(14)[0]


def test_only_the_step_that_opens_the_proposal_has_a_token_that_writes():
    steps = read_workflows()["intake.yml"].jobs["propose"]["steps"]

    assert [step["name"] for step in steps if "GITHUB_TOKEN" in step.get("env", {})] == ["Open the proposal"]
