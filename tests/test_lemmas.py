"""The glossary explains a word's forms and no other word that only begins alike."""

import os
import subprocess
import sys
from itertools import islice

import pytest
from simplemma import __version__
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

from hub.localization import dictionaries
from hub.localization.lemmas import is_inflected, lemma
from hub.localization.terms import KnownTerm, TermFinder
from tests.frozen import ROOT

pytestmark = pytest.mark.long

OTHER_WORDS = [
    ("en", "audit", "the audition, an auditorium, auditors, audible"),
    ("en", "incident", "the incidence, incidental, incidentally"),
    ("en", "label", "labelled, labour, laborious"),
    ("en", "transfer", "transferable, transference"),
    ("en", "action plan", "an active plan, an action planet"),
    ("en", "policy", "the police, a polite politician"),
    ("fr", "audit", "une audition, un auditeur, un auditoire, audité, auditrice"),
    ("fr", "incident", "une incidence, incidemment, un incitant"),
    ("fr", "label", "labellisé, le labeur, labelliser"),
    ("fr", "bonne pratique", "une bonne praticienne, un bon pratiquant"),
    ("fr", "formation", "un format, formater, formateur, formel"),
    ("it", "incidente", "l’incidenza, incidentale, incidere, incisione"),
    ("it", "audit", "un’audizione, l’auditorio, udito"),
    ("it", "etichetta", "etichettato, etichettare"),
    ("it", "marchio", "una marcia, marchiare, marcato"),
    ("ro", "audit", "o audiție, auditoriu, auditat, audiat"),
    ("ro", "marcă", "marchează, să marcheze, marcaj"),
    ("ro", "incident", "incidență, incidental"),
    ("fi", "audiointi", "audio, audition"),
    ("fi", "merkki", "merkitään, merkintä, merkittävä"),
    ("fi", "poikkeama", "poiketa, poikkeaa, poikkeuksellinen"),
    ("hr", "incident", "incidencija, incidentan"),
    ("hr", "ranjivost", "ranjiva, ranjavanje"),
    ("hr", "oznaka", "označiti, označen"),
    ("hu", "audit", "auditor, auditórium, audiencia"),
    ("hu", "tanulmányút", "tanulmány, tanulmányban, tanuló"),
    ("hu", "utalvány", "utalványfajta, utalás"),
    ("hu", "minősítés", "minősített, minőség"),
]
FORMS = [
    ("en", "audit", "audits"),
    ("en", "policy", "policies"),
    ("fr", "audit", "audits"),
    ("fr", "rançongiciel", "rançongiciels"),
    ("fr", "bonne pratique", "bonnes pratiques"),
    ("it", "incidente", "incidenti"),
    ("it", "autovalutazione", "autovalutazioni"),
    ("it", "ente locale", "enti locali"),
    ("ro", "incident", "incidentelor"),
    ("ro", "voucher", "voucherele"),
    ("ro", "phishing", "phishingului"),
    ("ro", "reziliență", "rezilienței"),
    ("fi", "haavoittuvuus", "haavoittuvuuksien"),
    ("fi", "paikallisviranomainen", "paikallisviranomaista"),
    ("fi", "kyberkampus", "kyberkampuksella"),
    ("fi", "kiristyshaittaohjelma", "kiristyshaittaohjelmia"),
    ("hr", "lanac", "lanaca"),
    ("hr", "vaučer", "vaučerima"),
    ("hr", "samoprocjena", "samoprocjenu"),
    ("hr", "penetracijski test", "penetracijskog testa"),
    ("hr", "kibernetička sigurnost", "kibernetičke sigurnosti"),
    ("hu", "audit", "auditokra"),
    ("hu", "incidens", "incidensekkel"),
    ("hu", "klaszter", "klasztereket"),
    ("hu", "kibercampus", "kibercampusban"),
    ("hu", "önértékelés", "önértékelése"),
    ("hu", "helyi önkormányzat", "helyi önkormányzatoknak"),
    ("hu", "kiberbiztonsági ökoszisztéma", "kiberbiztonsági ökoszisztémájához"),
    ("sr", "incident", "incidenta"),
]


def found_in(lang: str, term: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in TermFinder(lang, [KnownTerm("x", term)]).find(text)]


@pytest.mark.parametrize(("lang", "term", "text"), OTHER_WORDS)
def test_another_word_that_begins_alike_is_not_explained(lang, term, text):
    assert found_in(lang, term, text) == []


@pytest.mark.parametrize(("lang", "term", "form"), FORMS)
def test_a_form_is_explained_also_of_words_that_no_dictionary_has(lang, term, form):
    assert found_in(lang, term, f"… {form}, …") == [form]


def test_of_a_word_that_the_dictionary_does_not_know_only_itself_is_explained():
    assert lemma("en", "blorbing") == lemma("xx", "skills") == ""
    assert not is_inflected("en", "blorb", "blorbing")
    assert found_in("en", "blorb", "blorbing, Blorb, blorb") == ["blorb"]
    assert found_in("xx", "skill", "skills and a skill") == ["skill"]


def test_an_opened_dictionary_has_the_words_of_the_whole_one():
    whole, opened = StreamMap("it"), dictionaries.open_dictionary("it")
    words = [word for each in islice(whole, 0, None, 701) for word in (each, f"{each}x", each[:-1])]

    assert type(opened) is not type(whole), "make hub/localization/dictionaries.json anew"
    assert [opened.get(word) for word in words] == [whole.get(word) for word in words]
    assert len(opened) == len(whole) > 300_000


def test_a_dictionary_of_another_version_is_read_whole(monkeypatch):
    monkeypatch.setattr(dictionaries, "__version__", "2.0.1")

    assert type(dictionaries.open_dictionary("it")) is StreamMap


ASKED = """
import sys
from hub.localization import lemmas

load = lemmas.open_dictionary
lemmas.open_dictionary = lambda lang: print(f"loaded {lang}") or load(lang)
print(*(lemmas.lemma("fr", word) for word in sys.argv[1:]))
lemmas.keep_answers()
"""


def ask(folder, *words: str) -> list[str]:
    """The lemmas of French words in a process of its own, after a line for each dictionary that it loads."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HUB_LEMMAS": str(folder)}
    command = [sys.executable, "-c", ASKED, *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_dictionary_is_loaded_only_for_words_that_it_was_never_asked(tmp_path):
    folder = tmp_path / "lemmas"

    assert ask(folder, "audits", "blorbing") == ["loaded fr", "audit "]
    assert ask(folder, "blorbing", "audits") == [" audit"]
    assert ask(folder, "audits", "incidents") == ["loaded fr", "audit incident"]
    assert ask(folder, "incidents", "audits") == ["incident audit"]


@pytest.mark.parametrize("text", ['{"audits": 1}', '{"audits": "audit"'])
def test_a_file_that_holds_no_answers_is_made_anew(tmp_path, text):
    file = tmp_path / f"fr-{__version__}.json"
    file.write_text(text, encoding="utf-8")

    assert ask(tmp_path, "audits") == ["loaded fr", "audit"]
    assert ask(tmp_path, "audits") == ["audit"]


def test_where_no_answer_can_be_kept_the_dictionary_is_loaded_each_time(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert ask(tmp_path / "file", "audits") == ask(tmp_path / "file", "audits") == ["loaded fr", "audit"]
