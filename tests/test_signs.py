"""Signs between words are words of the site, which a language writes in its own way: French puts a space before a colon.

So no template has text of its own, and no script or view writes a sign.
"""

import ast
import re

import pytest

from tests.frozen import ROOT

FOLDER = ROOT / "overrides"
WITH_WORDS = {"partials/admin.html"}
"""The form for editors, which is in French and English whatever the language of the site."""
NO_WORDS = {"404"}
TEMPLATES = sorted({path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html")} - WITH_WORDS)
SCRIPTS = sorted((ROOT / "docs/assets/js").rglob("*.js"))
VIEWS = [
    *sorted((ROOT / "hub/views").glob("*.py")),
    *sorted((ROOT / "hub/macros").glob("*.py")),
    ROOT / "hub/pages/rendering.py",
    ROOT / "hub/localization/localizer.py",
]

COMMENT_OR_TAG = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
OUTPUT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
ELEMENT = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
SAID = re.compile(r"\b(?:alt|aria-label|title|data-[a-z-]+)=(?:\"([^\"]*)\"|'([^']*)')")
SIGN = r"[:;,.!?()«»„“”·–—]"
LITERAL = re.compile(r"`([^`]*)`|\"([^\"\n]*)\"")
FILLED = re.compile(r"\$\{[^}]*\}")
IN_VIEW = re.compile(rf" ?{SIGN} | ?[·–—(«„“] ?")


def own_text(template: str) -> set[str]:
    """What a template says itself, between its elements and beside what it puts out."""
    outputs = OUTPUT.sub("\0", COMMENT_OR_TAG.sub("", template))
    attributes = [first or second for first, second in SAID.findall(outputs)]
    beside = " ".join(value for value in attributes if "\0" in value and re.search(SIGN, value))
    return set(f"{ELEMENT.sub(' ', outputs)} {beside}".replace("\0", " ").split()) - NO_WORDS


def written_signs(code: str) -> list[str]:
    """The texts of a module that are a sign with its spaces, alone or between the values of an f-string."""
    texts = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
    return [text for text in texts if isinstance(text, str) and IN_VIEW.fullmatch(text)]


def signs_in_script(code: str) -> list[str]:
    """The signs in the strings of a script that stand alone or between what fills them."""
    texts = (FILLED.split(template or plain) for template, plain in LITERAL.findall(code))
    return [piece for text in texts for piece in text if re.fullmatch(f" ?{SIGN} ", piece)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_nothing_itself(name):
    assert own_text((FOLDER / name).read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_writes_no_sign_between_words(path):
    code = path.read_text(encoding="utf-8")

    assert signs_in_script(re.sub(r"new Error\(.*", "", code)) == []  # errors are for the console


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.name)
def test_a_view_writes_no_sign_between_words(path):
    assert written_signs(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('<p class="a: b">{{ one }}{% if two %} {{ two }}{% endif %}</p>', set()),
        ("{{ choice }}<span>: {{ title }}</span>", {":"}),
        ("<p>{{ one }} ({{ two }})</p>", {"(", ")"}),
        ("<p>{{ one }}, <b>{{ two }}</b></p>", {","}),
        ('<img alt="{{ site }} – Interreg">', {"–", "Interreg"}),
        ("<button data-said='{{ one }}: {{ two }}'></button>", {":"}),
        ("{# A comment: none #}<h1>404</h1>", set()),
    ],
)
def test_text_in_a_template_is_found(template, said):
    assert own_text(template) == said


@pytest.mark.parametrize(
    ("code", "signs"),
    [
        ('", ".join(words)', [", "]),
        ('f"{one} – {two}"', [" – "]),
        ('f"{one} ({two})"', [" ("]),
        ('f"{one}: {two}"', [": "]),
        ('" ".join(words)', []),
        ('f"{one}:{two}"', []),
        ('"Read, then write."', []),
    ],
)
def test_a_sign_in_a_view_is_found(code, signs):
    assert written_signs(code) == signs


@pytest.mark.parametrize(
    ("code", "signs"),
    [
        ("make(`: ${title}`)", [": "]),
        ('names.join(", ")', [", "]),
        ("return `${count}. ${words}`", [". "]),
        ("return `?ids=${ids}`", []),
        ('["one", "two"]', []),
        ('ids.split(",")', []),
    ],
)
def test_a_sign_in_a_script_is_found(code, signs):
    assert signs_in_script(code) == signs
