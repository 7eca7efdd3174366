"""Terms of the glossary in texts: found inflected, never in names; explained once, in running text only."""

import pytest
from markupsafe import Markup

from hub.languages import load_languages
from hub.localization.explaining import MAX_TERMS, PageTerms
from hub.localization.localizer import LocalizedProse, LocalizedText, Localizer
from hub.localization.terms import KnownTerm, TermFinder
from hub.pages.glossary_notes import TermExplainer, explain_terms
from hub.pages.rendering import Renderer
from hub.views.transfers import TransferView
from hub.views.view_parts import RecordView, Section
from tests.frozen import ROOT
from tests.registries import join_small

pytestmark = pytest.mark.long

CASES = [
    ("en", "vulnerability", "Two vulnerabilities.", "vulnerabilities"),
    ("en", "incident response", "Their incident response team", "incident response"),
    ("en", "one-stop shop", "a one-stop shop", "one-stop shop"),
    ("en", "local authority", "The local authorities decide", "local authorities"),
    ("en", "NIS2", "the NIS2 rules", "NIS2"),
    ("fr", "plan d’action", "des plans d'action utiles", "plans d'action"),
    ("fr", "bonne pratique", "« Bonnes pratiques » ici", "Bonnes pratiques"),
    ("ro", "securitate cibernetică", "nivelul securității cibernetice", "securității cibernetice"),
    ("ro", "vizită de studiu", "programul vizitei de studiu", "vizitei de studiu"),
    ("it", "buona pratica", "le buone pratiche", "buone pratiche"),
    ("fi", "kyberturvallisuus", "alueen kyberturvallisuuden taso", "kyberturvallisuuden"),
    ("fi", "kyberturvallisuus", "parantaa kyberturvallisuutta.", "kyberturvallisuutta"),
    ("fi", "digitaalinen häiriönsietokyky", "digitaalista häiriönsietokykyä", "digitaalista häiriönsietokykyä"),
    ("fi", "hyvä käytäntö", "hyvän käytännön ehdot", "hyvän käytännön"),
    ("fi", "kyberkampus", "Kyberkampuksella on tilat", "Kyberkampuksella"),
    ("fi", "EDIH", "alueen EDIH:n palvelut", "EDIH:n"),
    ("fi", "CSIRT-yksikkö", "uudet CSIRT-yksiköt", "CSIRT-yksiköt"),
    ("hu", "jó gyakorlat", "a jó gyakorlatok listája", "jó gyakorlatok"),
    ("hu", "sérülékenység", "ismert sérülékenységeket talál", "sérülékenységeket"),
    ("hu", "tanulmányút", "két tanulmányutat tart", "tanulmányutat"),
    ("hu", "CSIRT", "a regionális CSIRT-ek dolga", "CSIRT-ek"),
    ("hu", "capture the flag (CTF)", "egy capture the flag verseny", "capture the flag"),
    ("hr", "kibernetička sigurnost", "o kibernetičkoj sigurnosti", "kibernetičkoj sigurnosti"),
    ("hr", "dobra praksa", "popis dobrih praksi", "dobrih praksi"),
    ("hr", "opskrbni lanac", "napadi na opskrbne lance", "opskrbne lance"),
    ("xx", "skill", "a skill of a kind", "skill"),
]
NOT_FOUND = [
    ("en", "lever", "the level of risk"),
    ("en", "awareness", "people are aware of it"),
    ("en", "CERT", "we are cert of it"),
    ("en", "cert", "the CERT of it"),
    ("en", "cyber campus", "members of Cyber Campus France"),
    ("en", "cyber campus", "the Cyber Campus"),
    ("en", "cyber campus", "a cyber. Campus life"),
    ("en", "CSIRT", "write to CSIRT.example or a@CSIRT or x-CSIRT"),
    ("en", "CSIRT", "the new CSIRT-BFC team"),
    ("en", "CSIRT", "the new CSIRT Toscana"),
    ("en", "CSIRT", "from Breizh CSIRT in Brittany"),
    ("en", "incident", "an incident-free year"),
    ("it", "marchio", "una marcia lunga"),
    ("fi", "kyberturvallisuus", "kyberturvallisuusosaaminen kasvaa"),
    ("hu", "incidens", "az incidenskezelés"),
]


@pytest.mark.parametrize(("lang", "term", "text", "expected"), CASES)
def test_a_term_is_found_as_the_text_inflects_it(lang, term, text, expected):
    assert found_in(TermFinder(lang, [KnownTerm("x", term)]), text) == [expected]


@pytest.mark.parametrize(("lang", "term", "text"), NOT_FOUND)
def test_what_is_another_word_a_name_or_an_address_is_not_found(lang, term, text):
    assert found_in(TermFinder(lang, [KnownTerm("x", term)]), text) == []


def test_the_longest_term_wins_and_none_overlap():
    finder = TermFinder(
        "en", [KnownTerm("a", "incident"), KnownTerm("b", "incident response"), KnownTerm("c", "response")]
    )

    assert found_in(finder, "Incident response to an incident, a response.") == [
        "Incident response",
        "incident",
        "response",
    ]


def test_names_of_the_registries_hide_terms_and_the_full_name_of_a_term_does_not():
    finder = TermFinder(
        "en",
        [KnownTerm("l", "label"), KnownTerm("n", "NIS2", "Directive (EU) 2022/2555")],
        ["The label house", "NIS2 office"],
    )

    assert found_in(finder, "At The label house a label was made") == ["label"]
    assert found_in(finder, "the NIS2 Directive") == ["NIS2"]
    assert found_in(finder, "the NIS2 office") == []


