"""The rehearsal of publication: the shell steps of `publish.yml`, one after the other, with a local bare repository."""

import json
import os
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.publications import ROOT, git_environment, history, hub, make_remote, run_git, tip, write_site
from tests.serving import serving
from tests.workflows import FOLDER, all_steps, run_step, steps, workflow

NAME = "publish.yml"
TOKEN = "ghs_0123456789abcdef"


class Api(BaseHTTPRequestHandler):
    """GitHub's list of open proposals, number 12 alone, and how two commits of the last rehearsal lie to each other."""

    remote: Path

    def do_GET(self):
        """One page, or a comparison."""
        _, asked, commits = self.path.partition("/compare/")
        found = self.compared(*commits.partition("?")[0].split("...")) if asked else [{"number": 12}]
        answer = json.dumps(found or {"message": "Not Found"}).encode()
        allowed = self.headers["Authorization"] == f"Bearer {TOKEN}"
        self.send_response((200 if found else 404) if allowed else 401)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def compared(self, base, head):
        """As GitHub's `compare` says it; nothing where it does not know a commit."""
        ends = {base, head}
        for status, first, last in [("ahead", base, head), ("behind", head, base)]:
            done = run_git_quietly("merge-base", "--is-ancestor", first, last, folder=self.remote)
            if done.returncode == 0:
                return {"status": status if len(ends) > 1 else "identical"}
        return {"status": "diverged"} if done.returncode == 1 else None

    def log_message(self, format, *arguments):
        """Stays quiet."""


def run_git_quietly(*arguments, folder):
    """Git, whatever its exit status."""
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)


class Rehearsal:
    """A repository on a host, and what a run of the workflow does with it."""

    def __init__(self, folder, api):
        self.folder, self.api, self.runs = folder, api, 0
        self.remote = Api.remote = make_remote(folder / "remote.git")
        self.work = copy_files(folder / "work")
        run_git("init", "--quiet", "--initial-branch=main", folder=self.work)
        run_git("remote", "add", "origin", str(self.remote), folder=self.work)
        self.push("Start")

    def push(self, message):
        """What a merged proposal does."""
        run_git("add", "--all", folder=self.work)
        run_git("commit", "--quiet", f"--message={message}", folder=self.work)
        run_git("push", "--quiet", "origin", "main", folder=self.work)

    def run(self, *, site_url="https://hub.example.org/", commit="main"):
        """Both jobs in order, each in its own checkout, as far as none fails; the name of the step that did, or none."""
        self.runs += 1
        values = {
            "github.server_url": "https://github.com",
            "github.repository": "Campus-EU/hub",
            "vars.SITE_URL": site_url,
            "github.token": TOKEN,
        }
        for job in ("build", "publish"):
            checkout = self.checkout(f"{job}-{self.runs}", commit)
            if job == "publish":
                shutil.move(self.folder / f"build-{self.runs}" / "site", checkout / "site")
            for step in steps(NAME, job):
                if "run" in step:
                    done = run_step(
                        NAME, job, step["name"], folder=checkout, values=values, environment=self.given(checkout)
                    )
                    self.said = done.stdout + done.stderr
                    if done.returncode:
                        return step["name"]
        return None

    def given(self, checkout):
        """What a runner has in its environment."""
        github = {
            "GITHUB_REPOSITORY": "Campus-EU/hub",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_API_URL": self.api,
        }
        return {
            **git_environment(),
            **github,
            "HUB_TODAY": "2026-12-01",
            "HUB_SEARCH": "off",
            "PYTHONPATH": str(checkout),
        }

    def checkout(self, name, commit):
        """A clone of main, or of a commit, in which everything is installed."""
        folder = self.folder / name
        run_git("clone", "--quiet", "--depth=1", "--branch=main", f"file://{self.remote}", str(folder))
        run_git("fetch", "--quiet", "--depth=1", "origin", commit, folder=folder)
        run_git("checkout", "--quiet", "--detach", "FETCH_HEAD", folder=folder)
        (folder / ".venv").mkdir()
        for path in Path(sys.prefix).iterdir():
            if path.name != ".ready":
                (folder / ".venv" / path.name).symlink_to(path)
        for path in ("requirements.txt", "pyproject.toml"):
            os.utime(folder / path, (0, 0))
        (folder / ".venv" / ".ready").touch()
        return folder


