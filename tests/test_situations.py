"""The table of situations, held against the workflows as GitHub's own parser and evaluator read them."""

from __future__ import annotations

import pytest

from tests.rehearsal.situations import Situation, play, read_table, told

pytestmark = pytest.mark.long


ROWS = read_table()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_follows_from_what_happens(row: Situation):
    assert told(play(row)) == row.runs


def test_each_row_has_a_name_of_its_own_and_says_where_github_documents_it():
    assert len({row.name for row in ROWS}) == len(ROWS) >= 24
    assert [
        row.name
        for row in ROWS
        if not row.docs or not all(one.startswith("https://docs.github.com/en/") for one in row.docs)
    ] == []
