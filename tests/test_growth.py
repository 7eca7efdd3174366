"""Long runs of every class of character, in every field at once: twice the text is at most about twice the work."""

import json
from contextlib import suppress

import pytest
import yaml

from hub.checks.checking import report
from hub.fix.fixing import fix_files, registered_files
from hub.issues.answers import record_values
from hub.issues.forms import FORMS
from hub.issues.issue_body import parse_body
from hub.issues.questions import questions
from hub.reading.parsing import TreeError, parse_tree
from hub.style.entering import with_record
from hub.text.markdown import render_prose
from tests.registries import DATA, load_small, problems_of
from tests.runs import UNITS, is_steep, run

pytestmark = pytest.mark.long


SMALL = {path.relative_to(DATA / "small"): path.read_text("utf-8") for path in (DATA / "small").rglob("*.yml")}
EDITS = (
    "- id: x\n  name: {}\n- id: y\n",
    "- id: x\n{}\n- id: y\n  b: [\n",
    "- id: x\n  l: [{}]\n",
    "{}",
    "- a: b {}\n #",
)
"""Places in a file where something is typed without quotes."""
DAILY = {
    "spaces",
    "tabs",
    "line ends",
    "commas",
    "digits",
    "letters",
    "combining marks",
    "joiners",
    "straight quotes",
    "backticks",
    "stars",
    "opening brackets",
    "number signs",
    "colons",
    "dashes",
    "tags",
    "schemes",
    "letters and commas",
    "dates",
    "hours",
    "mangled",
}
SOME_OR_ALL = [
    pytest.param(unit, id=name, marks=[] if name in DAILY else pytest.mark.audit) for name, unit in UNITS.items()
]
"""A third of the classes in every run, all of them in `make audit`."""


def scalars(node):
    if isinstance(node, yaml.ScalarNode):
        return [node]
    children = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
    return [found for child in children for found in scalars(child)]


def filled(text, value):
    """A file with one value in place of every value."""
    pieces, place = [], 0
    for node in scalars(yaml.compose(text)):
        pieces += [text[place : node.start_mark.index], value]
        place = node.end_mark.index
    return "".join([*pieces, text[place:]])


@pytest.mark.parametrize("unit", SOME_OR_ALL)
def test_every_field_of_every_registry(unit, tmp_path):
    data = tmp_path / "data"
    (data / "practices").mkdir(parents=True)

    def work(length):
        for path, text in SMALL.items():
            (data / path).write_text(filled(text, json.dumps(run(unit, length))), encoding="utf-8")
        return report(problems_of(data), "fr")

    assert not is_steep(work, 500, 6)


@pytest.mark.parametrize("unit", SOME_OR_ALL)
def test_every_question_of_every_form(unit):
    registries = load_small()

    def work(length):
        for form in FORMS:
            asked = [("marker", "- [X] a\n- [X] b"), *((q, run(unit, length)) for q in questions(form.registry))]
            labels = [(form.say("marker") if q == "marker" else q.label(form.lang), answer) for q, answer in asked]
            answers = parse_body("\n\n".join(f"### {label}\n\n{answer}" for label, answer in labels))
            if answers and answers.given:
                with_record(DATA / "small", form.registry, "new", record_values(answers, registries))

    assert not is_steep(work, 500, 6)


@pytest.mark.parametrize("unit", SOME_OR_ALL)
def test_what_is_typed_without_quotes_and_long_texts(unit):
    def work(length):
        for edit in EDITS:
            with suppress(TreeError):
                parse_tree(edit.replace("{}", run(unit, length)).encode())
        render_prose(run(unit, length))

    assert not is_steep(work, 4_000, 5)


@pytest.mark.audit
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_every_field_mended_and_at_greater_length(unit, tmp_path):
    data = tmp_path / "data"
    (data / "practices").mkdir(parents=True)

    def work(length):
        for path, text in SMALL.items():
            (data / path).write_text(filled(text, json.dumps(run(unit, length))), encoding="utf-8")
        fix_files(data, registered_files(data), "en", dry=True)
        return report(problems_of(data), "en")

    assert not is_steep(work, 4_000, 4)
