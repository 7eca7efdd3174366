"""What `make chain` plays is what the workflows have: jobs, steps, expressions, and what is handed on."""

from __future__ import annotations

import re

import pytest

from bench.chain import HANDED_ON, JOBS, LEFT_OUT, install_command, is_install, known_values
from tests.workflows import steps, workflow

pytestmark = pytest.mark.long


STEPS = [(job, step) for name, job, _ in JOBS for step in steps(name, job)]


def test_the_jobs_are_those_from_the_gate_to_the_comment():
    review = workflow("review.yml")["jobs"]

    assert [(name, job) for name, job, _ in JOBS] == [
        ("gate.yml", "check"),
        *(("review.yml", job) for job, content in review.items() if "steps" in content),
    ]


def test_every_expression_is_known_or_said_by_a_step_before():
    known = known_values("a" * 40)
    used = [
        found
        for _, step in STEPS
        for text in step.get("env", {}).values()
        for found in re.findall(r"\$\{\{ (.*?) \}\}", text)
    ]
    said = {f"{kind}.{name}.outputs" for kind in ("steps", "needs") for name in ("find", "read", "address", "publish")}

    assert [one for one in used if one not in known and one.rpartition(".")[0] not in said] == []


def test_what_is_skipped_and_what_is_handed_on_is_there():
    names = {step.get("name") for _, step in STEPS}
    taken = {job for job, step in STEPS if "/download-artifact@" in step.get("uses", "")}

    assert names >= set(LEFT_OUT)
    assert {taker for pairs in HANDED_ON.values() for _, taker in pairs} == taken


def test_each_job_installs_its_own_set_from_kept_packages():
    commands = [install_command(step).split()[2] for _, step in STEPS if is_install(step)]

    assert commands == ["SET=gate", "SET=core", "SET=site", "SET=core", "SET=core"]
