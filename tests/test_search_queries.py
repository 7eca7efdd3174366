"""Do readers find what they look for? Real words on the real records, in each language, through the real box."""

from collections.abc import Sequence
from typing import Any

import pytest
import yaml

from tests.conftest import BASE_PATH
from tests.pages import ROOT, SEVEN_LANGUAGES, WRITTEN, record_ids
from tests.search_box import ask

QUERIES = ROOT / "tests" / "data" / "queries"
KINDS = {"plain", "folded", "inflected", "misspelt", "several"}
LEAST = 25
FIRST = 5
GOAL = 0.95
"""Share of the queries with an expected page among the first five results; a suggestion may lead there in one step."""

MUST = {
    "fi": {"kyberturvallisuus", "kyberturvallisuuden"},
    "fr": {"securite", "oeuvre"},
    "hr": {"dogadanja"},
    "hu": {"kiberbiztonsag"},
    "ro": {"resilienta"},
}
"""Queries that the hub was built to answer: none of them may be among the misses."""


def load(code: str) -> dict[str, dict[str, list[str]]]:
    """Kinds of queries; each query with the pages of which one must be found."""
    groups = yaml.safe_load((QUERIES / f"{code}.yml").read_text(encoding="utf-8"))
    return {
        kind: {query: [pages] if isinstance(pages, str) else pages for query, pages in group.items()}
        for kind, group in groups.items()
    }


def is_hit(code: str, answer: dict[str, Any], pages: Sequence[str]) -> bool:
    start = BASE_PATH + SEVEN_LANGUAGES[code].prefix
    return any(f"{start}{page}/" in answer["paths"][:FIRST] for page in pages)


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_the_queries_are_many_of_every_kind_and_expect_pages_that_exist(code):
    groups = load(code)
    known = {path.rstrip("/") for path in WRITTEN} | {
        f"{registry}/{identifier}" for registry, ids in record_ids().items() for identifier in ids
    }

    assert set(groups) == KINDS
    assert sum(len(group) for group in groups.values()) >= LEAST
    assert {page for group in groups.values() for pages in group.values() for page in pages} - known == set()


@pytest.mark.browser
@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_readers_find_what_they_look_for(seven_server, open_tab, code):
    asked = {query: (kind, pages) for kind, group in load(code).items() for query, pages in group.items()}
    page = open_tab()
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}search/")

    answers = ask(page, list(asked))
    missed = [answer for answer in answers if not is_hit(code, answer, asked[answer["query"]][1])]
    offered = [one for answer in missed if asked[answer["query"]][0] == "misspelt" for one in answer["suggestions"]]
    second = {answer["query"]: answer for answer in ask(page, offered)}
    lost = {
        answer["query"]: f"{answer['status']} {answer['paths'][:FIRST]}"
        for answer in missed
        if not any(
            is_hit(code, second[one], asked[answer["query"]][1]) for one in answer["suggestions"] if one in second
        )
    }

    assert 1 - len(lost) / len(asked) >= GOAL, lost
    assert not lost.keys() & MUST.get(code, set()), lost
    starts = tuple(BASE_PATH + language.prefix for language in SEVEN_LANGUAGES.values() if language.prefix)
    own = BASE_PATH + SEVEN_LANGUAGES[code].prefix
    for answer in (*answers, *second.values()):
        for path in answer["paths"]:
            assert path.startswith(own), (answer["query"], path)
            assert SEVEN_LANGUAGES[code].prefix or not path.startswith(starts), (answer["query"], path)
