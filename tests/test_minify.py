"""A stylesheet says the same in fewer bytes: by example, and of ours in a browser's own words."""

import re

import pytest

from hub.pages.assets import STYLE_LISTS, read_styles
from hub.pages.minify import minify_css
from tests.frozen import ROOT


@pytest.mark.parametrize(
    ("written", "minified"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        (
            "/* why */\na,\nb > c {\n  margin: 0 auto;\n\n  padding: 0; /* here */\n}\n",
            "a,b>c{margin:0 auto;padding:0}",
        ),
        ("li :hover { x: 1 }\n\nli:hover { x: 1 }", "li :hover{x:1}li:hover{x:1}"),
        (".a .b + .c ~ .d { x: 1 }", ".a .b + .c ~ .d{x:1}"),
        ("a { inline-size: calc((100% - 1rem) * 0.4 + 1rem); }", "a{inline-size:calc((100% - 1rem) * 0.4 + 1rem)}"),
        ("@media screen and (48rem <= width) {\n  a { x: 1; }\n}", "@media screen and (48rem <= width){a{x:1}}"),
        ('a::before { content: "a  /* b */ ; }" / ""; }', 'a::before{content:"a  /* b */ ; }" / ""}'),
        ("a { content: ' \\' {  '; font: 1rem \"A  B\" , serif; }", "a{content:' \\' {  ';font:1rem \"A  B\",serif}"),
        ("a { b: \"it's\"; } /* it's */ c { d: 'e'; }", "a{b:\"it's\"}c{d:'e'}"),
        ("", ""),
    ],
)
def test_only_what_browsers_do_not_read_is_left_out(written, minified):
    assert minify_css(written) == minified
    assert minify_css(minified) == minified


@pytest.mark.browser
@pytest.mark.parametrize("name", STYLE_LISTS)
def test_a_browser_reads_the_same_rules(name, open_page):
    written = read_styles(ROOT / "docs" / "assets" / "css")[name]
    script = """(texts) => texts.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map(({ cssText }) => cssText);
    })"""

    before, after = open_page().evaluate(script, [written, minify_css(written)])

    assert len(before) > 5
    assert [tight(rule) for rule in after] == [tight(rule) for rule in before]


def tight(rule: str) -> str:
    """A rule without spaces after commas and colons: in `@supports` and beside `var()` a browser leaves them as they are."""
    return re.sub(r"([,:])\s+", r"\1", rule)
