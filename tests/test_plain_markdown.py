"""Markdown for others to read: a text shows as it is, and prose comes back as it was meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from hub.text.markdown import render_prose
from hub.text.plain_markdown import escape_text, from_html, link

TEXTS = st.text(st.sampled_from("ab1 .)-+*_`[](){}<>&;#=~|\\!\"':/@é\n")).map(str.strip).filter(bool)


def shown(markdown: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(f"<main>{MarkdownIt().render(markdown)}</main>").text_content()).strip()


@given(TEXTS)
def test_a_text_shows_as_it_is(text):
    assert shown(escape_text(text)) == re.sub(r"\s+", " ", text)


@given(TEXTS)
def test_prose_says_the_same_as_on_its_page(text):
    page = html.fromstring(f"<main>{render_prose(text)}</main>").text_content()

    assert re.sub(r"\s+", "", shown(from_html(render_prose(text)))) == re.sub(r"\s+", "", page)


@pytest.mark.parametrize(
    ("prose", "markdown"),
    [
        ("One.\n\nTwo *words*.", "One.\n\nTwo *words*."),
        ("- a\n- b", "- a\n- b"),
        ("See [here](https://www.example.org/a).", "See [here](https://www.example.org/a)."),
        ("2 < 3 & 4", "2 \\< 3 \\& 4"),
    ],
)
def test_prose_is_written_as_people_write_it(prose, markdown):
    assert from_html(render_prose(prose)) == markdown


def test_a_link_holds_no_sign_that_ends_it():
    assert link("https://www.example.org/a(b) c", "A [b]") == "[A \\[b\\]](https://www.example.org/a%28b%29%20c)"
