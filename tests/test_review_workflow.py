"""The workflow Review as its file has it: its steps run on a clone of main, beside a server that answers like GitHub."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.frozen import ROOT
from tests.github_server import running_github
from tests.proposals import commit, edit, git
from tests.publications import write_site
from tests.workflows import workflow
from tests.workplace import SITE_URL, Workplace, prepare, take_place

REVIEW = "review.yml"
ADDRESS = f"{SITE_URL}preview/12/"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    return prepare(tmp_path_factory.mktemp("prepared"))


@pytest.fixture
def place(prepared, tmp_path):
    with running_github() as github:
        yield take_place(prepared, tmp_path / "place", github)


def find(place: Workplace) -> str:
    done = place.step(REVIEW, "find", "Find the proposal", outputs="needs.find.outputs")
    assert done.returncode == 0, done.stderr
    return place.values["needs.find.outputs.state"]


def read(place: Workplace) -> str:
    done = place.step(REVIEW, "read", "Say what changes", outputs="steps.read.outputs")
    assert done.returncode == 0, done.stderr
    return place.values["steps.read.outputs.ready"]


def write_comment(place: Workplace, preview: str = "") -> None:
    place.values["needs.publish.outputs.preview == 'success' && needs.read.outputs.address || ''"] = preview
    for name in ("oversize", "most"):
        place.values.setdefault(f"needs.publish.outputs.{name}", "")
    done = place.step(REVIEW, "comment", "Write the comment", outputs="x")
    assert done.returncode == 0, done.stderr


def line_of(work: Path, text: str) -> int:
    """The line of the registry of events where a text stands."""
    lines = (work / "data/events.yml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def propose_data(place: Workplace, number: int = 12) -> str:
    work = place.folder.parent / "work"
    edit(work, "data/practices/osmose-occitanie.yml", "value: 27000000", "value: 28000000")
    sha = commit(work)
    place.propose(number, sha)
    place.finish_gate(sha)
    return sha


def previews(place: Workplace) -> list[str]:
    """The first pages of previews on the branch `site`."""
    if not git(place.origin, "branch", "--list", "site"):
        return []
    return [
        name
        for name in git(place.origin, "ls-tree", "-r", "--name-only", "site").splitlines()
        if name.count("/") == 2 and name.startswith("preview/") and name.endswith("/index.html")
    ]


def test_a_proposal_of_data_gets_a_preview_and_one_comment_and_loses_the_preview_when_it_closes(place):
    propose_data(place)

    assert find(place) == "open"
    assert read(place) == "true"
    taken = place.step(REVIEW, "read", "Take over the registries")
    named = place.step(REVIEW, "read", "Name the address of the preview", outputs="steps.address.outputs")
    built = place.step(REVIEW, "read", "Build the preview")
    published = place.step(REVIEW, "publish", "Publish the preview")
    write_comment(place, place.values["steps.address.outputs.address"])
    write_comment(place, place.values["steps.address.outputs.address"])

    assert [done.returncode for done in (taken, named, built, published)] == [0, 0, 0, 0], (
        built.stderr + published.stderr
    )
    assert place.values["steps.address.outputs.address"] == ADDRESS
    assert "preview/12/index.html" in git(place.origin, "ls-tree", "-r", "--name-only", "site").splitlines()
    page = git(place.origin, "show", "site:preview/12/practices/osmose-occitanie/index.html")
    assert "€28" in page
    assert "Proposal 12: this is not the published site." in page
    (body,) = place.github.bodies(12)
    assert body.startswith("<!-- gate -->\n### Contrôle de la proposition\n\n**✅ Tout est en ordre.**")
    assert f"**👀 [Ouvrir l’aperçu]({ADDRESS})**" in body
    assert f"Ce qui y change\xa0: [`OSMOSE`]({ADDRESS}fr/practices/osmose-occitanie/)." in body
    assert f"What changes in it: [`OSMOSE`]({ADDRESS}practices/osmose-occitanie/)." in body
    assert "`27\u202f000\u202f000` → `28\u202f000\u202f000`" in body
    assert "<details><summary>English</summary>" in body

    place.github.pulls[0]["state"] = "closed"
    place.finish_gate(place.github.pulls[0]["head"]["sha"], conclusion="skipped")
    assert find(place) == "closed"
    removed = place.step(REVIEW, "publish", "Remove the preview")

    assert removed.returncode == 0, removed.stderr
    assert "preview/12/index.html" not in git(place.origin, "ls-tree", "-r", "--name-only", "site").splitlines()
    assert len(place.github.bodies(12)) == 1


def test_a_broken_proposal_of_data_is_told_in_words_and_gets_no_preview(place):
    work = place.folder.parent / "work"
    edit(work, "data/events.yml", 'start: "2024-12"', 'start: "décembre 2024 @octocat"')
    line = line_of(work, "décembre 2024 @octocat")
    sha = commit(work)
    place.propose(12, sha)
    place.finish_gate(sha, conclusion="failure")

    assert find(place) == "open"
    assert read(place) == "false"
    write_comment(place)

    (body,) = place.github.bodies(12)
    french, _, english = body.partition("<details>")
    assert "**❌ À corriger\xa0: 1.**" in french
    assert (
        f"- **`data/events.yml`, ligne {line}** (`award-2024-12`)\xa0: `start\xa0: 'décembre 2024 @octocat' n’est pas une date"
        in french
    )
    assert "L’aperçu viendra quand il ne restera rien à corriger." in french
    assert "**❌ To be mended: 1.**" in english
    assert previews(place) == []


@pytest.mark.parametrize("conclusion", ["success", "failure"])
def test_a_proposal_of_code_is_never_built_or_run_here(place, conclusion):
    work = place.folder.parent / "work"
    trap = f"from pathlib import Path\nPath({str(work / 'ran')!r}).touch()\n"
    for name in ("hub/__init__.py", "hub/cli.py", "hooks/build_events.py", "sitecustomize.py"):
        (work / name).write_text(trap, encoding="utf-8")
    (work / "Makefile").write_text("%:\n\ttouch ran\n", encoding="utf-8")
    (work / ".gitattributes").write_text("* filter=evil\n", encoding="utf-8")
    (work / "overrides/main.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    sha = commit(work)
    place.propose(12, sha)
    place.finish_gate(sha, conclusion=conclusion)

    assert find(place) == "open"
    assert read(place) == "false"
    write_comment(place)

    (body,) = place.github.bodies(12)
    assert not (work / "ran").exists()
    assert "- `hub/` (2)\n" in body
    assert git(place.folder, "status", "--porcelain") == "?? outcome.json"
    assert ("fichier **site** en bas de [cette page]" in body) == (conclusion == "success")
    assert ("Les tests automatiques n’ont pas abouti" in body) == (conclusion == "failure")
    assert previews(place) == []


def test_a_run_for_a_commit_that_is_no_longer_the_last_does_nothing(place):
    old = propose_data(place)
    place.github.pulls[0]["head"]["sha"] = "b" * 40
    place.finish_gate(old)

    assert find(place) == ""
    assert place.values["needs.find.outputs.number"] == ""


def test_somebody_pushes_while_the_review_runs_and_the_next_run_writes_the_comment(place):
    propose_data(place)
    find(place)
    read(place)
    place.github.pulls[0]["head"]["sha"] = "b" * 40

    write_comment(place)

    assert place.github.bodies(12) == []


def test_a_fork_that_was_deleted_changes_nothing_for_its_proposal(place):
    """GitHub keeps the commits under the proposal's own name, and names no repository any more."""
    sha = propose_data(place)
    place.github.pulls[0]["head"]["repo"] = None
    place.finish_gate(sha, head_repository=None)

    assert find(place) == "open"
    assert read(place) == "true"
    write_comment(place)
    assert len(place.github.bodies(12)) == 1


