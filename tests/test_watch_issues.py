"""What the watch says: on the terminal, in files, and in one issue for each kind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from hub.watching.addresses import Place
from hub.watching.bodies import issue_body, plain_lines
from hub.watching.reports import Report, ReportItem, ReportSection
from tests.forked import run_forked
from tests.frozen import ROOT
from tests.github_server import running_github
from tests.registries import copy_small

pytestmark = pytest.mark.long

REPO_URL = "https://code.example.org/campus/hub"
HOSTILE = "https://a.org/<script>`@someone`\n[x](y)"
BROKEN = ReportItem(
    code="link-status",
    values={"status": 404},
    addresses={"address": HOSTILE},
    places=(Place("data/events.yml", 12, "kick-off"), *(Place("docs/fr/é.md", line) for line in range(1, 9))),
)
MOVED = ReportItem(
    code="link-moved",
    addresses={"address": "http://a.org/1", "target": "https://github.com/other/hub/issues/1"},
    places=(Place("data/events.yml", 3, "@someone`<b>"),),
)
UNSURE = ReportItem(
    code="link-private", addresses={"address": "http://10.0.0.1/"}, places=(Place("data/events.yml", 4, "a"),)
)
LINKS = Report(
    kind="links",
    sections=(
        ReportSection(heading="links-broken", items=(BROKEN,)),
        ReportSection(heading="links-moved", items=(MOVED,)),
        ReportSection(heading="links-unsure", items=(UNSURE,), calls=False),
    ),
)


@pytest.fixture
def project(tmp_path):
    """A small project: two languages, one event that is over, no page of its own."""
    root = tmp_path / "project"
    root.mkdir()
    copy_small(root)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    (root / "mkdocs.yml").write_text(
        "plugins:\n  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n        - {locale: fr, name: Français}\n",
        encoding="utf-8",
    )
    return root


def watch(root, *arguments, code="", **environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("HUB_DATA", "REPO_URL", "SITE_URL")}
    environment = {**kept, "PYTHONPATH": str(ROOT), "HUB_TODAY": "2026-04-01", **environment}
    if not code:
        return run_forked(root, ["watch", *arguments], environment)
    command = [sys.executable, "-c", code, "watch", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_a_body_says_what_is_broken_where_and_who_mends_it_and_foreign_text_stays_text():
    body = issue_body(LINKS, REPO_URL, "fr")

    lines = body.splitlines()
    assert lines[2].startswith("**Qui fait quoi\u00a0:** la personne qui tient la fiche")
    assert lines[4:] == [
        "## Liens rompus (1)",
        "",
        "- <https://a.org/%3Cscript%3E%60@someone%60%0A[x](y)>\u00a0: le serveur répond 404 ("
        "`kick-off` [`data/events.yml:12`](https://code.example.org/campus/hub/blob/main/data/events.yml?plain=1#L12), "
        + ", ".join(f"[`docs/fr/é.md:{n}`]({REPO_URL}/blob/main/docs/fr/%C3%A9.md?plain=1#L{n})" for n in range(1, 7))
        + ", et 2 autres endroits)",
        "",
        "## Adresses déplacées définitivement (1)",
        "",
        "- <http://a.org/1>\u00a0: désormais à `https://github.com/other/hub/issues/1` "
        f"(`@someone?<b>` [`data/events.yml:3`]({REPO_URL}/blob/main/data/events.yml?plain=1#L3))",
        "",
        "<details>",
        "<summary>Liens qui n’ont pas pu être vérifiés\u00a0: rien à faire, sauf s’ils échouent aussi dans votre navigateur (1)</summary>",
        "",
        "- <http://10.0.0.1/>\u00a0: hors de l’internet public, donc non vérifié "
        f"(`a` [`data/events.yml:4`]({REPO_URL}/blob/main/data/events.yml?plain=1#L4))",
        "",
        "</details>",
    ]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://[abc", "`https://[abc`"),
        ("https://a.org/#x", "<https://a.org/#x>"),
        ("https://\u2100.org/", "<https://%E2%84%80.org/>"),
        ("https://gist.github.com/a", "`https://gist.github.com/a`"),
        ("https://github.com./a/b/issues/1", "`https://github.com./a/b/issues/1`"),
    ],
)
def test_an_address_is_a_link_only_where_it_leads_somewhere_and_notifies_nobody(address, shown):
    item = ReportItem(code="link-invalid", addresses={"address": address}, places=(Place("a.yml", 1),))
    report = Report(kind="links", sections=(ReportSection(heading="links-broken", items=(item,)),))

    assert issue_body(report, "", "fr").splitlines()[-1].startswith(f"- {shown}\u00a0: ")


def test_without_an_address_of_the_repository_places_are_named_only():
    assert "(`@someone?<b>` `data/events.yml:3`)" in issue_body(LINKS, "", "fr")


def test_nothing_to_do_is_no_body():
    assert issue_body(Report(kind="links", sections=LINKS.sections[2:]), REPO_URL, "fr") == ""
    assert issue_body(Report(kind="reviews", sections=()), REPO_URL, "fr") == ""


def test_the_terminal_names_every_place_first():
    report = Report(kind="links", sections=LINKS.sections[1:])

    assert list(plain_lines(report, "en")) == [
        "Watch: outside links to mend",
        "  Addresses that have moved for good (1)",
        "    data/events.yml:3: @someone`<b>: http://a.org/1: now at https://github.com/other/hub/issues/1",
        "  Links that could not be checked: nothing to do unless they fail in your browser too (1)",
        "    data/events.yml:4: a: http://10.0.0.1/: not on the public internet, so it is not tried",
    ]


def test_the_command_prints_in_the_language_asked_for(project):
    done = watch(project, "--lang", "fr")

    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Veille\u00a0: fiches à vérifier"
    assert "    data/events.yml:2: opening: terminé\u00a0: 2 mars 2026" in lines
    assert lines[-1] == "Les liens n’ont pas été vérifiés\u00a0: ajouter --links."


def test_files_are_written_in_french_and_deleted_once_settled(project):
    watch(project, "--into", "out")
    first = sorted(path.name for path in (project / "out").iterdir())
    events = project / "data" / "events.yml"
    events.write_text(
        events.read_text(encoding="utf-8").replace("scope: project", "scope: ecosystem"), encoding="utf-8"
    )

    watch(project, "--into", "out")

    assert first == ["editorial.md", "outcomes.md", "reviews.md", "translations.md"]
    assert sorted(path.name for path in (project / "out").iterdir()) == [
        "editorial.md",
        "reviews.md",
        "translations.md",
    ]
    assert "## Vers la langue\u00a0: anglais" in (project / "out" / "translations.md").read_text(encoding="utf-8")


def test_one_issue_a_kind_is_opened_updated_and_closed(project):
    events = project / "data" / "events.yml"
    text = events.read_text(encoding="utf-8")
    with running_github() as github:
        environment = {**github.environment, "REPO_URL": REPO_URL}
        first = watch(project, "--keep-issues", **environment)
        opened = [(item["title"], item["state"], item["labels"]) for item in github.issues]
        github.changes.clear()
        watch(project, "--keep-issues", **environment)
        again = list(github.changes)
        events.write_text(text.replace("scope: project", "scope: ecosystem"), encoding="utf-8")
        watch(project, "--keep-issues", **environment)

        assert first.returncode == 0, first.stderr
        assert opened == [
            ("Veille\u00a0: fiches à vérifier", "open", [{"name": "veille-verification"}]),
            ("Veille\u00a0: événements passés sans bilan", "open", [{"name": "veille-bilans"}]),
            ("Veille\u00a0: traductions manquantes", "open", [{"name": "veille-traductions"}]),
            ("Veille\u00a0: textes à relire", "open", [{"name": "veille-redaction"}]),
        ]
        assert again == []
        assert [item["state"] for item in github.issues] == ["open", "closed", "open", "open"]


def test_links_that_were_not_asked_leave_their_issue_alone(project):
    with running_github() as github:
        github.add_issue("Veille\u00a0: liens externes à réparer", "<!-- veille-liens -->\nold")

        watch(project, "--keep-issues", **github.environment)

        assert (github.issues[0]["state"], github.issues[0]["body"]) == ("open", "<!-- veille-liens -->\nold")


THIS_MACHINE_ALONE = """
import socket, sys
from hub.cli import main
found = socket.getaddrinfo
socket.getaddrinfo = lambda host, *given, **named: found("127.0.0.1", *given, **named)
sys.exit(main(sys.argv[1:]))
"""
"""The command where every name leads to this machine, which the watch does not ask, one after the other, with a pause.

