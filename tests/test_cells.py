"""Cells of CSV: no spreadsheet takes one for a formula, and each value comes back exactly."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.open_data.cells import guard, read_csv, unguard, write_csv

TEXTS = st.text(
    st.one_of(
        st.sampled_from("'=+-@\t\r\n,\";a \ufeff"), st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    )
)
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@given(TEXTS)
def test_a_value_comes_back_from_its_cell(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(DANGEROUS)


@given(TEXTS.filter(lambda text: not text.lstrip("'").startswith(DANGEROUS)))
def test_a_harmless_text_is_left_as_it_is(text):
    assert guard(text) == text


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1))
def test_rows_come_back_from_their_file(rows):
    assert read_csv(write_csv(rows)) == rows


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+33 1", "'+33 1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_before_what_would_begin_a_formula(text, cell):
    assert guard(text) == cell


def test_a_file_is_what_rfc_4180_says():
    data = write_csv([["id", "text"], ["a", 'two\nlines, and "quotes"']])

    assert data == b'\xef\xbb\xbfid,text\r\na,"two\nlines, and ""quotes"""\r\n'
    assert [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)][1][1].startswith("two\nlines")
