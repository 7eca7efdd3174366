"""Markdown in texts, construct by construct: what the check takes comes out right, all else is told with what to write.

A row says what a long text makes of it: its HTML, or the code of a message; then the same for a short text, which is
shown as it stands on the page and in its description: nothing when it has no sign, or a code and the words to write.
"""

import re

import pytest
from lxml import html

from hub.diagnosis.markup import faults_of_long
from hub.diagnosis.markup_signs import BLOCKS, INLINE, parse
from hub.diagnosis.plain_texts import faults_of_short
from hub.problems import MESSAGE_LANGUAGES, messages
from hub.text.markdown import SCHEMES, SUPPORTED, render_prose
from hub.views.pages import shorten

PLAIN, LINK, SIGNS = "plain-markup", "plain-link", "plain-signs"
A = '<p><a href="{}">a</a></p>'
ROWS = [
    ("words", "Plain, words.", "<p>Plain, words.</p>", ""),
    ("two paragraphs", "a\n\nb", "<p>a</p>\n<p>b</p>", ""),
    ("signs that are none", "5 * 3 * 2, a_b_c, a < b > c, AT&T, R&D; ~ 20, C:\\temp, a | b", None, ""),
    ("brackets that are none", "[sic] and […] and [1][2], see <name>", None, ""),
    ("a template", "{{ 7*7 }} {% raw %}", "<p>{{ 7*7 }} {% raw %}</p>", ""),
    ("a hashtag", "#hashtag and #2", "<p>#hashtag and #2</p>", ""),
    ("a date in Croatian", "1. siječnja 2027.", "<p>1. siječnja 2027.</p>", ""),
    ("a date in Hungarian", "2025. november", "<p>2025. november</p>", ""),
    ("dates in paragraphs", "1. siječnja\n\nTada.\n\n2. veljače", "<p>1. siječnja</p>\n<p>Tada.</p>\n<p>2. veljače</p>", ""),
    ("inclusive writing", "étudiant*e*s", "markup-in-word", ""),
    ("a grave accent for an apostrophe", "l`eau d`Armor", "markup-in-word", f"{PLAIN}: l’eau d’Armor"),
    ("bold", "**bold** word", "<p><strong>bold</strong> word</p>", f"{PLAIN}: bold word"),
    ("bold by underscores", "__bold__", "<p><strong>bold</strong></p>", f"{PLAIN}: bold"),
    ("italics", "*it*", "<p><em>it</em></p>", f"{PLAIN}: it"),
    ("italics by underscores", "_it_ x", "<p><em>it</em> x</p>", f"{PLAIN}: it x"),
    ("both", "***x***", "<p><em><strong>x</strong></em></p>", f"{PLAIN}: x"),
    ("bold not closed", "**open x", "markup-unclosed", f"{PLAIN}: open x"),
    ("bold with a space", "** x** y", "markup-unclosed", ""),
    ("struck through", "~~gone~~ x", "markup-strike", f"{PLAIN}: gone x"),
    ("code", "`make site`", "<p><code>make site</code></p>", f"{PLAIN}: make site"),
    ("a block of code", "```\nx\n```", "markup-code", f"{PLAIN}: x"),
    ("a block by tildes", "~~~ yaml\nx\n~~~", "markup-code", f"{PLAIN}: x"),
    ("four spaces", "    x", "<p>x</p>", ""),
    ("a heading", "## Programme", "markup-heading", f"{PLAIN}: Programme"),
    ("a heading with its end", "# Programme #", "markup-heading", f"{PLAIN}: Programme"),
    ("a heading without a space", "##Programme", "markup-heading", f"{PLAIN}: Programme"),
    ("a heading underlined", "Programme\n=========", "markup-heading", f"{PLAIN}: Programme"),
    ("a heading underlined by dashes", "Programme\n---", "markup-heading", f"{PLAIN}: Programme"),
    ("a line across", "a\n\n---\n\nb", "markup-rule", f"{PLAIN}: a b"),
    ("a line of stars", "a\n\n***\n\nb", "markup-rule", f"{PLAIN}: a b"),
    ("a line of underscores", "a\n\n___\n\nb", "markup-rule", f"{PLAIN}: a b"),
    ("a list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", f"{PLAIN}: a b"),
    ("a list by stars", "* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", f"{PLAIN}: a b"),
    ("a list by plus", "+ a\n+ b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", f"{PLAIN}: a b"),
    ("a list within a list", "- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>", f"{PLAIN}: a b"),
    ("a numbered list", "1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>", f"{PLAIN}: a b"),
    ("numbers with brackets", "1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>", f"{PLAIN}: a b"),
    ("all numbered one", "1. a\n1. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>", f"{PLAIN}: a b"),
    ("numbers after words", "Then:\n1. a\n2. b", "<p>Then:</p>\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>", f"{PLAIN}: Then: a b"),
    ("numbers within a list", "- x\n  1. a\n  2. b",
     "<ul>\n<li>x\n<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n</li>\n</ul>", f"{PLAIN}: x a b"),
    ("a list within numbers", "1. a\n   - x\n2. b",
     "<ol>\n<li>a\n<ul>\n<li>x</li>\n</ul>\n</li>\n<li>b</li>\n</ol>", f"{PLAIN}: a x b"),
    ("numbers that begin later", "3. a\n4. b", "markup-count", ""),
    ("bullets of Word", "• a\n• b", "markup-bullet", ""),
    ("dashes of Word", "– a\n– b", "markup-bullet", ""),
    ("one dash of a conversation", "– Yes, he said.", "<p>– Yes, he said.</p>", ""),
    ("boxes to tick", "- [ ] a\n- [x] b", "markup-task", f"{PLAIN}: [ ] a [x] b"),
    ("more than", "> 90 % of firms", "markup-number", ""),
    ("plus", "+ 20 %", "markup-number", ""),
    ("minus", "- 5 %", "markup-number", ""),
    ("a star that leads to a remark", "word*\n\n* provisional", "markup-number", f"{PLAIN}: word* provisional"),
    ("a quotation", "> words", "<blockquote>\n<p>words</p>\n</blockquote>", f"{PLAIN}: words"),
    ("a break by spaces", "a  \nb", "<p>a<br>\nb</p>", ""),
    ("a break by a backslash", "a\\\nb", "<p>a<br>\nb</p>", ""),
    ("an escaped sign", "\\*a\\*", "<p>*a*</p>", f"{PLAIN}: a"),
    ("an entity", "a &amp; b&eacute;", "<p>a &amp; bé</p>", f"{PLAIN}: a & bé"),
    ("a space by an entity", "90&nbsp;%", "<p>90&nbsp;%</p>", f"{PLAIN}: 90 %"),
    ("a table", "|a|b|\n|-|-|\n|1|2|", "markup-table", f"{PLAIN}: a b 1 2"),
    ("a table without a head", "|a|b|", "markup-table", f"{PLAIN}: a b"),
    ("a picture", "![x](https://x.org/a.png)", "markup-image", f"{PLAIN}: x"),
    ("a footnote", "text[^1] x", "markup-footnote", f"{PLAIN}: text x"),
    ("the text of a footnote", "[^1]: note", "markup-footnote", f"{PLAIN}: note"),
    ("a footnote in the line", "text^[note]", "markup-signs", SIGNS),
    ("a break in HTML", "a<br>b", "markup-html", f"{PLAIN}: a b"),
    ("bold in HTML", "<b>a</b>", "markup-html", f"{PLAIN}: a"),
    ("a link in HTML", '<a href="https://x.org">a</a>', "markup-html", f"{PLAIN}: a"),
    ("a script", "<script>alert(1)</script>", "markup-html", f"{PLAIN}: alert(1)"),
    ("a comment", "a <!-- x --> b", "markup-html", f"{PLAIN}: a b"),
    ("a marked word", "a ==b== c", "markup-signs", f"{PLAIN}: a b c"),
    ("a subscript", "H~2~O", "markup-signs", SIGNS),
    ("a smiley by name", "Fine :smile:", "markup-signs", SIGNS),
    ("an admonition", "!!! note\n    x", "markup-signs", SIGNS),
    ("a table of contents", "[TOC]", "markup-signs", SIGNS),
    ("a definition", "Term\n: What it is", "markup-signs", SIGNS),
    ("a link", "[a](https://x.org/b)", A.format("https://x.org/b"), f"{LINK}: a"),
    ("a link in bold", "**[a](https://x.org)**", '<p><strong><a href="https://x.org">a</a></strong></p>', f"{LINK}: a"),
    ("a link with brackets", "[a](https://x.org/A_(b))", A.format("https://x.org/A_(b)"), f"{LINK}: a"),
    ("an unsafe scheme of the web", "[a](http://x.org)", A.format("http://x.org"), f"{LINK}: a"),
    ("an address in brackets", "<https://x.org>", '<p><a href="https://x.org">https://x.org</a></p>', f"{LINK}: https://x.org"),
    ("e-mail in brackets", "<a@b.org>", '<p><a href="mailto:a@b.org">a@b.org</a></p>', f"{LINK}: a@b.org"),
    ("an e-mail link", "[a](mailto:a@b.org?subject=x)", A.format("mailto:a@b.org?subject=x"), f"{LINK}: a"),
    ("a telephone link", "[a](tel:+33299000000)", A.format("tel:+33299000000"), f"{LINK}: a"),
    ("a short number", "[a](tel:116117)", A.format("tel:116117"), f"{LINK}: a"),
    ("e-mail without a host", "[a](mailto:ab)", "markup-mail", f"{LINK}: a"),
    ("a number without its country", "[a](tel:0299000000)", "markup-phone", f"{LINK}: a"),
    ("a bare address", "see https://x.org/a.", "markup-bare", ""),
    ("a bare host", "see www.x.org.", "markup-bare", ""),
    ("bare e-mail", "to a@b.org, now", "markup-bare", ""),
    ("javascript", "[a](javascript:alert(1))", "markup-scheme", f"{LINK}: a"),
    ("javascript in capitals", "[a](JaVaScript:alert(1))", "markup-scheme", f"{LINK}: a"),
    ("javascript in brackets", "<javascript:alert(1)>", "markup-scheme", f"{LINK}: javascript:alert(1)"),
    ("data", "[a](data:text/html,x)", "markup-scheme", f"{LINK}: a"),
    ("ftp", "[a](ftp://x.org)", "markup-scheme", f"{LINK}: a"),
    ("a file", "[a](file:///etc/passwd)", "markup-scheme", f"{LINK}: a"),
    ("a page of the site", "[a](/events/)", "markup-relative", f"{LINK}: a"),
    ("a file beside", "[a](../agenda.pdf)", "markup-relative", f"{LINK}: a"),
    ("an anchor", "[a](#x)", "markup-relative", f"{LINK}: a"),
    ("a host without a scheme", "[a](www.x.org/b)", "markup-relative", f"{LINK}: a"),
    ("a host after slashes", "[a](//x.org)", "markup-relative", f"{LINK}: a"),
    ("nothing", "[a]()", "markup-relative", f"{LINK}: a"),
    ("no words", "[](https://x.org)", "markup-empty-link", SIGNS),
    ("a title", '[a](https://x.org "Title")', "markup-title", f"{LINK}: a"),
    ("a space in the address", "[a](https://x.org/a b)", "markup-broken-link", f"{PLAIN}: a"),
    ("a space before the address", "[a] (https://x.org)", "markup-broken-link", f"{PLAIN}: a"),
    ("not closed", "[a](https://x.org", "markup-broken-link", f"{PLAIN}: a"),
    ("the words not closed", "[a(https://x.org)", "markup-broken-link", SIGNS),
    ("the wrong way round", "(a)[https://x.org]", "markup-broken-link", SIGNS),
    ("an account", "[a](https://u@x.org)", "address-user", f"{LINK}: a"),
    ("a port too high", "[a](https://x.org:99999)", "address-port", f"{LINK}: a"),
    ("a scheme in capitals", "[a](HTTPS://x.org)", "not-a-url", f"{LINK}: a"),
    ("a space by brackets", "[a](<https://x.org/a b>)", "bad-host", f"{LINK}: a"),
    ("a mail filter", "[a](https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.org)", "wrapped-url", f"{LINK}: a"),
    ("a reference", "[a][1] x", "markup-reference", f"{PLAIN}: a x"),
    ("a collapsed reference", "[a][]", "markup-reference", f"{PLAIN}: a"),
    ("where a reference leads", "[a]: https://x.org", "markup-reference", SIGNS),
]  # fmt: skip
NAMES = [row[0] for row in ROWS]


