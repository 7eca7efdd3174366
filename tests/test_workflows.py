"""Every workflow: least rights, pinned actions, a time limit, no foreign text in a shell."""

from __future__ import annotations

import re

import pytest

from tests.workflows import FOLDER, all_steps, workflow

FILES = sorted(path.name for path in FOLDER.glob("*.yml"))
JOBS = [(file, name, job) for file in FILES for name, job in workflow(file)["jobs"].items()]
STEPS = list(all_steps())
every_file = pytest.mark.parametrize("file", FILES)
every_job = pytest.mark.parametrize(("file", "name", "job"), JOBS, ids=[f"{file}-{name}" for file, name, _ in JOBS])
PINNED = re.compile(r"uses: ([a-z0-9-]+/[a-z0-9-]+)(?:/[a-z]+)?@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")
OWN = re.compile(r"uses: \$/\.github/(workflows/[a-z-]+\.yml|actions/install)")
"""A workflow of this repository, at the commit that runs, whose jobs have their own limits; or the one action of it."""
ACTION = FOLDER.parent / "actions" / "install" / "action.yml"


def _text(file: str) -> str:
    return (ACTION if file == ACTION.name else FOLDER / file).read_text(encoding="utf-8")


@every_file
def test_a_workflow_has_no_right_of_its_own(file):
    assert workflow(file)["permissions"] == {}


@every_job
def test_a_job_names_its_rights_one_by_one(file, name, job):
    assert isinstance(job["permissions"], dict)


@every_job
def test_a_job_has_a_time_limit_of_less_than_an_hour(file, name, job):
    assert "uses" in job or int(job["timeout-minutes"]) < 60


@every_file
def test_a_workflow_says_what_happens_when_two_run_at_once(file):
    found = workflow(file)

    assert "concurrency" in found or all("concurrency" in job for job in found["jobs"].values())


@pytest.mark.parametrize("file", [*FILES, ACTION.name])
def test_actions_are_pinned_by_commit_with_their_version(file):
    used = [line.strip().removeprefix("- ") for line in _text(file).splitlines() if re.match(r"\s*(- )?uses:", line)]

    assert [line for line in used if not PINNED.fullmatch(line) and not OWN.fullmatch(line)] == []


def test_an_action_is_the_same_commit_everywhere():
    pins = {found.groups() for file in [*FILES, ACTION.name] for found in PINNED.finditer(_text(file))}

    assert len({name for name, _, _ in pins}) == len(pins), sorted(pins)


@every_file
def test_proposed_code_never_runs_with_the_rights_of_the_project(file):
    assert "pull_request_target" not in workflow(file)["on"]


def test_a_checkout_keeps_no_credentials():
    checkouts = [(file, job, step) for file, job, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]

    assert [item for item in checkouts if item[2].get("with", {}).get("persist-credentials") != "false"] == []


def test_a_shell_step_has_a_name_and_no_expression():
    shells = [(file, job, step) for file, job, step in STEPS if "run" in step]

    assert [item for item in shells if "name" not in item[2] or "${{" in item[2]["run"]] == []


def test_what_a_run_hands_on_gives_way_when_the_run_is_started_again():
    """GitHub keeps the artifacts of an earlier attempt, and may refuse another one of their name."""
    uploads = [(file, job, step["with"]) for file, job, step in STEPS if "/upload-artifact@" in step.get("uses", "")]

    assert uploads
    assert [item for item in uploads if item[2].get("overwrite") != "true"] == []


def test_a_proposal_opened_anew_is_checked_anew():
    """On closing, the job is skipped, which GitHub counts as passed wherever that check is asked for."""
    assert set(workflow("gate.yml")["on"]["pull_request"]["types"]) >= {"opened", "synchronize", "reopened"}
