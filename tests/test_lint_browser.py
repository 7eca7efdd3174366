"""The linters of stylesheets and scripts see what is wrong, each rule of ours, and see nothing in ours."""

import json
import re

import pytest

from scripts.lint_browser import LINT, SCRIPTS, STYLES, eslint, stylelint

pytestmark = pytest.mark.long

WRONG_STYLES = {
    ".card { color: red; }": "selector-class-pattern",
    ".hub-card_title { color: red; }": "selector-class-pattern",
    "#hub-card { color: red; }": "selector-max-id",
    ".hub-a { .hub-b { color: red; } }": "selector-nested-pattern",
    ".hub-a { &:hover { & > p { color: red; } } }": "max-nesting-depth",
    ".hub-a { color: red !important; }": "declaration-no-important",
    ".hub-a { margin-left: 1rem; }": "property-disallowed-list",
    ".hub-a { max-width: 1rem; }": "property-disallowed-list",
    ".hub-a { top: 0; }": "property-disallowed-list",
    ".hub-a { text-align: left; }": "declaration-property-value-disallowed-list",
    ":root { --card: red; }": "custom-property-pattern",
    ".hub-a { colour: red; }": "property-no-unknown",
    ".hub-a { color: #ggg; }": "color-no-invalid-hex",
    ".hub-a { color: red; } .hub-a { margin: 0; }": "no-duplicate-selectors",
}
RIGHT_STYLES = """
.hub-a-b__c-d--in_use { margin-inline-start: 1rem; text-align: end; }
.hub-a { &:hover { color: red; } }
.hub-c { @media print { &:hover { color: red; } } }
"""
IN_PAGES, IN_SEARCH, ON_NODE = "docs/assets/js/x.js", "docs/assets/js/search/x.js", "tests/x.mjs"
WRONG_SCRIPTS = [
    (IN_PAGES, "document.body.innerHTML = location.hash;", "no-restricted-properties"),
    (IN_PAGES, "if (location == 1) print();", "eqeqeq"),
    (IN_PAGES, "var one = 1; print(one);", "no-var"),
    (IN_PAGES, "let one = 1; print(one);", "prefer-const"),
    (IN_PAGES, "eval(location.hash);", "no-eval"),
    (IN_PAGES, "nothing();", "no-undef"),
    (IN_PAGES, "process.exit();", "no-undef"),
    (IN_PAGES, "const one = 1;", "no-unused-vars"),
    (IN_PAGES, "print();\n" * 121, "max-lines"),
    (IN_SEARCH, "const unheard = 1;", "no-unused-vars"),
    (IN_SEARCH, "unheard();", "no-undef"),
    (ON_NODE, "document.title;", "no-undef"),
]
RIGHT_SCRIPTS = [
    (IN_PAGES, "print();\n" * 120 + "// and why\n\n"),
    (IN_SEARCH, "const Words = 1; find(fold);"),  # names that the parts of the search share
    (ON_NODE, "process.exit();"),
]


def styles_found(text):
    done = stylelint("--stdin", given=text)
    assert done.returncode in (0, 2), done.stderr
    return re.findall(r"\(([a-z-]+)\) \[error\]", done.stdout + done.stderr)


def scripts_found(name, text):
    done = eslint("--format=json", "--stdin", f"--stdin-filename={name}", given=text)
    assert done.returncode in (0, 1), done.stderr
    (file,) = json.loads(done.stdout)
    return [message["ruleId"] for message in file["messages"]]


def test_stylelint_names_what_is_wrong():
    assert {text: styles_found(text) for text in WRONG_STYLES} == {text: [rule] for text, rule in WRONG_STYLES.items()}
    assert styles_found(RIGHT_STYLES) == []


def test_an_exception_has_its_reason():
    line = "/* stylelint-disable-next-line declaration-no-important{} */"
    text = ".hub-a {{\n  {}\n  color: red !important;\n}}\n"

    assert styles_found(text.format(line.format(" -- wins over the browser's own"))) == []
    assert "is missing a description" in stylelint("--stdin", given=text.format(line.format(""))).stderr


@pytest.mark.parametrize(("name", "text", "rule"), WRONG_SCRIPTS)
def test_eslint_names_what_is_wrong(name, text, rule):
    assert set(scripts_found(name, text)) == {rule}


@pytest.mark.parametrize(("name", "text"), RIGHT_SCRIPTS)
def test_eslint_lets_pass_what_is_right(name, text):
    assert scripts_found(name, text) == []


def test_they_report_nothing_in_ours():
    for done in (stylelint(*STYLES), eslint(*SCRIPTS)):
        assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_lock_names_no_address():
    lock = (LINT / "package-lock.json").read_text(encoding="utf-8")

    assert "resolved" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