def found_in(finder, text):
    return [text[one.start : one.end] for one in finder.find(text)]


HTML = [
    ("<p>A skill at work.</p>", "<p>A [skill] at work.</p>"),
    ("<p>Skills and skill</p>", "<p>[Skills] and skill</p>"),
    ("<h2>Skill</h2><p>skill</p>", "<h2>Skill</h2><p>[skill]</p>"),
    ('<a href="/skill">a skill</a> skill', '<a href="/skill">a skill</a> [skill]'),
    ("<code>skill</code><pre>skill</pre> skill", "<code>skill</code><pre>skill</pre> [skill]"),
    ('<p title="> a skill">x</p>', '<p title="> a skill">x</p>'),
    ("<!-- a skill > --><p>y</p>", "<!-- a skill > --><p>y</p>"),
    ('<div class="card"><div>skill</div> skill</div> skill', '<div class="card"><div>skill</div> skill</div> [skill]'),
    ('<p lang="fr">skill</p>', '<p lang="fr">skill</p>'),
    ("&lt; skill&gt; &amp; skill&nbsp;set", "&lt; [skill]&gt; &amp; skill&nbsp;set"),
    ("<p>A <em>skill</em><br>R&amp;D</p>", "<p>A <em>[skill]</em><br>R&amp;D</p>"),
    ("an open&nbsp;data set", "an [open&nbsp;data] set"),
    ("the lt of &lt; and amp", "the [lt] of &lt; and amp"),
    ("<p>hubcallskillz0z</p>", "<p>hubcallskillz0z</p>"),
    ("1 < 2 skill > 0", "1 < 2 [skill] > 0"),
]


@pytest.mark.parametrize(("html", "expected"), HTML)
def test_terms_are_explained_once_and_only_in_running_text(html, expected):
    finder = TermFinder("en", [KnownTerm("skill", "skill"), KnownTerm("open", "open data"), KnownTerm("lt", "lt")])

    assert PageTerms(finder, bracketed).mark(Markup(html)) == expected


HELD = [
    ("l’skill utile", "{l’[skill]} utile"),
    ("un projet (open data) utile", "un projet {([open data])} utile"),
    ("A skill, and more.", "A {[skill],} and more."),
    ("le «\u00a0skill\u202f» est", "le {«\u00a0[skill]\u202f»} est"),
    ("<em>skill</em>.", "<em>[skill]</em>."),
]
"""Texts, and what stays together at the end of a line, in braces."""


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_a_term_keeps_its_article_its_bracket_and_its_comma(text, expected):
    finder = TermFinder("en", [KnownTerm("skill", "skill"), KnownTerm("open", "open data")])
    held = expected.replace("{", '<span class="hub-term__held">').replace("}", "</span>")

    assert PageTerms(finder, bracketed).mark(Markup(text)) == held


def test_a_page_explains_so_many_terms_and_no_more_however_many_texts_it_has():
    letters = "abcdefghijkl"
    terms = PageTerms(TermFinder("xx", [KnownTerm(one, one * 3) for one in letters]), bracketed)
    texts = [terms.mark(Markup(f"{one * 3} {one * 3}")) for one in letters]

    assert [text for text in texts if "[" in text] == [f"[{one * 3}] {one * 3}" for one in letters[:MAX_TERMS]]


def bracketed(identifier, word):
    return Markup(f"[{word}]")


@pytest.fixture
def reader():
    languages = {one.code: one for one in load_languages(ROOT / "mkdocs.yml")}
    return TermExplainer(Localizer(languages["en"], languages, join_small(), None), Renderer(ROOT / "overrides"))


def test_the_note_is_escaped_and_leads_to_the_entry_of_the_glossary(reader):
    html = reader.page("../../").mark(Markup("<p>A CSIRT answers.</p>"))

    assert html.startswith('<p>A <button type="button" class="hub-term" popovertarget="explained-csirt">CSIRT</button>')
    assert 'id="explained-csirt" popover' in html
    assert "A team &amp; its &lt;tasks&gt;." in html
    assert "computer security incident response team" in html
    assert 'href="../../glossary/#term-csirt"' in html
    assert html.endswith("</span> answers.</p>")


def test_long_texts_of_a_record_are_explained_in_order_and_those_of_another_language_are_not(reader):
    transfer = TransferView(
        where="skill", partner=None, date="", text=LocalizedProse(Markup("<p>a skill</p>")), sources=()
    )
    view = RecordView(
        registry="practices",
        kicker="",
        title=LocalizedText("Skill"),
        sections=[
            Section("a", "Skill", "prose", [LocalizedProse(Markup("<p>Un CSIRT</p>"), "fr")]),
            Section("b", "Skill", "links", [LocalizedText("skill")]),
            Section("c", "Skill", "transfers", [transfer]),
            Section(
                "d",
                "Skill",
                "bullets",
                [LocalizedProse(Markup("<p>skill</p>")), LocalizedProse(Markup("<p>a CSIRT</p>"))],
            ),
        ],
    )
    a, b, c, d = explain_terms(view, reader.page("../../")).sections

    assert (a, b) == (view.sections[0], view.sections[1])
    assert c.items[0].where == "skill"
    assert "explained-skill" in c.items[0].text.html
    assert d.items[0] == view.sections[3].items[0]
    assert "explained-csirt" in d.items[1].html
