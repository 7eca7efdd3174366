"""The workflow Intake as its file has it: its steps on a clone of main, beside a server that answers like GitHub."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from hub.github import GitHubError
from hub.issues.proposing import Proposal, ProposalError, parse_proposal, proposal_text, propose
from hub.saying import sentences
from tests.github_git import run_git, running_repository
from tests.github_server import BOT, TOKEN
from tests.issue_payloads import small_settings
from tests.registries import DATA
from tests.workflows import run_step, steps, workflow

ROOT = Path(__file__).parent.parent
INTAKE = "intake.yml"
RECORDED = DATA / "github"


class Place:
    """A clone of main with its tools, the bare repository it came from, and the API's server."""

    def __init__(self, folder, bare, github):
        self.folder, self.bare, self.github = folder, bare, github
        self.main = run_git(bare, "rev-parse", "main")
        self.outputs = {}

    def open(self, issue):
        """The issue of a recorded event stands on GitHub as the event has it."""
        self.github.issues = [json.loads((RECORDED / issue).read_text(encoding="utf-8"))["issue"]]

    def step(self, job, name, issue, **values):
        """Runs a step for a recorded issue; its outputs are kept."""
        written = self.folder.parent / "outputs"
        written.write_text("", encoding="utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            **{key: value for key, value in self.github.environment.items() if key != "GITHUB_TOKEN"},
            "GITHUB_EVENT_PATH": str(RECORDED / issue),
            "GITHUB_OUTPUT": str(written),
            "HUB_TODAY": "2026-11-21",
        }
        values = {"github.token": TOKEN, "needs.record.outputs.onto": self.main, **values}
        done = run_step(INTAKE, job, name, folder=self.folder, values=values, environment=environment)
        self.outputs |= dict(line.split("=", 1) for line in written.read_text(encoding="utf-8").splitlines())
        return done

    def play(self, issue, *, again=False):
        """A run of the workflow for one issue, each job on a machine of its own."""
        self.outputs = {}
        if not again:
            self.open(issue)
        self.clean()
        read = self.step("record", "Read the form", issue)
        assert read.returncode == 0, read.stderr
        kept = self.folder.parent / "artifact"
        shutil.rmtree(kept, ignore_errors=True)
        if (self.folder / "intake").is_dir():
            shutil.copytree(self.folder / "intake", kept)
        if self.outputs["outcome"] == "record":
            self.clean(kept)
            proposed = self.step("propose", "Open the proposal", issue)
            assert proposed.returncode == 0, proposed.stderr
        if self.outputs["outcome"] != "none":
            self.clean(kept if self.outputs["outcome"] == "problems" else None)
            number = {"needs.propose.outputs.number": self.outputs.get("number", "")}
            answered = self.step("answer", "Answer", issue, **number)
            assert answered.returncode == 0, answered.stderr

    def clean(self, artifact=None):
        """A fresh clone, with what another job handed over."""
        run_git(self.folder, "checkout", "--quiet", ".")
        shutil.rmtree(self.folder / "intake", ignore_errors=True)
        if artifact is not None:
            shutil.copytree(artifact, self.folder / "intake")

    def difference(self, branch):
        """The files that a branch changes, and the lines it adds and takes away."""
        text = run_git(self.bare, "diff", "--numstat", self.main, branch)
        return [tuple(line.split("\t")) for line in text.splitlines()]


