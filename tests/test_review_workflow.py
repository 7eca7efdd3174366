"""The workflows Gate and Review as they stand, played on a bare repository: what is said and shown of a proposal."""

from __future__ import annotations

import pytest

from tests.proposals import edit
from tests.publications import write_site
from tests.rehearsal.project import prepare
from tests.rehearsal.reader import read_workflows
from tests.rehearsal.roads import FORK, rehearse
from tests.rehearsal.situations import row, told
from tests.rehearsal.stage import SITE_URL, take_stage

pytestmark = pytest.mark.long


ADDRESS = f"{SITE_URL}preview/12/"
HOSTILE = """\
name: Review
on: {workflow_run: {workflows: [Gate], types: [completed]}}
permissions: write-all
jobs: {find: {runs-on: ubuntu-24.04, steps: [{run: touch ran}]}}
"""
"""A proposal's own Review: GitHub takes that of main."""


@pytest.fixture
def stage(make_once, tmp_path):
    with take_stage(make_once("rehearsal", prepare), tmp_path / "stage") as stage:
        yield stage


def retitle(work):
    edit(work, "data/events.yml", "fr: Annulé", "fr: Reporté")


def break_date(work):
    edit(work, "data/events.yml", 'start: "2027-06"', 'start: "juin 2027 @octocat"')


