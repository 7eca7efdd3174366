"""The workflow Publish as it stands, played on a bare repository: what reaches the branch `site`, and when nothing does."""

from __future__ import annotations

import pytest

from tests.publications import add_hook, hub, run_git, write_site
from tests.rehearsal import events
from tests.rehearsal.project import prepare
from tests.rehearsal.reader import read_workflows
from tests.rehearsal.situations import row, told
from tests.rehearsal.stage import take_stage

pytestmark = pytest.mark.long


NAME = "publish.yml"
OWN_HOST = "https://hub.example.org/"


@pytest.fixture
def prepared(make_once):
    return make_once("rehearsal", prepare)


@pytest.fixture
def stage(prepared, tmp_path):
    with take_stage(prepared, tmp_path / "stage", SITE_URL=OWN_HOST, PAGES_SOURCE="actions") as stage:
        stage.computer.idle = {"keep"}
        yield stage


def append(file, text):
    def edit(work):
        with (work / file).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return edit


def hand_over(stage, *names):
    """No build: each run finds a small site of its own, by turns."""
    sites = iter(names)
    stage.computer.idle = {"build", "keep", "scope", "test"}

    def give(run):
        write_site(stage.computer.artifact(run, "site"), address=OWN_HOST, **{"page.html": next(sites)})

    return lambda: stage.computer.before.update(publish=give)


def test_a_change_of_main_is_published_and_an_unchanged_night_sends_nothing(stage, tmp_path):
    preview = write_site(tmp_path / "preview")
    stage.github.add_pull(12, "b" * 40)
    for number in ("7", "12"):
        hub("publish", preview, "--remote", stage.origin, "--preview", number)

    changed = stage.hosting.happen(stage.push(append("docs/fr/index.md", "\nDu nouveau.\n")))
    first, pages = stage.tip("site"), stage.computer.pages
    message = run_git("log", "-1", "--format=%B", "site", folder=stage.origin)
    night = stage.hosting.happen(events.schedule("41 2 * * *", sha=stage.tip()))

    assert told(changed) == row("a change reaches main where Pages is served by actions").runs
    assert {".nojekyll", "CNAME", "index.html", "fr/index.html", "404.html"} <= stage.files()
    assert "Du nouveau." in stage.text("fr/index.html")
    assert "preview/12/index.html" in stage.files()
    assert "preview/7/index.html" not in stage.files()
    assert f"\nsite: {stage.tip()}\n" in message
    assert {str(path.relative_to(pages)) for path in pages.rglob("*") if path.is_file()} == stage.files()
    assert [run.conclusion for run in night] == ["success"]
    assert stage.tip("site") == first


@pytest.mark.parametrize(
    ("file", "text", "step"),
    [
        ("data/events.yml", "- id: [\n", "Check the registries"),
        pytest.param("docs/en/index.md", "\n\n{{ no_such_macro() }}\n", "Build the site", marks=pytest.mark.audit),
    ],
)
def test_a_fault_on_main_leaves_the_site_as_it_was(stage, tmp_path, file, text, step):
    hub("publish", write_site(tmp_path / "before"), "--remote", stage.origin)
    before = stage.tip("site")

    run, tests = stage.hosting.happen(stage.push(append(file, text)))

    assert [name for name, outcome in run.jobs["build"].steps.items() if outcome == "failure"] == [step]
    assert tests.jobs["test"].result == "skipped"
    assert run.jobs["publish"].result == run.jobs["deploy"].result == "skipped"
    assert stage.tip("site") == before
    assert stage.computer.pages is None


@pytest.mark.audit  # a whole run of the workflow
def test_an_old_run_that_is_started_again_does_not_replace_a_newer_site(stage):
    following = hand_over(stage, "old", "new", "old", "new")
    following()
    first, _ = stage.hosting.happen(stage.push(append("docs/en/index.md", "\nOld.\n")))
    old = stage.tip()
    following()
    stage.hosting.happen(stage.push(append("docs/en/index.md", "\nNew.\n")))
    new, published = stage.tip(), stage.tip("site")
    following()
    (again,) = stage.hosting.run_again(first)

    said = stage.computer.said["publish: Publish the site"]
    assert f"the published site was made from {new}, which is newer than {old}: it stays" in said
    assert (again.attempt, again.conclusion, stage.tip("site")) == (2, "success", published)
    assert stage.text("page.html") == "new"


def test_a_site_of_a_commit_that_github_does_not_know_is_replaced(stage, tmp_path):
    """As one that was sent from a computer."""
    hub("publish", write_site(tmp_path / "before"), "--remote", stage.origin)
    message = f"Publish the site and its previews\n\nsite: {'1' * 40}\n"
    commit = run_git("commit-tree", "site^{tree}", "-m", message, folder=stage.origin).strip()
    run_git("update-ref", "refs/heads/site", commit, folder=stage.origin)

    hand_over(stage, "by hand")()
    (run,) = stage.hosting.happen(events.by_hand(NAME, sha=stage.tip()))

    assert run.conclusion == "success"
    assert stage.text("page.html") == "by hand"


@pytest.mark.audit  # a whole build
def test_without_the_setting_the_address_is_that_of_github_pages_and_the_branch_is_served_itself(prepared, tmp_path):
    with take_stage(prepared, tmp_path / "stage", SITE_URL="") as stage:
        stage.computer.idle = {"keep"}
        runs = stage.hosting.happen(stage.push(append("docs/en/index.md", "\nMore.\n")))

        assert told(runs) == row("a change of data reaches main").runs
        assert '<link rel="canonical" href="https://campus.github.io/hub/">' in stage.text("index.html")
        assert "CNAME" not in stage.files()
        assert stage.computer.pages is None
        assert "every page is still marked as a preview: " in stage.computer.said["publish: Publish the site"]
        assert 'class="hub-preview"' in stage.text("index.html")


def test_a_push_that_the_repository_refuses_fails_the_run(stage):
    hand_over(stage, "x")()
    (stage.origin / "hooks").mkdir()
    add_hook(stage.origin, "pre-receive", "exit 1\n")

    (run,) = stage.hosting.happen(events.by_hand(NAME, sha=stage.tip()))

    assert (run.conclusion, run.jobs["publish"].result, run.jobs["deploy"].result) == ("failure", "failure", "skipped")
    assert stage.files() == set()


def test_the_branch_is_handed_over_to_pages_in_one_place_and_only_where_that_is_the_setting():
    workflows = read_workflows()
    steps = [
        (file, step) for file, one in workflows.items() for job in one.jobs.values() for step in job.get("steps", [])
    ]
    calls = [
        job for one in workflows.values() for job in one.jobs.values() if job.get("uses", "").endswith("/deploy.yml")
    ]

    assert {file for file, step in steps if "deploy-pages" in step.get("uses", "")} == {"deploy.yml"}
    assert calls
    assert [job for job in calls if "vars.PAGES_SOURCE == 'actions'" not in job["if"]["expression"]] == []