@pytest.mark.parametrize(("text", "expected"), [row[1:3] for row in ROWS], ids=NAMES)
def test_a_long_text_comes_out_right_or_is_told(text, expected):
    found = [finding.code for finding in faults_of_long(text)]

    if expected is None or expected.startswith("<"):
        assert found == []
        shown = str(render_prose(text)).strip()
        assert shown == expected if expected else html.fromstring(shown).text_content() == text
    else:
        assert list(dict.fromkeys(found)) == [expected]


@pytest.mark.parametrize(("text", "expected"), [(row[1], row[3]) for row in ROWS], ids=NAMES)
def test_a_short_text_has_no_signs_or_is_told_with_the_words_to_write(text, expected):
    found = [(finding.code, finding.values.get("right")) for finding in faults_of_short(text)]

    assert [f"{code}: {right}" if right else code for code, right in found] == ([expected] if expected else [])


@pytest.mark.parametrize("text", [row[1] for row in ROWS if row[3].startswith((PLAIN, LINK))])
def test_what_is_advised_for_a_short_text_is_taken_and_described_without_signs(text):
    (finding,) = faults_of_short(text)
    right = finding.values["right"]

    assert list(faults_of_short(right)) == []
    assert shorten(right) == right
    assert not re.search(r"\*\*|__|~~|`|\]\(|\[\^|</?[a-z]+>|&[a-z]+;|^#", right)


def test_what_the_renderer_reads_and_what_the_check_tells_share_no_construct():
    rendered = set().union(*(construct.tokens for construct in SUPPORTED.values()))

    assert rendered.isdisjoint({*BLOCKS, *INLINE, "html_inline"})
    assert {token.type for row in ROWS for token in parse(row[1]) if token.nesting == 1} <= rendered | set(BLOCKS) | {
        "thead_open", "tbody_open", "tr_open", "th_open", "td_open"}  # fmt: skip


@pytest.mark.parametrize("text", [row[1] for row in ROWS])
def test_whatever_a_text_holds_only_links_of_the_list_are_published(text):
    tree = html.fragment_fromstring(str(render_prose(text)), create_parent=True)

    assert all(
        link.get("href", "https:").lower().startswith(tuple(f"{name}:" for name in SCHEMES)) for link in tree.iter("a")
    )


@pytest.mark.parametrize("lang", MESSAGE_LANGUAGES)
def test_every_outcome_has_its_message(lang):
    codes = {row[2] for row in ROWS if row[2] and not row[2].startswith("<")}

    assert codes | {PLAIN, LINK, SIGNS} <= messages(lang).keys()
