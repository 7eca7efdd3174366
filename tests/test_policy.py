"""The Content-Security-Policy: first in every page, strict, and kept by what the pages hold.

A violation in the browser would be a message of its console: `test_browser_accessibility` finds those on every page.
"""

import base64
import hashlib
import re

import pytest

from hub.pages.csp import content_security_policy
from tests.pages import page_files, parse

VIOLATIONS = """
  addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sourceFile}) =>
    (window.violations ??= []).push(`${violatedDirective} ${blockedURI} ${sourceFile}`));
"""


def policy_of(tree) -> dict[str, list[str]]:
    (content,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: values for name, *values in (part.split() for part in content.split(";"))}


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_inline_script_is_allowed_by_its_hash_alone():
    assert hash_of("let a = 1") in content_security_policy("let a = 1")
    assert "sha256" not in content_security_policy()


def test_the_policy_comes_right_after_the_charset_on_every_page(site):
    for file in (*page_files(site), site / "404.html"):
        first, second, *_ = parse(file).find("head")
        assert (first.get("charset"), second.get("http-equiv")) == ("utf-8", "Content-Security-Policy"), file


def test_the_policy_allows_nothing_unsafe_and_no_other_host(site):
    for file in (*page_files(site), site / "404.html"):
        policy = policy_of(parse(file))
        words = {word for values in policy.values() for word in values}
        assert policy["default-src"] == ["'none'"], file
        assert not words & {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "data:", "https:"}, file
        assert not [word for word in words if re.search(r"[a-z]\.[a-z]|//", word)], file


def test_every_inline_script_has_its_hash_and_no_style_or_handler_is_inline(site):
    for file in (*page_files(site), site / "404.html"):
        tree = parse(file)
        scripts = [script.text for script in tree.iter("script") if not script.get("src") and script.get("type") != "application/ld+json"]  # fmt: skip
        assert [script for script in scripts if hash_of(script) not in policy_of(tree)["script-src"]] == [], file
        assert tree.xpath("//style | //*[@style]") == [], file
        assert [name for element in tree.iter() for name in element.attrib if name.startswith("on")] == [], file


@pytest.mark.browser
def test_a_foreign_script_would_not_run(server, open_page):
    tab = open_page()
    tab.add_init_script(VIOLATIONS)
    tab.goto(server)
    tab.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    }""")

    assert tab.evaluate("window.ran ?? false") is False
    assert tab.evaluate("window.violations")[0].startswith("script-src-elem inline")
