"""The words of people: what the search finds for them, in which order, and that they stand nowhere else."""

import json
import re

import pytest
import yaml

from tests.conftest import BASE_PATH
from tests.frozen import SEVEN
from tests.pages import SEVEN_LANGUAGES
from tests.search_box import ask

RECORDS = ("practices", "partners", "organisations", "events", "helplines", "glossary")
WORDS = {
    "en": ["ransomware", "phishing", "hackers", "cyberattack", "children", "municipalities"],
    "fr": ["ransomware", "phishing", "hackeurs", "cyberattaque", "enfants", "communes"],
    "ro": ["ransomware", "phishing", "hackeri", "atac cibernetic", "copii", "primării"],
    "fi": ["kiristysohjelma", "tietojenkalastelu", "verkkohyökkäys", "kyberhyökkäys", "lapset", "kunnat"],
    "hr": ["ransomware", "phishing", "hakeri", "kibernetički napad", "djeca", "općine"],
    "it": ["ransomware", "phishing", "hacker", "attacco informatico", "bambini", "comuni"],
    "hu": ["zsarolóvírus", "adathalászat", "hackertámadás", "kibertámadás", "gyerekek", "önkormányzatok"],
}
"""Words for what happens and whom it concerns, which pages mostly say otherwise."""
CALL = {
    "en": "who do I call if we are under attack",
    "fr": "qui appeler en cas de cyberattaque",
    "ro": "pe cine sunăm în caz de atac cibernetic",
    "fi": "kenelle soittaa kyberhyökkäyksen jälkeen",
    "hr": "koga zvati u slučaju kibernetičkog napada",
    "it": "chi chiamare in caso di attacco informatico",
    "hu": "kit kell hívni kibertámadás esetén",
}
QUESTIONS = {
    "en": ("where can I find a voucher", "voucher"),
    "fr": ("où est-ce que je peux trouver des chèques", "chèques"),
    "ro": ("unde pot găsi un voucher", "voucher"),
    "fi": ("mistä minä saan tukisetelin", "tukisetelin"),
    "hr": ("gdje mogu dobiti vaučer", "vaučer"),
    "it": ("come posso avere un voucher", "voucher"),
    "hu": ("hol kaphatok utalványt", "utalványt"),
}
EXACT = {
    "en": ("barometer", "practices/bretagne-cyber-barometer/"),
    "fr": ("guichet", "practices/cyberocc/"),
    "ro": ("barometru", "practices/bretagne-cyber-barometer/"),
    "fi": ("barometri", "practices/bretagne-cyber-barometer/"),
    "hr": ("poligon", "practices/naled-cert-training/"),
    "it": ("sportello", "practices/cyberocc/"),
    "hu": ("barométer", "practices/bretagne-cyber-barometer/"),
}
"""A search word of an idea that one record has itself, with that record."""
UNKNOWN = "xyzzyqwv"


def lexicon(site, code: str) -> dict:
    """What the search of a language knows of words."""
    file = next((site / SEVEN_LANGUAGES[code].prefix / "pagefind").glob("lexicon.*.json"))
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.browser
@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_the_words_of_people_lead_to_records_and_practices_first(seven_server, open_tab, code):
    page = open_tab()
    page.goto(f"{seven_server}{SEVEN_LANGUAGES[code].prefix}search/")
    root = BASE_PATH + SEVEN_LANGUAGES[code].prefix

    *words, call, question, plain, exact, unknown = ask(
        page, [*WORDS[code], CALL[code], *QUESTIONS[code], EXACT[code][0], UNKNOWN]
    )

    for answer in words:
        first = [path.removeprefix(root).split("/") for path in answer["paths"][:3]]
        assert len(answer["paths"]) > 1, answer
        assert all(folder in RECORDS for folder, *_ in first), answer
        assert any(folder == "practices" and identifier for folder, identifier, *_ in first), answer
    assert call["paths"][0] == f"{root}helplines/"
    assert question["paths"] == plain["paths"]
    assert exact["paths"][0] == root + EXACT[code][1]
    assert unknown["paths"] == []
    *themes, whom = unknown["offers"]
    assert len(themes) == 3
    assert all(path.startswith(f"{root}practices/theme/") for path in themes)
    assert whom == f"{root}helplines/"


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_ideas_know_their_words_in_the_forms_of_pages_and_the_records_that_are_filed_under_them(seven_site, code):
    known = lexicon(seven_site, code)
    texts = " ".join(known["words"])

    for idea in known["ideas"]:
        for phrase in idea["found"]:
            assert all(word in texts for word in re.findall(r"[^\W_]{3,}", phrase) if not word.isdigit()), phrase
    filed = [idea["records"] for idea in known["ideas"] if "practices/osmose-occitanie/" in idea["records"]]
    assert ["practices/osmose-occitanie/"] in filed, "job seekers"


def test_a_phrase_is_known_in_every_form_that_pages_have(seven_site):
    found = [phrase for idea in lexicon(seven_site, "hr")["ideas"] for phrase in idea["found"]]

    assert "kibernetičkog kriminala" in found


def test_search_words_stand_in_the_lexicons_alone(seven_site):
    terms = yaml.safe_load((SEVEN / "data" / "glossary.yml").read_text(encoding="utf-8"))
    phrases = {phrase for term in terms for words in term["search_words"].values() for phrase in words.split(", ")}
    rare = [phrase.encode() for phrase in ("cryptolocker", "zsarolnak", "bons réflexes", "lunnasvaatimus")]
    assert {phrase.decode() for phrase in rare} <= phrases

    published = [path for path in seven_site.rglob("*") if path.is_file() and "pagefind" not in path.parts]

    told = [path for path in published if any(phrase in path.read_bytes() for phrase in rare)]
    assert told == []
    assert next(iter(seven_site.glob("pagefind/lexicon.*.json"))).read_bytes().count(rare[0]) == 1