def reword(work):
    with (work / "docs" / "fr" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nAutrement.\n")


def line_of(work, text):
    lines = (work / "data/events.yml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def follow(stage, event, conclusion="success", **run):
    """The review alone: the run of the gate has ended so."""
    (run,) = stage.hosting.follow("gate.yml", event, conclusion, **run)
    return run


def results(run):
    return {path: job.result for path, job in run.jobs.items()}


def previews(stage):
    return sorted(name for name in stage.files() if name.endswith("/index.html") and name.count("/") == 2)


def test_a_proposal_of_data_gets_a_preview_and_one_comment_and_loses_the_preview_when_it_closes(stage):
    seen = rehearse(stage, retitle)

    assert told(list(seen.runs)) == row("a proposal of data from a branch").runs
    assert (seen.gate, seen.preview) == ("success", ADDRESS)
    assert {"index.html", "fr/index.html", "fr/events/called-off/index.html"} <= seen.pages
    page = stage.text("preview/12/fr/events/called-off/index.html")
    assert "Reporté" in page
    assert "Proposition 12" in page
    assert seen.comment.startswith("<!-- gate -->\n### Contrôle de la proposition\n\n**✅ Tout est en ordre.**")
    assert f"**👀 [Ouvrir l’aperçu]({ADDRESS})**" in seen.comment
    assert f"Ce qui y change\xa0: [`Reporté`]({ADDRESS}fr/events/called-off/)." in seen.comment
    assert f"What changes in it: [`Reporté`]({ADDRESS}events/called-off/)." in seen.comment
    assert "<details><summary>English</summary>" in seen.comment

    closed = stage.hosting.happen(stage.close(12))

    assert told(closed) == row("a proposal is closed").runs
    assert [name for name in stage.files() if name.startswith("preview/")] == []
    assert stage.github.bodies(12) == [seen.comment]


def test_a_broken_proposal_of_data_is_told_in_words_and_gets_no_preview(stage):
    seen = rehearse(stage, break_date)

    line = line_of(stage.work, "juin 2027 @octocat")
    french, _, english = seen.comment.partition("<details>")
    assert told(list(seen.runs)) == row("the gate finds a fault").runs
    assert f"::error file=data/events.yml,line={line},title=À corriger\xa0%3A called-off" in seen.said
    assert "**❌ À corriger\xa0: 1.**" in french
    assert (
        f"- **`data/events.yml`, ligne {line}** (`called-off`)\xa0: `start\xa0: 'juin 2027 @octocat' n’est pas une date"
        in french
    )
    assert "L’aperçu viendra quand il ne restera rien à corriger." in french
    assert "**❌ To be mended: 1.**" in english
    assert stage.files() == set()


def test_a_proposal_of_pages_is_built_by_the_gate_alone_and_the_comment_says_where_to_download_it(stage):
    seen = rehearse(stage, reword, "fork")

    assert told(list(seen.runs)) == row("a proposal of pages").runs.replace("campus/hub-patch-1", f"{FORK}-patch-1")
    built = stage.computer.artifact(seen.runs[0], "site")
    assert "Autrement." in (built / "fr" / "index.html").read_text(encoding="utf-8")
    assert "fichier **site** en bas de [cette page]" in seen.comment
    assert f"/actions/runs/{seen.runs[0].number}" in seen.comment
    assert (seen.preview, stage.files()) == ("", set())


@pytest.mark.parametrize("conclusion", ["success", pytest.param("failure", marks=pytest.mark.audit)])
def test_a_proposal_of_code_is_never_built_or_run_with_rights(stage, conclusion):
    ran = stage.folder / "ran"

    def attack(work):
        trap = f"from pathlib import Path\nPath({str(ran)!r}).touch()\n"
        for name in ("hub/__init__.py", "hub/cli.py", "hooks/build_events.py", "sitecustomize.py"):
            (work / name).write_text(trap, encoding="utf-8")
        (work / "Makefile").write_text(f"%:\n\ttouch {ran}\n", encoding="utf-8")
        (work / ".gitattributes").write_text("* filter=evil\n", encoding="utf-8")
        (work / ".github/workflows/review.yml").write_text(HOSTILE, encoding="utf-8")
        (work / "overrides/main.html").write_text("<script>alert(1)</script>", encoding="utf-8")

    run = follow(stage, stage.propose(attack, fork=FORK), conclusion)

    (comment,) = stage.github.bodies(12)
    assert results(run) == dict.fromkeys(("find", "read", "publish", "comment"), "success") | {"deploy": "skipped"}
    assert not ran.exists()
    assert "- `hub/` (2)\n" in comment
    assert ("fichier **site** en bas de [cette page]" in comment) == (conclusion == "success")
    assert ("Les tests automatiques n’ont pas abouti" in comment) == (conclusion == "failure")
    assert stage.files() == set()


def test_a_proposal_of_somebody_new_here_waits_and_nothing_is_said_or_shown_of_it(stage):
    runs = stage.hosting.happen(stage.propose(retitle, fork=FORK, newcomer=True))

    assert told(runs) == row("a proposal of somebody new here waits").runs
    assert (stage.github.comments, stage.files()) == ([], set())


@pytest.mark.audit  # the table says the same of it
def test_of_two_pushes_in_a_row_only_the_last_is_told(stage):
    first, second = stage.propose(retitle), stage.update(12, break_date)
    runs = stage.hosting.happen(first, second)

    assert [(run.workflow.name, run.conclusion) for run in runs] == [
        ("Gate", "cancelled"),
        ("Test", "cancelled"),
        ("Gate", "failure"),
        ("Test", "success"),
        ("Review", "skipped"),
        ("Review", "success"),
    ]
    assert "**❌ À corriger\xa0: 1.**" in stage.github.bodies(12)[0]
    assert len(stage.github.bodies(12)) == 1


def test_a_run_for_a_commit_that_is_no_longer_the_last_does_nothing(stage):
    old = stage.propose(retitle)
    stage.update(12, break_date)

    run = follow(stage, old)

    assert results(run) == {
        "find": "success",
        "read": "skipped",
        "publish": "skipped",
        "deploy": "skipped",
        "comment": "skipped",
    }
    assert run.jobs["find"].outputs == {"number": "", "sha": "", "state": ""}


@pytest.mark.audit  # the table of situations says the same of it
def test_somebody_pushes_while_the_review_runs_and_the_next_run_writes_the_comment(stage):
    stage.computer.idle = {"publish"}
    stage.computer.before["comment"] = lambda run: stage.github.pulls[0]["head"].update(sha="b" * 40)

    run = follow(stage, stage.propose(break_date), "failure")

    assert run.jobs["comment"].result == "success"
    assert stage.github.comments == []


@pytest.mark.audit  # the table of situations says the same of it
def test_a_fork_that_was_deleted_changes_nothing_for_its_proposal(stage):
    """GitHub keeps the commits under the proposal's own name, and names no repository any more."""
    event = stage.propose(break_date, fork=FORK)
    stage.github.pulls[0]["head"]["repo"] = None
    stage.computer.idle = {"publish"}

    run = follow(stage, event, head_repository=None)

    assert run.jobs["comment"].result == "success"
    assert len(stage.github.bodies(12)) == 1


@pytest.mark.audit  # the table of situations says the same of it
def test_a_proposal_that_is_closed_while_its_preview_is_built_gets_none(stage, tmp_path):
    stage.computer.instead = {"Build the preview": f"cp -r {write_site(tmp_path / 'built', address=ADDRESS)} site"}
    stage.computer.before["publish"] = lambda run: stage.github.pulls[0].update(state="closed")
    run = follow(stage, stage.propose(retitle))

    assert run.jobs["publish"].steps["Publish the preview"] == "success"
    assert previews(stage) == []


def test_a_commit_that_is_gone_stops_the_review_with_one_sentence(stage):
    def forget(run):
        stage.drop_ref("refs/pull/12/head")
        stage.drop_ref("refs/pull/12/merge")

    event = stage.propose(retitle)
    stage.computer.before["read"] = forget

    run = follow(stage, event)

    said = stage.computer.said["read: Say what changes"]
    assert results(run) == {
        "find": "success",
        "read": "failure",
        "publish": "success",
        "deploy": "skipped",
        "comment": "skipped",
    }
    assert said.startswith("hub: git fetch failed: ")
    assert said.count("\n") == 1
    assert stage.github.comments == []


def test_no_job_of_the_review_takes_code_from_a_proposal():
    for name, job in read_workflows()["review.yml"].jobs.items():
        for step in job.get("steps", []):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["ref"] == {"expression": "github.event.repository.default_branch"}, name
            if step.get("uses", "").startswith("actions/download-artifact@"):
                assert not {"run-id", "github-token", "repository"} & step["with"].keys(), name
