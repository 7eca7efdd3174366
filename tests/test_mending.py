"""What `hub fix` makes of the files that editors break: the same values, every comment, the one form."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import yaml

from hub.fix.mending import file_shape, mend
from hub.fix.unchanged import WouldLose, refuse_loss
from hub.reading.parsing import TreeError, parse_tree
from tests.frozen import FEW, SEVEN

pytestmark = pytest.mark.long


def files_of(content: Path) -> list[Path]:
    """Every registry of a set of frozen content, and every fourth practice."""
    practices = sorted((content / "data" / "practices").glob("*.yml"))
    return [*sorted((content / "data").glob("*.yml")), *practices[::4]]


FILES = [
    *(pytest.param(file, id=file.name) for file in files_of(FEW)),
    *(pytest.param(file, id=f"seven-{file.name}", marks=pytest.mark.audit) for file in files_of(SEVEN)),
]
"""The same kinds of record in the same languages: all of them only in an audit."""
EVENTS = PurePosixPath("events.yml")
HEADER = "# yaml-language-server: $schema=../schema/events.json\n"


def fixed(text: str, path: PurePosixPath = EVENTS) -> str:
    """The mended text, which is mended for good."""
    once = mend(text.encode(), path).text
    again = mend(once.encode(), path)
    assert (again.text, again.mends) == (once, ())
    return once


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("- start: 2025\n", '- start: "2025"\n'),
        ("- start_time: 9:30\n", '- start_time: "09:30"\n'),
        ("- end_time: '9:30'\n", '- end_time: "09:30"\n'),
        ("- programme:\n  - sessions:\n    - time: 9:30\n", '- programme:\n    - sessions:\n        - time: "09:30"\n'),
        ("- title:\n    fr: L’été\n", '- title:\n    fr: "L’été"\n'),
        ("- title: {fr: A, en: B}\n", '- title:\n    fr: "A"\n    en: "B"\n'),
        ("- title:\n    fr: no\n    ro: Şi ţara\n", '- title:\n    fr: "no"\n    ro: "Și țara"\n'),
        ("- title:\n    fr: >\n      un\n      deux\n\n      trois\n", '- title:\n    fr: "un deux\\ntrois"\n'),
        ("- title:\n    fr: |\n      un\n\n      deux\n", '- title:\n    fr: "un\\n\\ndeux"\n'),
        ('- title:\n    fr: "un\n      deux"\n', '- title:\n    fr: "un deux"\n'),
        ("- title:\n    fr: un\n      deux\n", '- title:\n    fr: "un deux"\n'),
        ("-   kind: 'visit'\n    id: a\n", "- id: a\n  kind: visit\n"),
        ("- id: a   \n\n\n\n  kind:   visit\n- id: b\n", "- id: a\n  kind: visit\n\n- id: b\n"),
        ("- id: a\r\n  kind: visit\r\n", "- id: a\n  kind: visit\n"),
        ("\ufeff- id: a\n", "- id: a\n"),
        ("- id: a\n\tkind: visit\n", "- id: a\n  kind: visit\n"),
        ("- title:\n\t\ten: A\n\t\tfr: B\n", '- title:\n    en: "A"\n    fr: "B"\n'),
        ("- title:\n\u00a0\u00a0\u00a0 en: A\n", '- title:\n    en: "A"\n'),
        ("  - id: a\n  - id: b\n", "- id: a\n\n- id: b\n"),
        ("---\n- id: a\n...\n", "- id: a\n"),
        ("- partners:\n  - a\n  - b\n", "- partners:\n    - a\n    - b\n"),
        ("- partners: [ a,\n   b ]\n", "- partners: [a, b]\n"),
        ("- delegations:\n    - people: '7'\n", "- delegations:\n    - people: 7\n"),
        ("- location:\n    country: NO\n", '- location:\n    country: "NO"\n'),
        ("- location:\n    city: {no: Oslo}\n", '- location:\n    city: {"no": Oslo}\n'),
        ("- location: {city: {fr: Rennes}, country: FR}\n", "- location:\n    country: FR\n    city: {fr: Rennes}\n"),
        ("- kind: a\n  new: on\n  id: b\n  other: '1'\n", '- id: b\n  other: "1"\n  kind: a\n  new: on\n'),
        ("- publish: false\n", "- publish: false\n"),
        ("- delegations:\n    - people: 3\n\n        5\n", '- delegations:\n    - people: "3\\n5"\n'),
        ("- {id: a, kind: b}\n", "- id: a\n  kind: b\n"),
        ("? id\n: a\n", None),
    ],
)
def test_what_is_beyond_doubt_is_mended(broken: str, right: str | None):
    if right is None:
        broken, right = f"- {broken[:5]}\n  {broken[5:]}", "- id: a\n"

    assert fixed(broken) == f"{HEADER}\n{right}"


@pytest.mark.parametrize(
    "text",
    [
        "- start: “2025”\n",
        "- title:\n    fr: “Un titre”\n",
        "- title:\n    fr:\n    en: ~\n",
        "- location:\n    country: France\n",
        "- id: a\n  id: b\n",
        "- delegations:\n    - people: 3,5\n",
        "- start: ~\n",
        "- sources:\n",
        "- partners: []\n",
    ],
)
def test_what_is_doubtful_stays_for_the_check(text: str):
    assert fixed(text) == f"{HEADER}\n{text}"


@cache
def in_order(file: Path) -> str:
    """A file of the registries, mended for good."""
    return fixed(file.read_text(), path_of(file))


def path_of(file: Path) -> PurePosixPath:
    """The path below the folder of registries."""
    return PurePosixPath(file.parent.name, file.name) if file.parent.name == "practices" else PurePosixPath(file.name)


TEXT_BREAKS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "old Mac": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "no last line end": lambda text: text.rstrip("\n"),
    "spaces at the ends": lambda text: text.replace("\n", "   \n"),
    "twice the indentation": lambda text: re.sub(
        r"^( *)(- )?(?!#)", lambda match: match[1] * 2 + ("-   " if match[2] else ""), text, flags=re.MULTILINE
    ),
    "tabs": lambda text: re.sub(
        r"^(?:  )+",
        lambda match: "\t" * (len(match[0]) // 2),
        re.sub("^( *)- ", r"\1-\n\1  ", text, flags=re.M),
        flags=re.M,
    ),
    "all to the right": lambda text: re.sub(r"^(?=.)", "   ", text, flags=re.MULTILINE),
    "no-break spaces": lambda text: re.sub("^ ( *)", "\u00a0\\1", text, flags=re.MULTILINE),
    "single quotes": lambda text: re.sub(r"^([^#\n]*: )\"([^'\"\\\n]*)\"$", r"\1'\2'", text, flags=re.MULTILINE),
    "empty lines": lambda text: re.sub(r"\n(?=- )", "\n\n\n", text),
}


@pytest.mark.parametrize("name", TEXT_BREAKS)
@pytest.mark.parametrize("file", FILES)
def test_a_file_of_the_registries_comes_back_from_a_broken_form(file: Path, name: str):
    path = path_of(file)
    right = in_order(file)

    assert mend(TEXT_BREAKS[name](right).encode(), path).text == right


DUMPS: dict[str, dict[str, object]] = {
    "sorted": {"sort_keys": True},
    "narrow": {"width": 30},
    "ascii": {"allow_unicode": False},
    "flow": {"default_flow_style": True},
    "flow at the ends": {"default_flow_style": None},
    "double": {"default_style": '"', "width": 50},
    "single": {"default_style": "'"},
    "literal": {"default_style": "|"},
    "folded": {"default_style": ">", "width": 40},
    "wide": {"indent": 7, "explicit_start": True, "line_break": "\r\n"},
}


@pytest.mark.parametrize("name", DUMPS)
@pytest.mark.parametrize("file", FILES)
def test_a_file_that_another_program_wrote_says_the_same_in_the_one_form(file: Path, name: str):
    path = path_of(file)
    values = yaml.safe_load(file.read_text())
    dumped = yaml.safe_dump(values, **{"allow_unicode": True, "sort_keys": False, **DUMPS[name]})  # type: ignore[call-overload]
    untagged = re.sub(r"!!(int|float|bool) ", "", dumped)

    assert yaml.safe_load(fixed(untagged, path)) == values


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  title:\n    en: A: b\n",
        "- id: a\n<<<<<<< main\n",
        "- id: &a b\n",
        "- id: a\n\ttitle: x\n   kind: b\n",
    ],
)
def test_what_cannot_be_read_stays_with_the_message_of_the_check(text: str):
    with pytest.raises(TreeError) as checked:
        parse_tree(text.encode())
    with pytest.raises(TreeError) as raised:
        mend(text.encode(), EVENTS)

    assert (raised.value.code, raised.value.line) == (checked.value.code, checked.value.line)


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("# nothing\n", "events.yml", "empty-file"),
        ("id: a\n", "events.yml", "not-a-registry"),
        ("- id: a\n", "practices/a.yml", "not-a-record"),
        ("text\n", "project.yml", "not-a-record"),
    ],
)
def test_what_is_no_registry_stays(text: str, path: str, code: str):
    with pytest.raises(TreeError) as raised:
        mend(text.encode(), PurePosixPath(path))

    assert raised.value.code == code


def test_tabs_that_may_mean_two_things_stay():
    with pytest.raises(TreeError):
        mend(b"- title:\n    en: A\n  location:\n\tcountry: FR\n\tcity:\n      \tfr: X\n        en: Y\n", EVENTS)


@pytest.mark.parametrize(
    "mended",
    [
        "- id: a\n  title:\n    ro: Şi\n",  # a comment lost
        "- id: a # x\n  title:\n    ro: Ti\n",
        "- id: a # x\n  title:\n    fr: Şi\n",
        "- id: a # x\n",
        "- id: a # x\n  title:\n    - Şi\n",
        "- id: a # x\n  title:\n    ro: Şi\n\n- id: b\n",
        "- id: a # x\n  id: c\n  title:\n    ro: Şi\n",
        "- id: a # x\n  title: Şi: b\n",
    ],
)
def test_a_result_that_would_not_say_the_same_is_refused(mended: str):
    with pytest.raises(WouldLose):
        refuse_loss("- id: a # x\n  title:\n    ro: Şi\n", mended, file_shape(EVENTS))


def test_a_result_that_says_the_same_in_other_words_is_not_refused():
    refuse_loss(
        "- start_time: 9:30\n  id: a # x\n  title:\n    ro: Şi\n",
        '- id: a # x\n  title:\n    ro: "Și"\n  start_time: "09:30"\n',
        file_shape(EVENTS),
    )