def test_a_proposal_that_is_closed_while_its_preview_is_built_gets_none(place):
    propose_data(place)
    find(place)
    read(place)
    shutil.copytree(write_site(place.folder.parent / "built"), place.folder / "site")
    place.github.pulls[0]["state"] = "closed"

    done = place.step(REVIEW, "publish", "Publish the preview")

    assert done.returncode == 0, done.stderr
    assert previews(place) == []


def test_a_commit_that_is_gone_stops_the_review_with_one_sentence(place):
    sha = propose_data(place)
    find(place)
    git(place.origin, "update-ref", "refs/pull/12/head", "main")
    git(place.origin, "update-ref", "-d", "refs/pull/12/head")

    done = place.step(REVIEW, "read", "Say what changes", outputs="x")

    assert (done.returncode, done.stderr.count("\n"), sha in done.stdout) == (2, 1, False)
    assert done.stderr.startswith("hub: git fetch failed: ")


def test_a_workflow_that_opened_the_pull_request_names_it_itself(place):
    sha = propose_data(place)
    place.values |= {"inputs.number": "12", "inputs.sha": sha}

    assert find(place) == "open"
    assert place.values["needs.find.outputs.sha"] == sha


@pytest.mark.parametrize(
    ("author", "ready"),
    [("OWNER", "true"), ("CONTRIBUTOR", "true"), ("NONE", "false"), ("FIRST_TIMER", "false"), ("anything", "false")],
)
def test_what_a_stranger_sent_by_a_questionnaire_is_told_but_not_shown_before_somebody_has_read_it(
    place, author, ready
):
    sha = propose_data(place)
    place.values |= {"inputs.number": "12", "inputs.sha": sha, "inputs.author": author}

    assert (find(place), read(place)) == ("open", ready)
    write_comment(place, ADDRESS if ready == "true" else "")
    (comment,) = place.github.comments
    assert ("Approve workflows to run" in comment["body"]) == (ready == "false")
    assert (ADDRESS in comment["body"]) == (ready == "true")


