"""What counts as content, for which no test of the code runs: plain registries and hand-written pages."""

from __future__ import annotations

import pytest

from hub.changes.scope import is_page_path
from hub.cli import main
from tests.proposals import commit, git
from tests.workflows import workflow

pytestmark = pytest.mark.long


CONFIG = "plugins: [{i18n: {languages: [{locale: en, default: true}, {locale: fr}]}}]\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project with a registry, two pages and some code, on the branch `proposal`."""
    write(tmp_path, "mkdocs.yml", CONFIG)
    for name in ("data/events.yml", "docs/en/index.md", "docs/fr/index.md", "docs/assets/hub.js", "hub/cli.py"):
        write(tmp_path, name, f"{name}\n")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path)
    git(tmp_path, "switch", "--quiet", "--create", "proposal")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    return tmp_path


def write(root, name, text="x\n"):
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def scope(capsys, *arguments):
    status = main(["scope", *arguments])
    return status, capsys.readouterr().out


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("data/events.yml",), "content"),
        (("data/practices/new.yml",), "content"),
        (("docs/fr/index.md",), "content"),
        (("docs/en/new/page.md", "data/events.yml"), "content"),
        (("docs/assets/hub.js",), "code"),
        (("docs/assets/readme.md",), "code"),
        (("docs/index.md",), "code"),
        (("docs/de/index.md",), "code"),
        (("docs/en/picture.svg",), "code"),
        (("docs/en/.hidden.md",), "code"),
        (("docs/en/page.MD",), "code"),
        (("data/README.md",), "code"),
        (("mkdocs.yml",), "code"),
        (("README.md",), "code"),
        ((".github/workflows/test.yml",), "code"),
        (("tests/data/frozen/data/events.yml",), "code"),
        (("data/events.yml", "hub/cli.py"), "code"),
        ((), "code"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else None,
)
def test_content_is_registries_and_pages_and_a_mixed_proposal_is_code(root, names, expected, capsys):
    for name in names:
        write(root, name, CONFIG + "# x\n" if name == "mkdocs.yml" else "changed\n")
    commit(root)

    assert scope(capsys, "main", "HEAD") == (0, f"scope={expected}\n")


def test_a_page_that_becomes_a_link_or_a_program_is_code(root, capsys):
    (root / "docs/en/index.md").chmod(0o755)
    commit(root)
    assert scope(capsys, "main", "HEAD") == (0, "scope=code\n")

    (root / "docs/en/index.md").unlink()
    (root / "docs/en/index.md").symlink_to("../../hub/cli.py")
    commit(root)
    assert scope(capsys, "main", "HEAD") == (0, "scope=code\n")


def test_a_page_that_goes_is_content_and_code_that_goes_is_code(root, capsys):
    (root / "docs/fr/index.md").unlink()
    commit(root)
    assert scope(capsys, "main", "HEAD") == (0, "scope=content\n")

    (root / "docs/assets/hub.js").rename(root / "docs/fr/hub.md")
    commit(root)
    assert scope(capsys, "main", "HEAD") == (0, "scope=code\n")


@pytest.mark.parametrize("base", ["", "0" * 40, "nowhere", "--all"])
def test_what_git_cannot_tell_is_code(root, base, capsys):
    """By hand there is nothing before, on a new branch GitHub says forty zeros."""
    write(root, "data/events.yml")
    commit(root)

    assert scope(capsys, "--number", "", "--", base, "HEAD") == (0, "scope=code\n")


def test_a_proposal_is_fetched_as_data_from_where_it_lies(root, tmp_path_factory, capsys):
    origin = tmp_path_factory.mktemp("origin")
    git(origin, "init", "--quiet", "--bare")
    git(root, "remote", "add", "origin", str(origin))
    write(root, "docs/fr/index.md", "changed\n")
    head = commit(root)
    git(root, "push", "--quiet", "origin", "HEAD:refs/pull/12/head", "main")
    base = git(root, "rev-parse", "main")

    assert scope(capsys, base, head, "--number", "12") == (0, "scope=content\n")
    assert scope(capsys, base, "f" * 40, "--number", "12") == (0, "scope=code\n")
    assert scope(capsys, base, head, "--number", "13") == (0, "scope=code\n")
    assert scope(capsys, base, head, "--number", "12; ls")[0] == 2


def test_the_output_reaches_the_next_job(root, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_OUTPUT", str(root / "outputs"))
    write(root, "data/events.yml")
    commit(root)

    scope(capsys, "main", "HEAD")

    assert (root / "outputs").read_text(encoding="utf-8") == "scope=content\n"


@pytest.mark.parametrize(
    "path", ["docs/en/../../hub/x.md", "docs//en/x.md", "/docs/en/x.md", "docs/en/a\\b.md", "docs/en"]
)
def test_a_path_that_leads_elsewhere_is_no_page(path):
    assert not is_page_path(path, ("en", "fr"))


def test_in_doubt_the_code_is_tested_and_the_proposal_does_not_decide_for_itself():
    """A job that `if` leaves out counts as passed, so it must run when the one that decides has failed."""
    found = workflow("test.yml")
    checkout = found["jobs"]["scope"]["steps"][0]

    assert found["jobs"]["test"]["if"] == "${{ !cancelled() && needs.scope.outputs.scope != 'content' }}"
    assert checkout["with"]["ref"] == "${{ github.event.pull_request.base.sha || github.sha }}"
    assert set(found["on"]) == {"pull_request", "push", "workflow_dispatch"}
    assert all("paths" not in (one or {}) and "paths-ignore" not in (one or {}) for one in found["on"].values())
    assert [job["permissions"] for job in found["jobs"].values()] == [{"contents": "read"}] * 2
