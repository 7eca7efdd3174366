"""French sentences have French spaces: in the catalogues, in what the check puts together, in the guides that quote it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.editorial.typography import RULES
from hub.text.escaping import code
from tests.registries import DATA, problems_of

ROOT = Path(__file__).parent.parent
CATALOGUES = [*sorted((ROOT / "hub/messages").rglob("fr.yml")), ROOT / "hub/fields/fr.yml"]
SPACES = RULES["fr"][:3]
"""Before ; ! ? and : and inside « »."""
NO_SENTENCE = re.compile(
    r"""`[^`]*`                        # a sample
    |\b[a-z_]+:\ (?:…|\{\{.*\}\})     # a sample within a comment of a template
    |\{[^{}]*\}                        # what is filled in
    |'[^'\n]*'|"[^"\n]*"               # a value
    |https?://[\w./-]*|[\w/.-]+\.yml:\d+
    """,
    re.VERBOSE,
)
PLACE = re.compile(r"data/\S+:\d+: (?:[^:\u00a0]+: )?")
"""What a message begins with: file, line and record."""


def faults(sentence: str) -> list[str]:
    words = NO_SENTENCE.sub("x", sentence)
    return [f"{rule.code}: {sentence}" for rule in SPACES if re.search(rule.pattern, words)]


def sentences_in(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    else:
        for part in tree.values() if isinstance(tree, dict) else tree:
            yield from sentences_in(part)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_french_sentence_of_a_catalogue_has_french_spaces(path):
    sentences = list(sentences_in(yaml.safe_load(path.read_text(encoding="utf-8"))))

    assert sentences
    assert [fault for sentence in sentences for fault in faults(sentence)] == []


def test_every_message_that_the_check_puts_together_has_french_spaces():
    found = [problem.sentence("fr") for problem in problems_of(DATA / "every_problem")]

    assert [fault for sentence in found for fault in faults(sentence)] == []


def test_messages_that_the_guide_quotes_have_french_spaces():
    lines = (ROOT / "CONTRIBUTING.fr.md").read_text(encoding="utf-8").splitlines()
    quoted = [PLACE.sub("", line) for line in lines if PLACE.match(line)]

    assert quoted
    assert [fault for sentence in quoted for fault in faults(sentence)] == []


def test_a_french_sentence_keeps_its_spaces_between_signs_of_markdown():
    sentence = "start\u00a0: pas une date\u202f; peut-être «\u00a02025\u00a0»"

    assert code(sentence) == f"`{sentence}`"


@pytest.mark.parametrize("sentence", ["ceci : cela", "ceci; cela", "ceci ! cela", "« ceci »", "ceci: cela"])
def test_other_spaces_are_found(sentence):
    assert faults(sentence) != []
