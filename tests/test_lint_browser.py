"""The linters of stylesheets and scripts see what is wrong, each rule of ours, and see nothing in ours."""

import json
import subprocess
from functools import partial
from types import SimpleNamespace

import pytest

from scripts.lint_browser import LINT, eslint, stylelint
from scripts.node import NODE, install
from tests.frozen import ROOT

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
EXCEPTIONS = {" -- wins over the browser's own": [], "": ["--report-descriptionless-disables"]}
"""What stands after the name of a rule that a line is excepted from, with what is reported."""
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


def excepted(reason):
    line = f"/* stylelint-disable-next-line declaration-no-important{reason} */"
    return f".hub-a {{\n  {line}\n  color: red !important;\n}}\n"


@pytest.fixture(scope="module")
def found():
    """The rules that each of the texts breaks; `--max-warnings=0` makes a fault of a warning, so all are told alike."""
    install(LINT)
    styles = [*WRONG_STYLES, RIGHT_STYLES, *map(excepted, EXCEPTIONS)]
    scripts = [(name, text) for name, text, *_ in (*WRONG_SCRIPTS, *RIGHT_SCRIPTS)]
    given = json.dumps({"styles": styles, "scripts": scripts})
    command = [NODE, ROOT / "tests" / "lint_texts.mjs"]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    by_script = dict(zip(scripts, answer["scripts"], strict=True))
    return SimpleNamespace(styles=dict(zip(styles, answer["styles"], strict=True)), scripts=by_script)


@pytest.mark.parametrize(("text", "rule"), WRONG_STYLES.items())
def test_stylelint_names_what_is_wrong(found, text, rule):
    assert found.styles[text] == [rule]


def test_stylelint_lets_pass_what_is_right(found):
    assert found.styles[RIGHT_STYLES] == []


@pytest.mark.parametrize(("reason", "rules"), EXCEPTIONS.items())
def test_an_exception_has_its_reason(found, reason, rules):
    assert found.styles[excepted(reason)] == rules


@pytest.mark.parametrize(("name", "text", "rule"), WRONG_SCRIPTS)
def test_eslint_names_what_is_wrong(found, name, text, rule):
    assert set(found.scripts[name, text]) == {rule}


@pytest.mark.parametrize(("name", "text"), RIGHT_SCRIPTS)
def test_eslint_lets_pass_what_is_right(found, name, text):
    assert found.scripts[name, text] == []


@pytest.mark.parametrize(
    ("linter", "text", "fault"),
    [
        (partial(stylelint, "--stdin"), "#hub-card { color: red; }", "selector-max-id"),
        (partial(eslint, "--stdin", f"--stdin-filename={IN_PAGES}"), "nothing();", "no-undef"),
    ],
)
def test_the_command_fails_with_the_fault(linter, text, fault):
    """That it finds none in ours is what `make lint` asks, before these tests."""
    done = linter(given=text)

    assert done.returncode != 0
    assert fault in done.stdout + done.stderr


def test_the_lock_names_no_address():
    lock = (LINT / "package-lock.json").read_text(encoding="utf-8")

    assert "resolved" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"node_modules/')
