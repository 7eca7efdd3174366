"""Long texts: the short way gives what the parser gives, and nothing dangerous comes through either."""

import random

import pytest
from lxml import html

from hub.text.markdown import render_markdown, render_prose

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,x)",
    "<https://example.org/><javascript:alert(1)>",
    "![x](https://example.org/x.png)",
    "{{ 7*7 }} {% raw %}",
    "[x]: javascript:alert(1)\n\n[x]",
    "`<b>` &lt;b&gt; &#x6a;",
    "# Heading\n\n---\n\n> quote",
    "```\n<script>\n```",
    '<a href="https://example.org" onclick="x">y</a>',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_dangerous_comes_through(text):
    tree = html.fragment_fromstring(str(render_prose(text)), create_parent=True)

    tags = {element.tag for element in tree.iter()} - {"div"}
    links = [element.get("href") for element in tree.iter("a")]
    attributes = {name for element in tree.iter() for name in element.attrib}

    assert tags <= {"p", "ul", "ol", "li", "em", "strong", "a", "br", "code", "blockquote"}
    assert all(link is None or link.startswith(("https://", "http://")) for link in links)
    assert attributes <= {"href"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One & two < three", "<p>One &amp; two &lt; three</p>\n"),
        ("A\n\nB", "<p>A</p>\n<p>B</p>\n"),
        ("Say *this* and **that**.", "<p>Say <em>this</em> and <strong>that</strong>.</p>\n"),
        ("[a](https://example.org/)", '<p><a href="https://example.org/">a</a></p>\n'),
        ("2025. november 21-én\n\n21. marraskuuta", "<p>2025. november 21-én</p>\n<p>21. marraskuuta</p>\n"),
        ("1) *a*", "<p>1) <em>a</em></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ],
)
def test_the_small_markdown_of_long_texts(text, expected):
    assert str(render_prose(text)) == expected


def test_plain_texts_come_out_as_the_parser_would_write_them():
    chance = random.Random(7)
    pieces = [
        "word",
        "é",
        "’",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n \n",
        "1. ",
        "- ",
        "2025",
        "–",
        '"',
        "'",
        "(x)",
        ":",
        "+",
        "=",
        ".",
        "    ",
    ]

    for _ in range(5000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 12)))

        assert str(render_prose(text)) == str(render_markdown(text)), repr(text)