@pytest.fixture
def place(tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    small_settings(work)
    run_git(tmp_path, "init", "--quiet", "--initial-branch", "main", "work")
    run_git(work, "add", "--all")
    run_git(work, "commit", "--quiet", "--message", "main")
    run_git(tmp_path, "clone", "--quiet", "--bare", "work", "bare")
    command = work / ".venv" / "bin" / "hub"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m hub "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    with running_repository(tmp_path / "bare") as github:
        yield Place(work, tmp_path / "bare", github)


def test_an_issue_becomes_a_proposal_of_one_file_and_is_told_of_it_in_one_comment(place):
    place.play("issue-events-fr.json")

    (pull,) = place.github.pulls
    assert (pull["title"], pull["base"]["ref"], pull["head"]["ref"]) == (
        "Nouvel événement\u00a0: example-webinar-2027",
        "main",
        "intake/issue-13",
    )
    assert place.outputs == {"outcome": "record", "number": "30", "sha": pull["head"]["sha"]}
    assert place.difference("intake/issue-13") == [("21", "0", "data/events.yml")]
    assert run_git(place.bare, "log", "-1", "--format=%P %an", "intake/issue-13") == f"{place.main} github-actions[bot]"
    (comment,) = place.github.bodies(13)
    assert "la proposition #30" in comment


@pytest.mark.parametrize(
    ("result", "state"), [("success", "success"), ("failure", "failure"), ("cancelled", "error"), ("skipped", "error")]
)
def test_the_result_of_the_gate_stands_at_the_proposal_under_the_name_that_rules_ask_for(place, result, state):
    place.play("issue-events-fr.json")
    values = {
        "needs.gate.result": result,
        "needs.propose.outputs.sha": place.outputs["sha"],
        "github.server_url": "https://github.com",
        "github.repository": "campus/hub",
        "github.run_id": "77",
    }

    done = place.step("mark", "Mark the commit", "issue-events-fr.json", **values)

    assert done.returncode == 0, done.stderr
    marks = place.github.pulls[0]["marks"]
    assert [(mark["context"], mark["state"]) for mark in marks] == [
        (workflow("gate.yml")["jobs"]["check"]["name"], state),
        (workflow("test.yml")["jobs"]["test"]["name"], "success"),
    ]
    assert {mark["target_url"] for mark in marks} == {"https://github.com/campus/hub/actions/runs/77"}
    assert max(len(mark["description"]) for mark in marks) < 140
    assert "Contenu seul" in marks[1]["description"]


def test_an_edited_issue_brings_the_same_proposal_up_to_date(place):
    place.play("issue-events-fr.json")
    place.play("issue-events-fr-edited.json")

    assert [pull["number"] for pull in place.github.pulls] == [30]
    assert place.difference("intake/issue-13") == [("21", "0", "data/events.yml")]
    assert '+  start: "2027-02-11"' in run_git(place.bare, "diff", "main", "intake/issue-13")
    assert run_git(place.bare, "rev-list", "--count", "main..intake/issue-13") == "1"
    assert len(place.github.bodies(13)) == 1


def test_an_old_run_that_is_started_again_takes_the_issue_as_it_stands_by_now(place):
    place.play("issue-events-fr.json")
    place.play("issue-events-fr-edited.json")
    place.play("issue-events-fr.json", again=True)

    assert '+  start: "2027-02-11"' in run_git(place.bare, "diff", "main", "intake/issue-13")

    place.github.issues[0]["state"] = "closed"
    place.play("issue-events-fr.json", again=True)

    assert place.outputs == {"outcome": "none"}


def test_what_has_to_be_mended_is_answered_and_the_answer_follows_the_next_edit(place):
    place.play("issue-events-fr-to-mend.json")
    (before,) = place.github.bodies(13)
    place.play("issue-events-fr.json")
    (after,) = place.github.bodies(13)

    assert before.partition("\n")[2] == (RECORDED / "reply-events-fr-to-mend.md").read_text(encoding="utf-8")
    assert "la proposition #30" in after
    assert place.github.comments[0]["user"] == BOT


def test_a_new_practice_is_a_new_file(place):
    place.play("issue-practices-fr.json")

    assert place.difference("intake/issue-11") == [("40", "0", "data/practices/un-guichet-pour-les-colleges.yml")]


def test_a_proposal_that_github_refuses_is_told_in_the_issue(place):
    place.open("issue-events-en.json")
    place.step("record", "Read the form", "issue-events-en.json")
    place.github.broken = 403
    refused = place.step("propose", "Open the proposal", "issue-events-en.json")
    place.github.broken = 0
    place.step("answer", "Answer", "issue-events-en.json", **{"needs.propose.outputs.number": ""})

    assert (refused.returncode, place.github.pulls) == (1, [])
    assert refused.stderr.startswith("hub: GitHub refused")
    assert "for a technical reason" in place.github.bodies(14)[0]


def test_broken_registries_are_told_in_the_issue_and_keep_no_answer_back(place):
    (place.folder / "data" / "events.yml").write_text("- id: [", encoding="utf-8")
    run_git(place.folder, "commit", "--quiet", "--all", "--message", "broken")

    place.play("issue-events-en.json")

    conditions = {step.get("name"): step.get("if", "") for step in steps(INTAKE, "record")}
    assert place.outputs == {"outcome": "problems"}
    assert conditions["Check the registries with the record"] == "steps.intake.outputs.outcome == 'record'"
    assert place.github.bodies(14)[0].endswith(sentences("intake", "en")["how-to-mend"] + "\n")


def test_a_form_that_no_job_could_read_is_answered_all_the_same(place):
    done = place.step("answer", "Answer", "issue-events-en.json", **{"needs.propose.outputs.number": ""})

    job = workflow(INTAKE)["jobs"]["answer"]
    (taken,) = [step for step in job["steps"] if "download-artifact" in step.get("uses", "")]
    assert done.returncode == 0, done.stderr
    assert "for a technical reason" in place.github.bodies(14)[0]
    assert "needs.record.result != 'skipped' && needs.record.outputs.outcome != 'none'" in job["if"]
    assert taken["if"] == "needs.record.outputs.outcome == 'problems'"


def test_wrong_use_is_status_2_without_a_traceback(place, tmp_path):
    event = tmp_path / "event.json"
    event.write_text("{", encoding="utf-8")
    for job, name in (("record", "Read the form"), ("propose", "Open the proposal"), ("answer", "Answer")):
        done = place.step(job, name, event, **{"needs.propose.outputs.number": ""})
        assert done.stderr.startswith("hub: ")
        assert "Traceback" not in done.stderr
        assert done.returncode == (1 if job == "record" else 2)  # `|| test $? -eq 1` of the step


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(place):
    place.open("issue-events-fr.json")
    (place.folder / "intake").write_text("in the way", encoding="utf-8")

    done = place.step("record", "Read the form", "issue-events-fr.json")

    assert done.returncode == 1
    assert done.stderr.startswith("hub: [Errno")


def test_what_is_no_commit_gets_no_mark(place):
    values = {"github.server_url": "x", "github.repository": "x", "github.run_id": "7", "needs.gate.result": "success"}

    done = place.step(
        "mark", "Mark the commit", "issue-events-fr.json", **values, **{"needs.propose.outputs.sha": "HEAD"}
    )

    assert (done.returncode, done.stderr) == (2, "hub: 'HEAD' is no commit\n")


@pytest.mark.parametrize(
    "change",
    [
        {"path": ".github/workflows/intake.yml"},
        {"path": "data/../hub/cli.py"},
        {"path": "/etc/passwd"},
        {"path": "data/practices/a/b.yml"},
        {"path": "data/events.yml\n"},
        {"text": ["x"]},
        {"more": "x"},
    ],
)
def test_a_proposal_that_is_handed_over_changes_a_registry_and_nothing_else(change):
    good = Proposal(path="data/events.yml", text="x", title="x", body="x")
    assert parse_proposal(proposal_text(good)) == good

    with pytest.raises(ProposalError):
        parse_proposal(json.dumps({**json.loads(proposal_text(good)), **change}))


def test_a_proposal_sets_out_from_main_as_the_form_was_read_beside_it():
    """The commit of the event is that of an old main when a run is started again."""
    (checkout,) = [step for step in steps(INTAKE, "record") if "/checkout@" in step.get("uses", "")]
    proposed = next(step for step in steps(INTAKE, "propose") if step.get("name") == "Open the proposal")

    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert workflow(INTAKE)["jobs"]["record"]["outputs"]["onto"] == f"${{{{ steps.{checkout['id']}.outputs.commit }}}}"
    assert proposed["env"]["ONTO"] == "${{ needs.record.outputs.onto }}"


def test_a_branch_with_a_longer_name_and_another_pull_request_are_left_alone(place):
    run_git(place.bare, "update-ref", "refs/heads/intake/issue-130", place.main)
    place.github.add_pull(7, place.main, title="other")["head"]["ref"] = "other"
    place.play("issue-events-fr.json")

    assert run_git(place.bare, "rev-parse", "intake/issue-130") == place.main
    titles = [pull["title"] for pull in place.github.pulls]
    assert titles == ["other", "Nouvel événement\u00a0: example-webinar-2027"]


def test_a_proposal_onto_a_commit_that_is_not_there_is_refused(place):
    proposal = Proposal(path="data/events.yml", text="x", title="x", body="x")

    with pytest.raises((GitHubError, ConnectionError)):
        propose(place.github.repository, proposal, branch="intake/issue-1", onto="0" * 40, base="main")


def test_only_the_jobs_that_write_may_write_and_each_step_before_has_read_rights_only():
    jobs = workflow(INTAKE)["jobs"]

    assert workflow(INTAKE)["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "record": {"contents": "read", "issues": "read"},
        "propose": {"contents": "write", "pull-requests": "write"},
        "gate": {"contents": "read"},
        "mark": {"contents": "read", "statuses": "write"},
        "review": {"contents": "write", "pull-requests": "write", "pages": "write", "id-token": "write"},
        "answer": {"contents": "read", "issues": "write"},
    }
    assert [step["name"] for step in steps(INTAKE, "propose") if "GITHUB_TOKEN" in step.get("env", {})] == [
        "Open the proposal"
    ]
    assert not [
        step
        for name in ("record", "propose", "mark", "answer")
        for step in steps(INTAKE, name)
        if "${{" in step.get("run", "")
    ]
