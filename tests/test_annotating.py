"""`hub check --github`: problems as workflow commands, and nothing else that is one."""

from __future__ import annotations

import re

import pytest

from hub.console import defuse_command, visible_line
from hub.github.annotations import annotate
from hub.problems import Problem
from tests.commands import run_hub
from tests.frozen import bare_project
from tests.registries import DATA

pytestmark = pytest.mark.long

COMMAND = re.compile(r"^\s*::|##\[")
"""What a runner takes for a command: `::` at the beginning of a line, `##[` anywhere."""


def problem(**values) -> Problem:
    return Problem(**{"file": "data/events.yml", "line": 12, "record": "kick-off", "code": "empty", **values})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            problem(values={"field": "venue"}),
            "::error file=data/events.yml,line=12,title=À corriger\xa0%3A kick-off / To be mended%3A kick-off::"
            "venue est vide\u00a0: le remplir, ou supprimer toute la ligne%0A"
            "venue is empty: fill it in, or delete the whole line",
        ),
        (
            problem(file="data/a,b:c%d\n::error::e.yml", record="", values={"field": "100%\r\n::stop-commands::x"}),
            "::error file=data/a%2Cb%3Ac%25d%0A%3A%3Aerror%3A%3Ae.yml,line=12,title=À corriger / To be mended::"
            "100%25\\u000d\\u000a::stop-commands::x est vide\u00a0: le remplir, ou supprimer toute la ligne%0A"
            "100%25\\u000d\\u000a::stop-commands::x is empty: fill it in, or delete the whole line",
        ),
    ],
)
def test_a_problem_is_an_error_at_its_line_in_both_languages(given, expected):
    assert list(annotate([given])) == [expected]


@pytest.mark.parametrize("level", ["problem", "note"])
def test_an_endless_name_leaves_room_for_the_second_language(level):
    """GitHub shows 255 characters of a title and 4,096 of a text."""
    (command,) = annotate([problem(record="x" * 5_000, values={"field": ["y" * 5_000]}, level=level)])

    _, parameters, text = re.fullmatch("::(error|notice) (.*?)::(.*)", command).groups()
    title = parameters.partition("title=")[2].replace("%3A", ":")
    assert len(title) <= 255
    assert len(text.replace("%0A", "\n")) <= 4_096
    assert text.count("…") >= 2
    assert title.endswith("…") == (level == "problem")


def test_all_notes_of_a_file_are_one_notice():
    notes = [problem(line=line, code="empty", values={"field": f"f{line}"}, level="note") for line in range(1, 9)]

    (notice,) = annotate(notes)

    lines = notice.split("%0A")
    assert lines[0] == "::notice file=data/events.yml,line=1::8 remarque(s), dont aucune n’empêche la publication"
    assert lines[1] == "1: kick-off: f1 est vide\u00a0: le remplir, ou supprimer toute la ligne"
    assert lines[6:8] == ["… et 3 de plus", "8 note(s), none of which blocks publication"]
    assert len(lines) == 14


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("data/x.yml:1: a :: b", "data/x.yml:1: a :: b"),
        ("::add-mask::e", "> ::add-mask::e"),
        ("  ::add-mask::e", ">   ::add-mask::e"),
        ("data/x.yml:1: ##[add-mask]e", "data/x.yml:1: # #[add-mask]e"),
        ("a\r::error::b", r"a\u000d::error::b"),
        ("adresse\xa0: non\u202f;", "adresse\xa0: non\u202f;"),
    ],
)
def test_a_line_of_the_report_starts_no_command(line, expected):
    shown = defuse_command(visible_line(line))

    assert shown == expected
    assert not COMMAND.search(shown)


def test_the_report_is_followed_by_the_annotations():
    usual = run_hub(bare_project(), "check", "--lang", "fr", "--no-notes", HUB_DATA=str(DATA / "every_problem"))
    done = run_hub(
        bare_project(), "check", "--lang", "fr", "--no-notes", "--github", HUB_DATA=str(DATA / "every_problem")
    )
    lines = done.stdout.splitlines()
    length = len(usual.stdout.splitlines())

    assert done.returncode == 1
    assert lines[:length] == usual.stdout.splitlines()
    assert {line[:7] for line in lines[length:]} == {"::error", "::notic"}
    assert sum(line.startswith("::error ") for line in lines) == length - 1


def test_hostile_registries_start_no_command_but_the_annotations(tmp_path):
    folder = tmp_path / "data" / "practices"
    folder.mkdir(parents=True)
    (folder / "a\n::stop-commands::x\n##[add-mask]b.yml").write_text(
        'language: "::error::x"\n"##[set-output name=a]b": 1\ntitle: {en: "\\n::error::y\\r::error::z"}\n'
    )
    (folder / "::error::\n.txt").write_text("")
    (tmp_path / "data" / "events.yml").write_text("- id: '##[group]'\n  kind: \"a\\u2028::error::b\\x85::error::c\"\n")

    done = run_hub(bare_project(), "check", "--github", HUB_DATA=str(tmp_path / "data"))
    commands = [line for line in done.stdout.splitlines() if COMMAND.search(line)]

    assert done.returncode == 1
    assert commands
    assert {line.partition("=")[0] for line in commands} == {"::error file"}
    assert not any("##[" in line for line in commands)