@pytest.mark.parametrize(
    ("number", "sha"), [("12; ls", "a" * 40), ("12", "main"), ("12", "a" * 39), ("$(ls)", ""), ("-1", "--all")]
)
def test_inputs_that_are_no_number_and_no_commit_are_refused(place, number, sha):
    place.finish_gate("a" * 40)
    place.values |= {"inputs.number": number, "inputs.sha": sha}

    done = place.step(REVIEW, "find", "Find the proposal", outputs="x")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("run", [{"head_sha": "x\nstate=open"}, {"head_sha": None}, {"head_sha": ["a"]}])
def test_an_event_that_is_not_as_documented_is_refused(place, run):
    place.finish_gate("a" * 40)
    place.finish_gate(**{"sha": "a" * 40, **run})

    done = place.step(REVIEW, "find", "Find the proposal", outputs="x")

    assert done.returncode == 2
    assert (
        done.stderr
        == f"hub: {str(place.folder.parent / 'event.json')!r} is not the payload of a finished run of a workflow\n"
    )


def test_nothing_is_said_shown_or_removed_while_the_run_of_the_gate_waits_for_approval():
    """GitHub ends such a run as `action_required`: of a person new here, and of the workflow Intake."""
    conditions = {name: job.get("if", "") for name, job in workflow(REVIEW)["jobs"].items()}

    assert conditions["read"].endswith("== 'open' && github.event.workflow_run.conclusion != 'action_required'")
    assert "(needs.find.outputs.state == 'closed' || needs.read.result != 'skipped')" in conditions["publish"]
    assert "needs.read.outputs.told == 'success'" in conditions["comment"]
    assert "needs.publish.result == 'success'" in conditions["deploy"]


def test_no_job_of_the_review_takes_code_from_a_proposal():
    for job, content in workflow(REVIEW)["jobs"].items():
        for step in content.get("steps", []):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}", job
            if step.get("uses", "").startswith("actions/download-artifact@"):
                assert not {"run-id", "github-token", "repository"} & step["with"].keys(), job


def test_the_gate_can_write_nothing():
    gate = workflow("gate.yml")

    assert gate["permissions"] == {}
    assert [job["permissions"] for job in gate["jobs"].values()] == [{"contents": "read"}]
    assert "secrets" not in (ROOT / ".github/workflows/gate.yml").read_text(encoding="utf-8")


def test_only_the_job_that_publishes_may_write_to_the_repository_and_only_the_comment_to_the_proposal():
    rights = {name: job["permissions"] for name, job in workflow(REVIEW)["jobs"].items()}

    assert rights == {
        "find": {"contents": "read", "pull-requests": "read"},
        "read": {"contents": "read"},
        "publish": {"contents": "write", "pull-requests": "read"},
        "deploy": {"contents": "read", "pages": "write", "id-token": "write"},
        "comment": {"contents": "read", "pull-requests": "write"},
    }


def test_the_gate_reads_the_registries_with_annotations_and_builds_nothing_of_a_broken_one(place):
    work = place.folder
    edit(work, "data/events.yml", 'start: "2024-12"', 'start: "décembre"')
    line = line_of(work, "décembre")

    done = place.step("gate.yml", "check", "Check, build and look at the pages")

    assert done.returncode != 0
    assert f"::error file=data/events.yml,line={line},title=À corriger\xa0%3A award-2024-12" in done.stdout
    assert not (work / "site").exists()