GitHub's stand-in runs here under a number and is found as always.
"""


def test_what_there_was_no_time_for_closes_no_issue(project):
    (project / "out").mkdir()
    (project / "out" / "links.md").write_text("old\n", encoding="utf-8")
    with running_github() as github:
        github.add_issue("Veille\u00a0: liens externes à réparer", "<!-- veille-liens -->\nold")

        done = watch(project, "--lang", "en", "--links", "--minutes", "0.02", "--into", "out", "--keep-issues", code=THIS_MACHINE_ALONE, **github.environment)  # fmt: skip

        assert done.returncode == 0, done.stderr
        assert re.fullmatch(r"    example\.org: \d+ address\(es\) not asked", done.stdout.splitlines()[-1])
        assert (github.issues[0]["state"], github.issues[0]["body"]) == ("open", "<!-- veille-liens -->\nold")
    assert (project / "out" / "links.md").read_text(encoding="utf-8") == "old\n"


def test_a_run_that_is_stopped_while_it_asks_has_kept_everything_else(project):
    with running_github() as github:
        command = [sys.executable, "-c", THIS_MACHINE_ALONE, "watch", "--links", "--keep-issues", "--lang", "en"]
        environment = {**os.environ, **github.environment, "PYTHONPATH": str(ROOT), "HUB_TODAY": "2026-04-01"}
        running = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # fmt: skip
        with running:
            told = running.stderr.readline()
            running.kill()

        assert re.fullmatch(r"hub watch: \d+ outside addresses to ask, in 30 minutes at the most\n", told)
        assert len(github.issues) == 4


def test_one_kind_that_cannot_be_kept_keeps_no_other_from_being_kept(project):
    (project / "out" / "outcomes.md").mkdir(parents=True)
    with running_github() as github:
        done = watch(project, "--into", "out", "--keep-issues", **github.environment)

        assert (done.returncode, done.stderr.count("hub watch: [Errno 21] Is a directory")) == (1, 1)
        assert len(github.issues) == 4
    assert [path.name for path in sorted((project / "out").iterdir()) if path.is_file()] == ["editorial.md", "reviews.md", "translations.md"]  # fmt: skip


@pytest.mark.parametrize("minutes", ["0", "0.0", "-1", "soon", "nan", "1e3", ""])
def test_the_minutes_are_a_number_above_nothing(project, minutes):
    done = watch(project, "--links", "--minutes", minutes)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "message"),
    [
        (["--keep-issues"], {"GITHUB_TOKEN": "", "GITHUB_REPOSITORY": ""}, "hub watch: GITHUB_REPOSITORY must be set in the environment\n"),
        (["--into", "mkdocs.yml"], {}, "hub watch: [Errno 17] File exists: 'mkdocs.yml'\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(project, arguments, environment, message):
    done = watch(project, "--lang", "en", *arguments, **environment)

    assert (done.returncode, done.stderr) == (1, message)


def test_broken_registries_are_mended_first(project):
    (project / "data" / "events.yml").write_text("- id: a\n", encoding="utf-8")

    done = watch(project, "--lang", "en")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "hub watch: the registries have problems; run `hub check` and mend them first\n"