def copy_files(target):
    """The project as it stands here. The form in the browser is bundled in tests of its own: it asks a registry."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    with (target / "Makefile").open("a", encoding="utf-8") as stream:
        stream.write("\nadmin:\n\t@echo bundled\n")
    return target


@pytest.fixture(scope="module")
def api():
    with serving(Api) as address:
        yield address


@pytest.fixture
def rehearsal(tmp_path, api):
    return Rehearsal(tmp_path, api)


def test_a_change_of_main_is_published_and_an_unchanged_day_sends_nothing(rehearsal, tmp_path):
    preview = write_site(tmp_path / "preview")
    for number in ("7", "12"):
        hub("publish", preview, "--remote", rehearsal.remote, "--preview", number)

    assert rehearsal.run() is None, rehearsal.said
    first, files = tip(rehearsal.remote), names_on(rehearsal.remote)
    message = run_git("log", "-1", "--format=%B", "site", folder=rehearsal.remote)
    assert rehearsal.run() is None, rehearsal.said
    second = tip(rehearsal.remote)

    assert {".nojekyll", "CNAME", "index.html", "fr/index.html", "404.html", "preview/12/index.html"} <= files
    assert "preview/7/index.html" not in files
    commit = run_git("rev-parse", "HEAD", folder=rehearsal.work).strip()
    assert f"\nsite: {commit}\n" in message
    assert second == first
    assert history(rehearsal.remote) == 2  # one of main, one of the site


def names_on(remote):
    return set(run_git("ls-tree", "-r", "--name-only", "site", folder=remote).splitlines())


@pytest.mark.parametrize(
    ("file", "text", "step"),
    [
        ("data/events.yml", "- id: [\n", "Check the registries"),
        ("docs/en/index.md", "\n\n{{ no_such_macro() }}\n", "Build the site"),
    ],
)
def test_a_fault_on_main_leaves_the_site_as_it_was(rehearsal, tmp_path, file, text, step):
    hub("publish", write_site(tmp_path / "before"), "--remote", rehearsal.remote)
    before = tip(rehearsal.remote)
    with (rehearsal.work / file).open("a", encoding="utf-8") as stream:
        stream.write(text)
    rehearsal.push("A fault")

    assert rehearsal.run() == step
    assert tip(rehearsal.remote) == before


def test_an_old_run_that_is_started_again_does_not_replace_a_newer_site(rehearsal):
    old = run_git("rev-parse", "HEAD", folder=rehearsal.work).strip()
    with (rehearsal.work / "docs/en/index.md").open("a", encoding="utf-8") as stream:
        stream.write("\nSomething new.\n")
    rehearsal.push("Something new")
    new = run_git("rev-parse", "HEAD", folder=rehearsal.work).strip()
    assert rehearsal.run() is None, rehearsal.said
    published = tip(rehearsal.remote)

    assert rehearsal.run(commit=old) is None, rehearsal.said
    assert f"the published site was made from {new}, which is newer than {old}: it stays" in rehearsal.said
    assert tip(rehearsal.remote) == published


def test_a_site_of_a_commit_that_github_does_not_know_is_replaced(rehearsal, tmp_path):
    """As one that was sent from a computer."""
    hub("publish", write_site(tmp_path / "before"), "--remote", rehearsal.remote)
    message = f"Publish the site and its previews\n\nsite: {'1' * 40}\n"
    commit = run_git("commit-tree", "site^{tree}", "-m", message, folder=rehearsal.remote).strip()
    run_git("update-ref", "refs/heads/site", commit, folder=rehearsal.remote)

    assert rehearsal.run() is None, rehearsal.said
    assert tip(rehearsal.remote) != commit


def test_without_the_setting_the_address_is_that_of_github_pages(rehearsal):
    assert rehearsal.run(site_url="") is None, rehearsal.said

    page = run_git("show", "site:index.html", folder=rehearsal.remote)
    assert '<link rel="canonical" href="https://campus-eu.github.io/hub/">' in page
    assert "CNAME" not in names_on(rehearsal.remote)
    assert "every page is still marked as a preview: " in rehearsal.said
    assert 'class="hub-preview"' in page


def test_publication_runs_on_main_every_night_and_by_hand_one_at_a_time():
    content = workflow(NAME)

    assert content["on"]["push"] == {"branches": ["main"]}
    assert set(content["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert content["concurrency"] == {"group": "publish", "cancel-in-progress": "false"}
    assert content["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


def test_only_the_job_that_pushes_may_write():
    rights = {name: job["permissions"] for name, job in workflow(NAME)["jobs"].items()}

    assert rights == {
        "build": {"contents": "read"},
        "publish": {"contents": "write", "pull-requests": "read"},
        "deploy": {"contents": "read", "pages": "write", "id-token": "write"},
        "keep": {"contents": "read"},
    }


def test_what_the_build_hands_on_is_what_publication_takes():
    handed = next(step["with"] for step in steps(NAME, "build") if "upload-artifact" in step.get("uses", ""))
    taken = next(step["with"] for step in steps(NAME, "publish") if "download-artifact" in step.get("uses", ""))

    assert (handed["name"], handed["path"], handed["include-hidden-files"]) == ("site", "site/", "true")
    assert taken == {"name": "site", "path": "site"}


def test_the_branch_is_handed_over_to_pages_in_one_place_and_only_where_that_is_the_setting():
    calls = [
        job
        for path in sorted(FOLDER.glob("*.yml"))
        for job in workflow(path.name)["jobs"].values()
        if job.get("uses", "").endswith("/deploy.yml")
    ]
    deploying = {file for file, _, step in all_steps() if "deploy-pages" in step.get("uses", "")}
    rights = workflow("deploy.yml")["jobs"]["deploy"]["permissions"]

    assert deploying == {"deploy.yml"}
    assert [
        job for job in calls if job["permissions"] != rights or "vars.PAGES_SOURCE == 'actions'" not in job["if"]
    ] == []
    assert calls


def test_all_of_the_branch_is_handed_over():
    checkout, upload, deployed = steps("deploy.yml", "deploy")

    assert checkout["with"] == {"ref": "site", "persist-credentials": "false"}
    assert {key: upload["with"][key] for key in ("path", "include-hidden-files")} == {
        "path": ".",
        "include-hidden-files": "true",
    }
    # A second attempt of a run finds what the first one handed over, and `deploy-pages` refuses two of one name.
    assert upload["with"]["name"] == deployed["with"]["artifact_name"] == "github-pages-${{ github.run_attempt }}"
