"""Hostile names in every command: nothing that is printed steers a terminal or the log of a workflow, or is endless."""

import re
import subprocess
from contextlib import suppress

import pytest

from hub.cli import main
from hub.problems import Phrase, Problem
from hub.text.escaping import label

pytestmark = pytest.mark.long


HOSTILE = {
    "a command": "::error file=x::y",
    "a command on a line of its own": "a\n::stop-commands::x",
    "an older command": "##[add-mask]a",
    "colours": "\x1b[31mred\x1b[0m",
    "a title": "\x1b]0;owned\x07",
    "a cursor": "a\rb\x08c\x9b2J",
    "bidirectional": "a\u202egnp.exe\u2066",
    "separators": "a\u2028::error::b\u2029c\x85d",
    "invisible": "a\u200bb\ufeffc",
    "endless": "x" * 100_000,
    "tags": "a\U000e0041b",
}
COMMANDS = {
    "changes": ["changes", "{}", "HEAD"],
    "changes, scope": ["changes", "--scope", "HEAD", "{}"],
    "take": ["take", "{}", "--into", "taken"],
    "fix": ["fix", "{}"],
    "review": ["review", "1", "{}", "--into", "a.json"],
    "review, remote": ["review", "1", "HEAD", "--remote", "{}", "--into", "a.json"],
    "publish": ["publish", "site", "--branch", "{}"],
    "comment": ["comment", "1", "{}", "--from", "{}", "--gate", "success", "--run", "{}"],
    "mark": ["mark", "{}", "--gate", "{}", "--run", "{}"],
    "proposal": ["proposal", "--number", "{}", "--sha", "{}"],
    "intake": ["intake", "--event", "{}"],
    "propose": ["propose", "--event", "{}", "--proposal", "{}", "--onto", "{}"],
    "answer": ["answer", "--event", "{}", "--pull", "{}"],
    "build": ["build", "--into", "{}"],
    "new": ["new", "{}"],
    "new, id": ["new", "event", "--", "{}"],
    "new, language": ["new", "event", "a", "--lang", "{}"],
    "watch": ["watch", "--minutes", "{}"],
    "no command": ["{}"],
}
STEERS = re.compile("^\\s*::|##\\[", re.MULTILINE)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    (folder / "mkdocs.yml").write_text("plugins:\n  - i18n: {languages: [{locale: en, name: E, default: true}]}\n")
    (folder / "data" / "practices").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_hostile_argument_steers_nothing(command, name, project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    monkeypatch.setenv("GITHUB_REPOSITORY", "")

    said = said_by([part.format(name) for part in command], capsys)

    assert is_harmless(said), said[:2000]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    "variable", ["SITE_URL", "REPO_URL", "HUB_PROPOSAL", "HUB_TODAY", "HUB_DATA", "HUB_SEARCH", "HUB_GENERATOR"]
)
def test_a_hostile_setting_steers_nothing(variable, name, project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    monkeypatch.setenv(variable, name[:30_000])  # the system takes no more than 128 KiB

    said = said_by(["check"], capsys)

    assert said
    assert is_harmless(said), said[:2000]


@pytest.mark.parametrize("name", [name for name in HOSTILE.values() if len(name) < 100], ids=lambda name: ascii(name))
@pytest.mark.parametrize("command", [["check"], ["check", "--lang", "fr"], ["fix"], ["fix", "--dry-run"]])
def test_hostile_names_in_the_registries_steer_nothing(command, name, project, monkeypatch, capsys, tmp_path):
    data = tmp_path / "data"
    (data / "practices").mkdir(parents=True)
    text = "".join(f"\\U{ord(char):08x}" for char in name)
    record = f'- id: "{text}"\n  "{text}": "{text}"\n  kind: "{text}"\n  sources: ["{text}", "{text}"]\n'
    (data / "events.yml").write_text(f"{record}{record}")
    for file in (f"{name}.yml", f"{name}.txt"):
        (data / "practices" / file.replace("/", "-")).write_text(f'"{text}": "{text}"\n\ttitle: x\n')
    monkeypatch.chdir(project)
    monkeypatch.setenv("HUB_DATA", str(data))

    said = said_by(command, capsys)

    assert said.count("\n") > 2
    assert is_harmless(said), said[:2000]


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_every_part_of_a_message_is_visible_and_cut(name):
    values = {"field": name, "value": name, "choices": [name] * 100, "hint": Phrase("perhaps", {"right": name})}

    said = Problem(file=name, line=1, record=name, code="not-a-choice", values=values).message("fr")

    assert said.replace("\xa0", " ").replace("\u202f", " ").isprintable()
    assert len(said) < 1_400


def test_a_label_says_what_cannot_be_seen():
    assert label("a\x1b\u202eb", 20) == r"a\u001b\u202eb"


def said_by(arguments, capsys):
    """What a command says, on both streams; it may end in any way but a traceback."""
    with suppress(SystemExit):
        main(arguments)
    return "".join(capsys.readouterr())


def is_harmless(said):
    plain = said.replace("\n", "").replace("\xa0", "").replace("\u202f", "")
    return plain.isprintable() and not STEERS.search(said) and len(said) < 60_000
