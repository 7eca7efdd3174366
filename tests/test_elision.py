"""Search behind elided words: in the index, in queries, in a bundle of Pagefind asked by a real browser."""

import json
import re
import subprocess

import pytest

from hub.localization.elision import APOSTROPHES, ELIDED, for_script, split_elisions, without_elisions
from hub.pages.lexicon import word_list
from scripts.node import NODE
from tests.frozen import ROOT
from tests.pages import SEVEN_LANGUAGES
from tests.search_box import ask

WHOLE = ("aujourd'hui", "presqu'île", "quelqu'un", "rock'n'roll", "it's", "don't", "O'Brien", "un po' di", "vaa'an")
"""Words with an apostrophe that are one."""
PARTED = [
    *((f"{word}'a", f"{word}' a") for word in ELIDED),
    *((f"l{sign}attaque", f"l{sign} attaque") for sign in APOSTROPHES),
    *((word, word) for word in WHOLE),
    ("L'attaque, QU'ELLE, Dell’Attacco", "L' attaque, QU' ELLE, Dell’ Attacco"),
    ("Côtes-d’Armor", "Côtes-d’ Armor"),
    ("s'il n'y a pas d'eau", "s' il n' y a pas d' eau"),
    ("‘l’attaque’", "‘l’ attaque’"),
    ("l’« Union »", "l’ « Union »"),
    ("jusqu'à 2027, l'A400", "jusqu' à 2027, l' A400"),
]


@pytest.mark.parametrize(("text", "parted"), PARTED)
def test_the_index_has_an_elided_word_apart(text, parted):
    assert split_elisions(text) == parted


@pytest.mark.parametrize(
    ("html", "parted"),
    [
        ("l&#39;attaque &amp; d&#x27;eau", "l' attaque &amp; d' eau"),
        ("l&rsquo;eau d&#8217;ici c&apos;est", "l’ eau d’ ici c' est"),
        ("l’<em>attaque</em>", "l’ <em>attaque</em>"),
        ("<a title=\"l'eau > d'ici\" href=\"l'eau\">l'eau</a>", "<a title=\"l'eau > d'ici\" href=\"l'eau\">l' eau</a>"),
        ("<!-- l'eau -->", "<!-- l'eau -->"),
        ("un&amp;l'eau <b>&lt;l'eau&gt;</b>", "un&amp;l' eau <b>&lt;l' eau&gt;</b>"),
    ],
)
def test_it_is_parted_within_the_text_of_html_alone(html, parted):
    assert split_elisions(html) == parted


def in_script(queries: list[str], texts: list[str]) -> dict[str, list[str]]:
    """What the script of the search makes of queries and of texts from the index."""
    script = str(ROOT / "docs" / "assets" / "js" / "search" / "15-elisions.js")
    task = {"script": script, "elided": for_script(), "queries": queries, "texts": texts}
    done = subprocess.run(
        [NODE, ROOT / "tests" / "elisions.mjs"],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


def test_results_show_every_text_as_it_was():
    texts = [(f"{parted}", text) for text, parted in PARTED]
    texts += [
        ("l’ <mark>attaque</mark>", "l’<mark>attaque</mark>"),
        ("<mark>l’</mark> <mark>attaque</mark>", "<mark>l’</mark><mark>attaque</mark>"),
        ("les attaques de l’été, s’il pleut", "les attaques de l’été, s’il pleut"),
        ("dal fine all’ inizio", "dal fine all’inizio"),
        ("<mark>Côtes-d’</mark> Armor", "<mark>Côtes-d’</mark>Armor"),
    ]

    assert in_script([], [parted for parted, _ in texts])["texts"] == [text for _, text in texts]


def test_queries_go_without_elided_words():
    queries: dict[str, str] = {f"{word}{sign}eau": "eau" for word in ELIDED for sign in APOSTROPHES}
    queries |= {word: word for word in WHOLE}
    queries |= {
        "L'ATTAQUE": "ATTAQUE",
        "lorsqu'attaque d'exemple": "attaque exemple",
        "l' attaque": "attaque",
        "Côtes-d'Armor": "Côtes Armor",
        "'l'attaque'": "'attaque'",
        "l'": "l'",  # somebody is still typing
        "l'a": "a",
        "d'": "d'",
        "": "",
    }

    assert dict(zip(queries, in_script(list(queries), [])["queries"], strict=True)) == queries


def test_lists_of_words_have_none_that_is_elided():
    assert word_list(["Lorsqu’ attaque, dell’ attacco, jusqu'ici"]) == ["attacco", "attaque", "ici"]
    assert without_elisions("dell’attacco").split() == ["attacco"]


ALIKE = [
    (
        "fr",
        "attaque",
        ["l'attaque", "l’attaque", "lʼattaque", "L′ATTAQUE", "d'attaque", "qu'attaque", "lorsqu’attaque"],
    ),
    ("fr", "exemple", ["d'exemple", "l’exemple", "d' exemple"]),
    ("fr", "attaque exemple", ["l'attaque d'exemple"]),
    ("it", "attacco", ["l'attacco", "dell’attacco", "un'attacco", "all'attacco"]),
    ("it", "esempio", ["d'esempio", "nell’esempio", "quell'esempio"]),
    ("en", "Occitanie", ["d'Occitanie", "l’Occitanie"]),
]


@pytest.mark.browser
@pytest.mark.parametrize(("code", "plain", "elided"), ALIKE)
def test_readers_find_the_same_with_an_elided_word_and_without(seven_server, open_tab, code, plain, elided):
    page = open_tab()
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}search/")

    answers = ask(page, [plain, *elided])

    assert answers[0]["paths"]
    same = {key: shown for key, shown in answers[0].items() if key != "query"}
    assert answers == [{"query": query, **same} for query in (plain, *elided)]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("code", "plain"), [("fr", "attaque"), ("it", "attacco"), ("fr", "exemple"), ("it", "esempio")]
)
def test_results_show_elided_words_as_the_pages_have_them(seven_server, open_tab, code, plain):
    page = open_tab()
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}search/")

    ask(page, [plain])

    shown = page.locator(".hub-result > p").all_text_contents()
    assert re.search(r"(?i)\b(?:l|d|dell|all|qu)[’']\w", " ".join(shown))
    assert [text for text in shown if re.search(r"(?i)\b(?:l|d|dell|all|qu)[’'] \S", text)] == []
