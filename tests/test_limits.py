"""What is read and what is said ends: huge and hopeless registries are refused in few words, and counts stay honest."""

from pathlib import Path

import pytest

from hub.checks.checking import report
from hub.github.annotations import annotate
from hub.limits import MAX_INNER_ITEMS, MAX_ITEMS, MAX_KEYS, MAX_LINES, MAX_OUTPUT, MAX_PROBLEMS, MAX_TEXT
from hub.problems import Problem, limit_problems
from hub.schemas.schema import make_schema
from tests.registries import LANGUAGES, copy_small, problems_of

pytestmark = pytest.mark.long


def many_practices(data: Path) -> None:
    for number in range(300):
        keys = "\n".join(f"kei{key}: x" for key in range(90))
        (data / "practices" / f"p-{number}.yml").write_text(f"{keys}\n", encoding="utf-8")


def many_events(data: Path) -> None:
    entries = "".join(f"- id: e-{number}\n  kind: [x]\n" for number in range(9_999))
    (data / "events.yml").write_text(entries, encoding="utf-8")


def one_hopeless_record(data: Path) -> None:
    file = data / "practices" / "hopeless.yml"
    figures = "".join(f"  - {{value: x{number}, unit: y, kind: z, label: w}}\n" for number in range(450))
    file.write_text(f"language: en\nfigures:\n{figures}", encoding="utf-8")


def many_unknown_ids(data: Path) -> None:
    text = (data / "practices" / "school-day.yml").read_text(encoding="utf-8")
    for number in range(130):
        wrong = text.replace("themes: [", f"themes: [a-{number}, b-{number}, c-{number}, d-{number}, ")
        (data / "practices" / f"p-{number}.yml").write_text(wrong, encoding="utf-8")


def many_files(data: Path) -> None:
    for number in range(5_001):
        (data / "practices" / f"p{number}.md").touch()


@pytest.mark.parametrize(
    "spoil", [many_practices, many_events, one_hopeless_record, many_unknown_ids, many_files], ids=lambda f: f.__name__
)
@pytest.mark.parametrize(("lang", "counted"), [("en", "more than 500 problems"), ("fr", "plus de 500 problèmes")])
def test_hopeless_registries_are_told_in_few_words(tmp_path, spoil, lang, counted):
    data = copy_small(tmp_path)
    spoil(data)

    said = report(problems_of(data), lang)

    assert len(said.splitlines()) <= 2 * MAX_LINES + 3
    assert len(said) < 2 * MAX_OUTPUT
    assert said.splitlines()[-1].startswith(counted)


def test_what_is_not_said_is_not_worked_out():
    made = []

    def find():
        for line in range(1, 100_000):
            made.append(line)
            yield Problem(file="data/x.yml", line=line, record="", code="empty-file")

    found = list(limit_problems(find()))

    assert len(made) == MAX_PROBLEMS + 1
    assert [problem.code for problem in found[-2:]] == ["empty-file", "too-many-problems"]


def test_notes_are_counted_by_themselves():
    notes = [Problem(file="a.yml", line=n, record="", code="empty-file", level="note") for n in range(2 * MAX_LINES)]
    fault = Problem(file="a.yml", line=1, record="", code="missing-folder")

    lines = report([fault, *notes], "en").splitlines()

    assert lines[0].startswith("a.yml:1: ")
    assert len(lines) == MAX_LINES + 3
    assert lines[-2:] == ["… and 500 more, which are not listed here", "1 problem(s), 1000 note(s)"]


def test_annotations_are_few_and_short():
    found = [Problem(file="a" * 10_000, line=n, record="x\n::error::y", code="empty-file") for n in range(9_000)]

    lines = list(annotate(found))

    assert len(lines) == MAX_LINES
    assert not any("\n" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- a\n" * (MAX_ITEMS + 1), "too-many-items"),
        (f"- id: a\n  sources: [{'a, ' * MAX_INNER_ITEMS}a]\n", "too-many-items"),
        ("- " + "\n  ".join(f"k{n}: a" for n in range(MAX_KEYS + 1)), "too-many-keys"),
        (f"- id: {'a' * (MAX_TEXT + 1)}\n", "text-too-long"),
        (f"- id: a\n  sources: ['{' ' * (MAX_TEXT + 1)}']\n", "text-too-long"),
        ("- " + "[" * 10_000, "too-deep"),
        ("- " + "{a: " * 10_000, "too-deep"),
        ("- " * 10_000 + "a\n", "too-deep"),
    ],
)
def test_what_is_too_large_is_refused_with_its_line(tmp_path, text, code):
    data = copy_small(tmp_path)
    (data / "events.yml").write_text(text, encoding="utf-8")

    found = [problem for problem in problems_of(data) if problem.file == "data/events.yml"]

    assert [problem.code for problem in found] == [code]
    assert len(found[0].message("fr")) < 300


def test_the_schemas_state_the_same_limits():
    schema = make_schema("events", LANGUAGES)
    event = schema["$defs"]["Event"]["properties"]

    assert schema["maxItems"] == MAX_ITEMS
    assert event["sources"]["maxItems"] == MAX_INNER_ITEMS
    texts = [part for name, part in schema["$defs"].items() if name.startswith("Text")]
    assert {part["properties"]["en"]["maxLength"] <= MAX_TEXT for part in texts} == {True}
