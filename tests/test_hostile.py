"""Hostile text in every field of every registry: it comes out as text, in every language and through every macro."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import html

from hub.model.fields import walk
from hub.model.kinds import REGISTRIES
from hub.model.rules import Limit
from hub.model.values import Name, Plural, Text
from hub.reading.loading import load_registries
from hub.written.calls import placeholder
from tests.builds import build, build_well
from tests.frozen import copy_project
from tests.pages import LANGUAGES

pytestmark = pytest.mark.build


ATTACKS = (
    "<script>hub_attack(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "[a](javascript:hub_attack(2))",
    '"><img src=x onerror=hub_attack(3)>',
    "</title></head><svg/onload=hub_attack(4)>",
    "<!--hub-main--> frame-slot",
    "*a* _b_ `c` # d &lt; &#60;",
    placeholder("link", "practice", "osmose-occitanie", text="hub_attack(5)") + " hubcallaaz",
)
HOSTILE = " ".join(ATTACKS[:4])
SHORT = "<b>{{7*7}}'\""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    root = copy_project(folder / "project")
    poison(root / "data")
    for code in LANGUAGES:
        (root / "docs" / code / "macros.md").write_text(every_macro(), encoding="utf-8")
    return build_well(root, folder / "site")


def poison(data: Path) -> None:
    """Every text and name in the registries becomes an attack, in all languages."""
    registries, _ = load_registries(data, tuple(LANGUAGES))
    for entry in [
        *(e for name in REGISTRIES for e in registries.entries[name]),
        registries.taxonomy,
        registries.project,
    ]:
        file = data.parent / entry.file
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, leaf in enumerate(walk(entry.record)):
            if isinstance(leaf.value, Text | Name):
                limit = next((rule.most for rule in leaf.rules if isinstance(rule, Limit)), 40)
                attack = f"{ATTACKS[number % len(ATTACKS)]} {HOSTILE}"[: min(limit, 90)]
                for lang in leaf.value.words:
                    line = entry.line_of(f"{leaf.path}.{lang}") - 1
                    lines[line] = replace_words(lines[line], lang, leaf.value.words[lang], attack)
            elif isinstance(leaf.value, str) and not leaf.rules and leaf.path in ("short", "acronym", "programme"):
                line = entry.line_of(leaf.path) - 1
                lines[line] = re.sub(r"^(\s*\w+: ).*", lambda match: match[1] + quoted(HOSTILE), lines[line])
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def quoted(attack: str) -> str:
    return "'" + attack.replace("'", "''") + "'"


def replace_words(line: str, lang: str, words: str, attack: str) -> str:
    for form in (yaml.dump(words, allow_unicode=True, width=9999, default_style='"').strip(), f'"{words}"', words):
        if f"{lang}: {form}" in line:
            return line.replace(f"{lang}: {form}", f"{lang}: {quoted(attack)}", 1)
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    assert f'{lang}: "{escaped}"' in line, (line, words)
    return line.replace(f'{lang}: "{escaped}"', f"{lang}: {quoted(attack)}", 1)


def every_macro() -> str:
    blocks = [
        "doors()", "events()", "evidence_levels()", "featured_practice()", 'key_figure("cyberocc", 1)', "next_events()",
        "organisations()", 'partner("tamk")', "partners()", "phases()", 'practice("cyberocc")', "practices()",
        'practice_table("cyberocc", "taisto")', 'evidence_table("cyberocc", "taisto")',
    ]  # fmt: skip
    lines = "\n\n".join(f"{{{{ {call} }}}}" for call in blocks)
    inline = 'A {{ link("practice", "cyberocc") }}, {{ link("event", "ecw-2025") }}, *{{ link("partner", "tamk") }}* and {{ count("events") }}.'
    return (
        f"---\ntitle: Macros\ndescription: {'Every macro on one page. ' * 3}\n---\n\n# Macros\n\n{lines}\n\n{inline}\n"
    )


def test_no_attack_becomes_markup(hostile_site):
    for file in hostile_site.rglob("*.html"):
        tree = html.document_fromstring(file.read_text(encoding="utf-8"))
        data = [script.text for script in tree.iter("script") if script.get("type") == "application/ld+json"]
        assert not [block for block in data if "<" in block or not json.loads(block)], file
        scripts = [script.text or "" for script in tree.iter("script") if script.text not in data]
        attributes = [(name, value) for element in tree.iter() for name, value in element.items()]
        assert not [text for text in scripts if "hub_attack" in text], file
        assert not [name for name, _ in attributes if name.startswith("on")], file
        assert not [
            value for _, value in attributes if re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
        ], file
        assert not tree.xpath("//img[@src='x'] | //svg[not(@aria-hidden) and not(@role='group')]"), file
        assert len(tree.xpath("//title[not(ancestor::svg)]")) == 1, file


def test_no_attack_is_evaluated(hostile_site):
    pages = [file.read_text(encoding="utf-8") for file in hostile_site.rglob("*.html")]

    assert not [page for page in pages if re.search(r"(?<![\d.,\u202f\u00a0])49\{%", page)]
    assert sum("{{ 7*7 }}" in page for page in pages) > len(pages) / 2


def test_the_attacks_did_reach_every_page(hostile_site):
    clean = [file for file in hostile_site.rglob("index.html") if "hub_attack" not in file.read_text(encoding="utf-8")]

    assert clean == []


def test_every_kind_of_text_was_poisoned():
    from hub.model import events, practices, records, vocabulary

    texts = {
        f.type
        for m in (records, practices, events, vocabulary)
        for c in vars(m).values()
        if dataclasses.is_dataclass(c)
        for f in dataclasses.fields(c)
    }
    assert not [kind for kind in texts if "dict" in str(kind)]
    assert Plural.__doc__


FAULTY = [
    ('{{ practice("osmose") }}', "unknown id 'osmose' in practices; add it there, or correct it here"),
    ('{{ partner("tamc") }}', "unknown id 'tamc' in partners; perhaps 'tamk'"),
    ('{{ practices(theme="youht") }}', "'youht' is not in the list themes of data/taxonomy.yml; perhaps 'youth'"),
    ('{{ practices(country="France") }}', "country: 'France' is not a country code of two capital letters, such as FR; perhaps 'FR'"),
    ('Text {{ practices() }} text', "practices stands alone on its line, with an empty line before and after it: move it out of the sentence"),
    ('Text {{ link("practise", "cyberocc") }}', "link: 'practise' is not one of practice, partner, organisation, event, helpline, document; perhaps 'practice'"),
    ('{{ key_figure("cyberocc", 99) }}', "practice 'cyberocc' has 5 key figure(s), counted from 1: number 99 is none of them"),
    ('## {{ count("practices") }}', "a macro cannot stand in a heading, a link or an image: move count into the text"),
    ('{{ practise("cyberocc") }}', "unknown macro 'practise'; perhaps 'practice'"),
    ("{{ practice('cyberocc' }}", "the call cannot be read"),
]  # fmt: skip


def build_with(folder, calls):
    """A build of the project with a page for each call."""
    root = copy_project(folder / "project")
    for number, call in enumerate(calls):
        page = f"---\ntitle: A page\ndescription: x\n---\n\n# A page\n\n{call}\n"
        (root / f"docs/en/faulty-{number}.md").write_text(page, encoding="utf-8")
    return build(root, folder / "site")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    return build_with(tmp_path_factory.mktemp("faulty"), [call for call, _ in FAULTY])


@pytest.mark.parametrize(("number", "message"), [(number, message) for number, (_, message) in enumerate(FAULTY)])
def test_a_faulty_call_is_told_with_page_line_and_nearest_id(faulty, number, message):
    assert f"docs/en/faulty-{number}.md:8: {message}" in faulty.stderr
    assert f"{len(FAULTY)} problem(s)" in faulty.stderr


def test_one_faulty_call_is_enough_to_stop_the_build(tmp_path):
    done = build_with(tmp_path, [FAULTY[0][0]])

    assert done.returncode == 1
    assert FAULTY[0][1] in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
