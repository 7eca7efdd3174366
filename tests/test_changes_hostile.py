"""Hostile registries in the summary of a proposal: no mention, link, image or HTML comes of them."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from hub.changes.proposal import read_proposal
from hub.changes.report import summaries
from hub.review.comment import ShownPreview, comment
from hub.review.outcome import outcome_of
from hub.text.escaping import code, visible
from tests.frozen import FEW
from tests.proposals import commit, edit, settings, start

pytestmark = pytest.mark.long


HOSTILE = (
    "@octocat and @campus/team",
    "![x](https://evil.example/x.png)",
    "[click](https://evil.example)",
    "<https://evil.example>",
    "www.evil.example https://evil.example/a someone@evil.example",
    "<img src=x onerror=alert(1)>",
    "<!-- gate --> <script>alert(1)</script> </details>",
    "`@octocat` ``@octocat`` ```@octocat",
    "`",
    "\\`@octocat",
    "#1 GH-1 campus/hub#1 octocat@0123456789abcdef0123456789abcdef01234567",
    ":tada: $`x`$ $$x$$ &#64;octocat",
    "[ref]: https://evil.example",
    "| a | b |",
)
MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})
"""GitHub's kind of Markdown, with HTML let through so that it shows; links are looked for in the text itself."""
LIVE = re.compile(r"@\w|https?:|www\.|#\d|GH-\d|\w@\w|:\w+:|\$|[0-9a-f]{12}")
"""What GitHub makes something of where it stands as text."""


def live_parts(markdown: str) -> list[str]:
    """What in a text is more than words and code: links, images, HTML, and text that GitHub would act on."""
    found = []
    for token in MARKDOWN.parse(markdown):
        for part in token.children or [token]:
            if part.type in ("link_open", "image", "html_inline", "html_block", "fence", "code_block", "table_open"):
                found.append(f"{part.type}: {part.content.strip()}")
            elif part.type == "text" and LIVE.search(part.content):
                found.append(f"text: {part.content}")
    return found


FOLD = ["html_block: <details><summary>English</summary>", "html_block: </details>"]
"""The only HTML there may be: our own."""


def test_what_is_looked_for_is_found_where_it_is_not_quoted():
    assert [text for text in HOSTILE if not live_parts(f"- x {text} y")] == ["`", "| a | b |"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_as_code_stands_for_itself(text):
    (paragraph,) = [token for token in MARKDOWN.parse(f"x {code(text)} y") if token.type == "inline"]

    assert [(part.type, part.content) for part in paragraph.children] == [
        ("text", "x "),
        ("code_inline", text),
        ("text", " y"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\r\nc\td", "a b c d"),
        ("\u202etxt.exe\u2066", "\\u202etxt.exe\\u2066"),
        ("a\u200bb\x1b[31m", "a\\u200bb\\u001b[31m"),
        ("Rennes\xa0: là\u202f!", "Rennes\xa0: là\u202f!"),
    ],
)
def test_what_cannot_be_seen_is_made_visible_on_one_line(text, expected):
    assert visible(text) == expected


def test_a_long_text_is_cut():
    assert code("x" * 400) == f"`{'x' * 299}…`"


@pytest.fixture
def root(tmp_path):
    return start(tmp_path / "project", "data", content=FEW)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_registries_do_nothing_in_the_summary(root, text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    edit(root, "data/events.yml", '    en: "CAMPUS selected', f'    en: "{quoted} CAMPUS selected')
    edit(root, "data/events.yml", '    fr: "CAMPUS retenu', f'    fr: "{quoted} CAMPUS retenu')
    edit(root, "data/partners.yml", "  short: Bretagne Next", f'  short: "{quoted}"')
    edit(root, "data/glossary.yml", "- id: ", f'- id: "{quoted}"\n  x: ')
    edit(root, "data/practices/osmose-occitanie.yml", 'fr: "Budget total', f'fr: "{quoted} Budget')
    edit(root, "data/practices/osmose-occitanie.yml", "value: 27000000", "value: 28000000")
    commit(root)
    proposal = read_proposal(settings(root), "main", "HEAD")
    shown = ShownPreview(
        conclusion="failure", run="https://github.com/campus/hub/actions/runs/1", preview="", sha="0" * 40
    )

    assert live_parts(summaries(proposal)) == FOLD
    assert live_parts(comment(outcome_of(proposal), shown)) == FOLD


@pytest.mark.parametrize("text", HOSTILE)
def test_links_to_changed_pages_lead_into_the_preview_whatever_the_title(root, text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    for lang, title in (("en", "CAMPUS selected"), ("fr", "CAMPUS retenu")):
        edit(root, "data/events.yml", f'    {lang}: "{title}', f'    {lang}: "{quoted} {title}')
    commit(root)
    address = "https://hub.example.org/preview/12/"
    shown = ShownPreview(conclusion="success", run="https://github.com/campus/hub/x", preview=address, sha="0" * 40)

    body = comment(outcome_of(read_proposal(settings(root), "main", "HEAD")), shown)

    parts = [part for token in MARKDOWN.parse(body) for part in token.children or []]
    assert [part.attrGet("href") for part in parts if part.type == "link_open"] == [
        address,
        f"{address}fr/events/award-2024-12/",
        address,
        f"{address}events/award-2024-12/",
    ]
    assert [part for part in live_parts(body) if not part.startswith("link_open")] == FOLD


def test_hostile_names_of_files_do_nothing_in_the_summary(root):
    (root / "docs/fr").mkdir()
    for name in HOSTILE:
        plain = name.replace("/", "∕")
        (root / "data/practices" / f"{plain}\n- [x](https:x).yml").write_text("- <b>\n", encoding="utf-8")
        (root / "docs/fr" / f"{plain}.md").write_text("x", encoding="utf-8")
        (root / f"{plain}.txt").write_text("x", encoding="utf-8")
    (root / "data/practices/link.yml").symlink_to("/etc/passwd")
    commit(root)
    proposal = read_proposal(settings(root), "main", "HEAD")

    text = summaries(proposal)

    assert live_parts(text) == FOLD
    assert "`data/practices/link.yml` is not read: it is not a plain file but a link, a program or a submodule." in text
