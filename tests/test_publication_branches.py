"""The branch of publications has a plain name that stands for nothing else."""

from __future__ import annotations

import subprocess

import pytest

from hub.publication.branches import is_branch_name
from tests.publications import AS_BEFORE, hub, make_remote, run_git, tip, write_site

pytestmark = pytest.mark.long


PLAIN = ["site", "gh-pages", "site-2027", "pages.v2", "published_site", "Site", "headlines", "maintenance"]
REFUSED = [
    *("", " ", "site ", " site", "a b", "a\tb", "a\nb", "site\x00", "sïte"),
    *("HEAD", "head", "Head", "@", "@{-1}", "-", "FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "AUTO_MERGE"),
    *("-x", "--force", "-", "+site", ":site", "site:main", "^site", "~1", "site~1", "site^", "site..main", "a...b"),
    *("refs/heads/site", "heads/site", "/site", "site/", "a/b", "a//b", "site.lock", ".site", "site.", "*", "s?te", "[a]"),
    *("site\\x", "main", "master", "Main", "develop", "config", "a" * 101, "$(id)", "`id`", "site;id", "0" * 40, "deadbeef"),
]  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_plain_names_are_taken_and_git_agrees(name):
    assert is_branch_name(name)
    assert subprocess.run(["git", "check-ref-format", "--branch", name], capture_output=True).returncode == 0


@pytest.mark.parametrize("name", REFUSED)
def test_other_names_are_refused(name):
    assert not is_branch_name(name)


@pytest.mark.parametrize("name", ["HEAD", "-x", "refs/heads/site", "main", "@{-1}", "", " "])
def test_the_command_refuses_them_before_it_does_anything(tmp_path, name):
    remote, site = make_remote(tmp_path / "remote.git"), write_site(tmp_path / "site")

    status, _, complaint = hub("publish", site, "--remote", remote, f"--branch={name}")

    assert (status, run_git("for-each-ref", folder=remote)) == (2, "")
    assert f"argument --branch: {name!r} is not a plain name of a branch for publications" in complaint


def test_the_branch_that_the_project_is_on_is_refused(tmp_path):
    remote, site = make_remote(tmp_path / "remote.git"), write_site(tmp_path / "site")
    project = tmp_path / "project"
    run_git("init", "--quiet", "--initial-branch=work", str(project))
    (project / "mkdocs.yml").write_text("plugins: [i18n: {languages: [{locale: en, name: English}]}]", encoding="utf-8")
    for branch in ("work", "Work"):
        status, _, complaint = hub(
            "publish", site, "--remote", remote, "--drop", "7", "--branch", branch, folder=project
        )

        assert (status, tip(remote, branch)) == (1, "")
        assert complaint == (
            f"hub: the project itself is on the branch {branch}: choose another name with --branch, such as site\n"
            + AS_BEFORE
        )
