"""What a build says of broken links: the Markdown file and its line where a page is hand-written, in two languages."""

from __future__ import annotations

import pytest

from hub.languages import load_languages
from hub.pages.link_report import MOST, lines_of_link, link_report, markdown_source
from hub.pages.site_links import Broken

CONFIG = "plugins: [i18n: {languages: [{locale: en, name: English, default: true}, {locale: fr, name: Français}]}]"


@pytest.fixture
def languages(tmp_path):
    """English, at the root, and French."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return load_languages(tmp_path / "mkdocs.yml")


@pytest.fixture
def docs(tmp_path):
    """Pages in two languages, one of them in the first language alone, and a picture."""
    pages = {
        "en/index.md": "[home](nosuch.md)\n",
        "en/about/index.md": "# About\n\n[a](nosuch.md) [b](nosuch.md)\n\n[c](nosuch.md 'title')\n",
        "en/events/index.md": "# Events\n",
        "en/plain.md": "![x](../assets/icom.svg)\n",
        "fr/about/index.md": "# Projet\n\n[a](../event/index.md) [b](../events/index.md#quoi)\n",
        "assets/icon.svg": "",
    }
    for name, text in pages.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    return tmp_path / "docs"


def said(found, docs, languages, lang="en"):
    return link_report(found, docs, languages, lang).splitlines()


def test_links_of_hand_written_pages_are_told_by_file_and_line_each_once(docs, languages):
    found = [
        Broken("about/index.html", 7, "nosuch.md", "missing"),
        Broken("fr/index.html", 7, "nosuch.md", "missing"),
        Broken("index.html", 7, "nosuch.md", "missing"),
        Broken("plain/index.html", 7, "../assets/icom.svg", "image"),
    ]

    assert said(found, docs, languages) == [
        "docs/en/about/index.md:3: the link 'nosuch.md' leads nowhere: correct it, or remove it",
        "docs/en/about/index.md:5: the link 'nosuch.md' leads nowhere: correct it, or remove it",
        "docs/en/index.md:1: the link 'nosuch.md' leads nowhere: correct it, or remove it",
        "docs/en/plain.md:1: the picture '../assets/icom.svg' is not there: put the file into docs/assets, or correct its name; perhaps '../assets/icon.svg'",
        "4 broken link(s)",
    ]


def test_the_same_in_french_with_what_may_be_meant(docs, languages):
    found = [
        Broken("fr/about/index.html", 7, "../event/index.md", "missing"),
        Broken("fr/about/index.html", 7, "../events/#quoi", "anchor", frozenset({"quoy", "main"})),
    ]

    assert said(found, docs, languages, "fr") == [
        "docs/fr/about/index.md:3: le lien '../event/index.md' ne mène nulle part : le corriger ou le supprimer\u202f; peut-être '../events/index.md'",
        "docs/fr/about/index.md:3: le lien '../events/index.md#quoi' mène à un endroit que la page n’a pas : corriger ce qui suit le signe # ; peut-être 'quoy'",
        "2 lien(s) rompu(s)",
    ]


def test_links_of_other_files_are_told_once_however_many_pages_have_them(docs, languages):
    found = [Broken(f"practices/p{number}/index.html", 9, "../../nosuch/", "missing") for number in range(40)]
    found += [Broken("events/index.html", 9, "../nosuch/", "missing"), Broken("assets/x.css", 2, "x.png", "missing")]

    assert said(found, docs, languages) == [
        "site/practices/p0/index.html:9: the link '../nosuch/' leads nowhere: correct it, or remove it (also in 40 other files of the site)",
        "site/assets/x.css:2: the link 'x.png' leads nowhere: correct it, or remove it",
        "2 broken link(s)",
    ]


def test_much_is_cut_and_what_steers_a_terminal_is_made_visible(docs, languages):
    found = [Broken("x\x1b[2J.css", 1, f"{number}{'x' * 5000}\n::error::", "missing") for number in range(MOST + 50)]

    lines = said(found, docs, languages)

    assert len(lines) == MOST + 2
    assert lines[-2:] == ["… and 50 more", "150 broken link(s)"]
    assert all(line.isprintable() and len(line) < 400 for line in lines)


@pytest.mark.parametrize(
    ("page", "source"),
    [
        ("index.html", "en/index.md"),
        ("fr/index.html", "en/index.md"),
        ("about/index.html", "en/about/index.md"),
        ("fr/about/index.html", "fr/about/index.md"),
        ("plain/index.html", "en/plain.md"),
        ("fr/plain/index.html", "en/plain.md"),
        ("practices/x/index.html", None),
        ("404.html", None),
    ],
)
def test_a_page_knows_its_markdown(docs, languages, page, source):
    assert markdown_source(docs, page, languages) == (docs / source if source else None)


@pytest.mark.parametrize(
    ("text", "link", "lines"),
    [
        ("[a](x.md)", "x.md", [1]),
        ("a\n[b](<x y.md>)", "x y.md", [2]),
        ("[a](x%20y.md)", "x%20y.md", [1]),
        ("[a][r]\n\n[r]: x.md", "x.md", [3]),
        ("[a](x.md 'title')", "x.md", [1]),
        ("<a href='x.md'>a</a>", "x.md", [1]),
        ("<a href=x.md>a</a>", "x.md", [1]),
        ("[a](x.md#b)", "x.md#b", [1]),
        ("[a](x.md#b)", "../x/#b", [1]),
        ("[a](#b) [c](#bc)", "#b", [1]),
        ("[a](ax.md) [b](x.mdx) x.md2", "x.md", []),
        ("[a](x.md)\n[b](y.md)\n[c](x.md)", "x.md", [1, 3]),
        ("[a](x.md?b&amp;c)", "x.md?b&c", []),
        ("{{ macro() }}", "../x/", []),
    ],
)
def test_a_link_is_found_in_markdown_as_it_was_written(text, link, lines):
    assert [line for line, _ in lines_of_link(text, Broken("x", 1, link, "missing"))] == lines
