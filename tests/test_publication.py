"""`hub publish` onto a local bare repository: what the branch holds afterwards, and what is refused."""

import os

import pytest

from tests.builds import complete
from tests.frozen import copy_project
from tests.publications import (
    ADDRESS,
    AS_BEFORE,
    MISSING,
    files_on,
    history,
    hub,
    page,
    run_git,
    tip,
    write_site,
)

pytestmark = pytest.mark.long


STILL = f"every page is still marked as a preview: {MISSING} point(s) to settle, named by `hub check --publish`\n"


@pytest.fixture
def site(tmp_path):
    return write_site(tmp_path / "site", **{"fr/index.html": "bonjour\n", ".well-known/x": "x\n"})


def size_of(site):
    """The bytes of a folder's files, as the message of the commit says them."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def on_branch(site):
    """The files of a folder, as the branch must hold them."""
    files = {str(path.relative_to(site)): path.read_text() for path in site.rglob("*") if path.is_file()}
    return {".nojekyll": "", **files}


def below(number, site):
    return {
        f"preview/{number}/{path.relative_to(site)}": path.read_text() for path in site.rglob("*") if path.is_file()
    }


def test_the_first_publication_makes_the_branch(remote, site):
    done = hub("publish", site, "--remote", remote)

    assert done == (0, f"the site is on the branch site: 4 files\nno previews on the branch\n{STILL}", "")
    assert files_on(remote) == on_branch(site)
    assert run_git("for-each-ref", "--format=%(refname)", folder=remote) == "refs/heads/site\n"


def test_the_next_publication_replaces_it_by_one_commit(remote, site):
    hub("publish", site, "--remote", remote)
    (site / "fr" / "index.html").unlink()
    (site / "it.html").write_text("buongiorno\n")

    done = hub("publish", site, "--remote", remote, "--lang", "fr")

    assert done[:2] == (
        0,
        "le site est sur la branche site\u00a0: 4 fichiers\naucun aperçu sur la branche\n"
        f"chaque page porte encore la mention d’aperçu\u00a0: {MISSING} point(s) à régler, que `hub check --publish` énumère\n",
    )
    assert files_on(remote) == on_branch(site)
    assert history(remote) == 1


def test_an_unchanged_site_sends_nothing(remote, site):
    hub("publish", site, "--remote", remote)
    before = tip(remote)

    done = hub("publish", site, "--remote", remote)

    assert done[0] == 0
    assert done[1].startswith("the branch site holds this very site already: nothing was sent\n")
    assert tip(remote) == before


def test_site_and_previews_leave_each_other_alone(remote, site, tmp_path):
    one, other = (write_site(tmp_path / name, **{f"{name}.html": name}) for name in ("one", "other"))
    changed = write_site(tmp_path / "changed", **{"changed.html": "changed"})

    done = [
        hub("publish", one, "--remote", remote, "--preview", "7"),
        hub("publish", site, "--remote", remote),
        hub("publish", other, "--remote", remote, "--preview", "12"),
        hub("publish", changed, "--remote", remote, "--preview", "7"),
        hub("publish", other, "--remote", remote),
    ]

    assert [status for status, _, _ in done] == [0, 0, 0, 0, 0]
    assert files_on(remote) == {**on_branch(other), **below(7, changed), **below(12, other)}
    assert done[-1][1] == f"the site is on the branch site: 3 files\npreviews on the branch: 7, 12\n{STILL}"
    assert history(remote) == 1


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["--drop", "7"], [12, 30]),
        (["--drop", "7", "30"], [12]),
        (["--drop", "8"], [7, 12, 30]),
        (["--keep", "12", "99"], [12]),
        (["--keep"], []),
        (["--keep", "7", "12", "--drop", "7"], [12]),
    ],
)
def test_previews_are_dropped_or_kept_by_number(remote, site, arguments, left):
    hub("publish", site, "--remote", remote)
    for number in ("7", "12", "30"):
        hub("publish", site, "--remote", remote, "--preview", number)

    assert hub("publish", "--remote", remote, *arguments)[0] == 0

    assert files_on(remote) == {**on_branch(site), **{k: v for n in left for k, v in below(n, site).items()}}


@pytest.mark.parametrize("number", ["../x", "0", "-1", "1/2", "٣", "", "12345678901", "7 ", "07"])
def test_a_preview_that_is_no_number_is_wrong_use(remote, site, number):
    assert hub("publish", site, "--remote", remote, f"--preview={number}")[0] == 2
    assert tip(remote) == ""


@pytest.mark.parametrize("branch", ["-f", "a..b", "refs/heads/x:y", "a.lock", "", "a b", "+site", "x."])
def test_a_branch_without_a_plain_name_is_wrong_use(remote, site, branch):
    assert hub("publish", site, "--remote", remote, f"--branch={branch}")[0] == 2


HOSTILE = {
    "a link to a file": (lambda f: (f / "passwd").symlink_to("/etc/passwd"), "passwd is a link or a device"),
    "a link to a folder": (lambda f: (f / "fr" / "up").symlink_to(".."), "fr/up is a link or a device"),
    "a pipe": (lambda f: os.mkfifo(f / "pipe"), "pipe is a link or a device"),
    "a repository": (lambda f: (f / "fr" / ".git").mkdir(), "fr/.git has a name"),
    "workflows": (lambda f: (f / ".GitHub").mkdir(), ".GitHub has a name"),
    "a line end": (lambda f: (f / "a\nb").touch(), "a?b has a name"),
    "a quote": (lambda f: (f / '"a"').touch(), '"a" has a name'),
    "bytes": (lambda f: open(os.fsencode(f) + b"/\xff", "w").close(), "? has a name"),  # noqa: PTH123
    "previews of its own": (lambda f: write_site(f / "preview" / "7"), "has a folder `preview` of its own"),
    "a file named preview": (lambda f: (f / "preview").touch(), "has a folder `preview` of its own"),
    "no sitemap": (lambda f: (f / "sitemap.xml").unlink(), "is not a built site"),
    "a local address": (
        lambda f: write_site(f, address="http://127.0.0.1:8000/"),
        "built for 'http://127.0.0.1:8000/'",
    ),
    "no address": (lambda f: (f / "index.html").write_text("<p>"), "was built for ''"),
    "an unreadable file": (lambda f: (f / "loop").symlink_to("loop"), "loop is a link or a device"),
    "no preview mark": (lambda f: write_site(f, marked=False), f"no preview mark, though {MISSING} point(s)"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_folder_that_is_no_proper_site_is_refused_and_the_branch_left(remote, site, name):
    hub("publish", site, "--remote", remote)
    before = tip(remote)
    spoil, sentence = HOSTILE[name]
    spoil(site)

    status, out, err = hub("publish", site, "--remote", remote)

    assert (status, out) == (1, "")
    assert sentence in err.splitlines()[0]
    assert err.splitlines()[1:] == AS_BEFORE.splitlines()
    assert tip(remote) == before


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "no preview mark"])
def test_a_preview_is_held_to_the_same(remote, site, name):
    spoil, sentence = HOSTILE[name]
    spoil(site)

    status, _, err = hub("publish", site, "--remote", remote, "--preview", "7")

    assert (status, sentence in err, tip(remote)) == (1, True, "")


def test_a_missing_folder_is_no_site(remote, tmp_path):
    status, _, err = hub("publish", tmp_path / "nowhere", "--remote", remote)

    assert status == 1
    assert err.startswith(f"hub: {tmp_path}/nowhere is not a built site ")


def test_a_site_built_for_another_address_than_the_setting_is_refused(remote, site):
    status, _, err = hub("publish", site, "--remote", remote, SITE_URL="https://www.example.org/")

    assert status == 1
    assert err.startswith(f"hub: the site was built for {ADDRESS}, but SITE_URL says https://www.example.org/: ")


def test_an_own_domain_is_told_and_taken_back(remote, site):
    (site / "CNAME").write_text("elsewhere.example.org\n")
    (site / "index.html").write_text(page("https://hub.example.org/"))
    hub("publish", site, "--remote", remote)
    told = files_on(remote).pop("CNAME", None)
    hub("publish", site, "--remote", remote, "--preview", "7")
    kept = files_on(remote)
    (site / "index.html").write_text(page())
    hub("publish", site, "--remote", remote)

    assert told == kept["CNAME"] == "hub.example.org\n"
    assert sorted(name for name in kept if name.endswith("CNAME")) == ["CNAME"]
    assert "CNAME" not in files_on(remote)


def test_a_branch_that_holds_something_else_is_never_replaced(remote, site, tmp_path):
    work = tmp_path / "work"
    run_git("clone", "--quiet", str(remote), str(work))
    (work / "README.md").write_text("people work here")
    run_git("add", "README.md", folder=work)
    run_git("commit", "--quiet", "--message=Work", folder=work)
    run_git("push", "--quiet", "origin", "HEAD:work", folder=work)

    status, _, err = hub("publish", site, "--remote", remote, "--branch", "work")

    assert status == 1
    assert err.startswith("hub: this branch holds something other than a published site: ")
    assert files_on(remote, "work") == {"README.md": "people work here"}


def test_a_long_history_and_what_is_no_preview_end_with_the_first_publication(remote, site, tmp_path):
    work = tmp_path / "work"
    run_git("clone", "--quiet", str(remote), str(work))
    strangers = {"preview/12": "a file", "preview/draft/x.html": "x", "preview/index.html": "x"}
    for number in range(5):
        write_site(work, **{".nojekyll": "", "old.html": f"{number}\n", **strangers})
        run_git("add", "--all", folder=work)
        run_git("commit", "--quiet", f"--message={number}", folder=work)
    run_git("push", "--quiet", "origin", "HEAD:site", folder=work)

    assert hub("publish", site, "--remote", remote)[0] == 0
    assert files_on(remote) == on_branch(site)
    assert history(remote) == 1


def test_nothing_of_the_person_who_publishes_is_touched(remote, site, tmp_path):
    project = copy_project(tmp_path / "project")
    run_git("init", "--quiet", "--initial-branch=work", folder=project)
    run_git("remote", "add", "origin", str(remote), folder=project)
    run_git("config", "user.name", "Anne Example", folder=project)
    run_git("config", "user.email", "anne@example.org", folder=project)
    run_git("add", "mkdocs.yml", "data", folder=project)
    run_git("commit", "--quiet", "--message=Start", folder=project)
    commit = run_git("rev-parse", "HEAD", folder=project).strip()
    (project / "data" / "events.yml").write_text("- id: half-done\n")
    run_git("add", "docs", folder=project)
    before = state(project)

    as_in_a_hook = {"GIT_DIR": str(remote), "GIT_INDEX_FILE": "/nowhere", "GIT_WORK_TREE": "/nowhere"}
    done = hub("publish", site, folder=project, **as_in_a_hook)

    assert done[0] == 0, done
    assert state(project) == before
    assert run_git("log", "--format=%an <%ae>, %cn <%ce>%n%B", "site", folder=remote).splitlines() == [
        "Anne Example <anne@example.org>, Anne Example <anne@example.org>",
        "Publish the site and its previews",
        "",
        f"site: {commit}-dirty",
        f"bytes of site: {size_of(site)}",
        "",
    ]


def state(project):
    """Every file: those of the working tree, and those of git with index, branches and objects."""
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_without_an_identity_the_hub_itself_is_the_author_of_an_unknown_source(remote, site, tmp_path):
    project = copy_project(tmp_path / "project")

    assert hub("publish", site, "--remote", remote, folder=project)[0] == 0
    assert run_git("log", "--format=%an <%ae>%n%b", "site", folder=remote).splitlines() == [
        "CAMPUS hub <noreply@campus-hub.invalid>",
        "site: unknown",
        f"bytes of site: {size_of(site)}",
        "",
    ]


@pytest.mark.parametrize("marked", [True, False])
def test_a_complete_site_is_published_without_a_mark_and_an_old_build_is_named(remote, site, tmp_path, marked):
    project = complete(copy_project(tmp_path / "project"))
    write_site(site, marked=marked)

    status, out, _ = hub("publish", site, "--remote", remote, folder=project, HUB_DATA=str(project / "data"))

    said = ["every page is still marked as a preview, though nothing is missing any more: build the site anew"]
    assert (status, out.splitlines()[2:]) == (0, said if marked else [])
