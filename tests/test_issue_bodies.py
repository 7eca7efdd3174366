"""What people write into a form, and what they paste, edit or try: each answer stays in its own question."""

from __future__ import annotations

import re

import pytest
import yaml

from hub.issues.intake import Accepted, Issue, Refused, load_issue, take_in
from hub.issues.issue_body import MAX_BODY, parse_body
from hub.issues.replies import refusal_text
from hub.text.escaping import escape_markdown
from tests.issue_payloads import small_settings
from tests.registries import DATA
from tests.runs import is_steep

EVENT = load_issue(DATA / "github" / "issue-events-fr.json").body
PRACTICE = load_issue(DATA / "github" / "issue-practices-fr.json").body
ENGLISH = load_issue(DATA / "github" / "issue-events-en.json").body


@pytest.fixture
def settings(tmp_path):
    return small_settings(tmp_path)


def changed(label, answer, body=EVENT):
    """A body with another answer to one question."""
    text, count = re.subn(
        rf"(### {label}\n\n).*?(?=\n\n### |\Z)", lambda match: match[1] + answer, body, flags=re.DOTALL
    )
    assert count == 1
    return text


def result_of(body, settings):
    return take_in(Issue(number=12, body=body, waiting=True, labelled=True), settings)


def record_of(body, settings):
    """The record as YAML means it."""
    result = result_of(body, settings)
    assert isinstance(result, Accepted), result
    content = yaml.load(result.text, Loader=yaml.BaseLoader)
    return content[-1] if isinstance(content, list) else content


def sentences_of(body, settings):
    result = result_of(body, settings)
    assert isinstance(result, Refused), result
    return [f"{label}: {sentence}" if label else sentence for label, sentence in result.complaints]


LONG = "Première ligne.\n\nSeconde ligne."


@pytest.mark.parametrize(
    ("label", "answer", "field", "value"),
    [
        ("Titre", "Un titre : avec deux-points", "title", {"fr": "Un titre : avec deux-points"}),
        ("Titre", '- id: autre\n  title: "x"', "title", {"fr": '- id: autre title: "x"'}),
        ("Titre", "${{ secrets.GITHUB_TOKEN }} $(id) `id`", "title", {"fr": "${{ secrets.GITHUB_TOKEN }} $(id) `id`"}),
        ("Titre", "{{ practice('x') }} {% raw %}", "title", {"fr": "{{ practice('x') }} {% raw %}"}),
        ("Titre", "<script>alert(1)</script>", "title", {"fr": "<script>alert(1)</script>"}),
        ("Titre", "::set-output name=branch::main", "title", {"fr": "::set-output name=branch::main"}),
        ("Titre", "@campus/all closes #1", "title", {"fr": "@campus/all closes #1"}),
        ("Titre", "no", "title", {"fr": "no"}),
        ("Titre", "*ancre &renvoi !tag", "title", {"fr": "*ancre &renvoi !tag"}),
        ("Titre", "zéro\u200blargeur\u202e et\u200f droite\ufeff", "title", {"fr": "zérolargeur et droite"}),
        ("Titre", "Cafe\u0301", "title", {"fr": "Café"}),
        ("Titre", "visible<!-- ### Résumé\n\ncaché --> encore", "title", {"fr": "visible encore"}),
        ("Titre", "visible <!-- caché --> encore", "title", {"fr": "visible encore"}),
        ("Titre", "ouvert <!-- jamais fermé", "title", {"fr": "ouvert <!-- jamais fermé"}),
        ("Titre", "Pourquoi\u202f?", "title", {"fr": "Pourquoi\u202f?"}),
        ("Description", LONG, "description", {"fr": LONG}),
        ("Description", "```yaml\n- id: autre\n```", "description", {"fr": "```yaml\n- id: autre\n```"}),
        ("Description", "#### Plus petit\n\n---\n\n- un", "description", {"fr": "#### Plus petit\n\n---\n\n- un"}),
        ("Description", "---\nid: autre\n...", "description", {"fr": "---\nid: autre\n..."}),
        ("Description", "a\x00b\x1b[31m\x07c", "description", {"fr": "ab[31mc"}),
        ("Début", "2027-02-04", "start", "2027-02-04"),
        ("Début", '"2027-02-04"', "start", "2027-02-04"),
        ("Début", "4 février 2027", "start", "2027-02-04"),
        ("Début", "1er mars 2027", "start", "2027-03-01"),
        ("Heure de début", "9h", "start_time", "09:00"),
        ("Heure de début", "9.30", "start_time", "09:30"),
        ("Adresse en ligne", "<https://example.org/a>", "online", "https://example.org/a"),
        ("Sources", "- https://example.org/a\n- https://example.org/b", "sources", ["https://example.org/a", "https://example.org/b"]),
        ("Sources", "https://example.org/a, https://example.org/a", "sources", ["https://example.org/a"]),
        ("Organisateurs", "AGENCE DU NORD\nclub\nMairie, de Rennes", "organisers", [{"partner": "north"}, {"organisation": "club"}, {"name": {"fr": "Mairie, de Rennes"}}]),
        ("Organisateurs", "partner: south", "organisers", [{"name": {"fr": "partner: south"}}]),
        ("Partenaires présents", "Renommé, puis autre (south)", "partners", ["south"]),
        ("Pays", "None", "location", "absent"),
        ("Description", "_No response_", "description", "absent"),
        ("Description", "", "description", "absent"),
    ],
)  # fmt: skip
def test_an_answer_becomes_its_own_field_and_nothing_else(settings, label, answer, field, value):
    body = changed(label, answer)
    before = record_of(EVENT, settings)
    before.pop(field, None)

    record = record_of(body, settings)

    assert record.pop(field, "absent") == value
    assert {key: record[key] for key in before if key != "id"} == {key: before[key] for key in before if key != "id"}


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        (changed("Description", "x\n\n### Titre\n\nUn autre titre"), ["la question « ### Titre » figure deux fois"]),
        (changed("Description", "x\n\n### Sources\n\nhttps://evil.example"), ["la question « ### Sources » figure deux fois"]),
        (changed("Titre", "x\n\n### Identifiant\n\nautre"), ["la question « ### Type d’événement » figure deux fois"]),
        (changed("Description", "   ###   Titre\n\nUn autre"), ["la question « ### Titre » figure deux fois"]),
        (changed("Description", "### Notes"), ["la ligne « ### Notes » n’est pas l’une des questions posées"]),
        (changed("Description", "```\n### Résumé\n```"), ["la question « ### Résumé » figure deux fois"]),
        (EVENT + "\n\n" + EVENT, ["la question « ### Nouvel événement » figure deux fois"]),
        (EVENT.replace("### Résumé", "### Summary"), ["la ligne « ### Summary » n’est pas l’une des questions posées"]),
        ("### Nouvel événement", ["Nouvel événement: cocher les deux cases"]),
        (EVENT.replace("- [X] Il", "- [ ] Il"), ["Nouvel événement: cocher les deux cases"]),
        (EVENT.replace("- [X] Il ne contient aucune donnée personnelle.", ""), ["Nouvel événement: cocher les deux cases"]),
        (changed("Titre", "_No response_"), ["Titre: cette réponse est nécessaire"]),
        (changed("Titre", "\u200b\u2060 "), ["Titre: cette réponse est nécessaire"]),
        (changed("Titre", "\u3164"), ["Titre contient le caractère invisible U+3164"]),
        (changed("Titre", "a" * 3000), ["Titre compte 3000 caractères, 130 au plus"]),
        (changed("Titre", "![photo](https://example.org/x.png)"), ["Titre: une image ne peut pas être reprise"]),
        (changed("Description", '<img src="x" onerror=alert(1)>'), ["Description: une image ne peut pas être reprise"]),
        (changed("Pays", "La Lune (XX)"), ["Pays: « XX » ne figure pas dans la liste"]),
        (changed("Type d’événement", "Fête (party)"), ["Type d’événement: « party » ne figure pas dans la liste"]),
        (changed("Partenaires présents", "Inconnu (nobody)"), ["Partenaires présents: « nobody » n’est pas un partenaire"]),
        (changed("Début", "31/02/2027"), ["Début: « 31/02/2027 » n’est pas une date"]),
        (changed("Fin", "2027-01-01"), ["Fin: la fin 2027-01-01 précède le début 2027-02-04"]),
        (changed("Fuseau horaire", "_No response_"), ["Heure de début: une heure demande un fuseau horaire"]),
        (changed("Fuseau horaire", "Paris"), ["Fuseau horaire: « Paris » n’est pas un fuseau horaire"]),
        (changed("Adresse en ligne", "javascript:alert(1)"), ["Adresse en ligne: « javascript:alert(1) » n’est pas une adresse web"]),
        (changed("Ville", "Rennes"), ["Pays: cette réponse est nécessaire avec les autres"]),
        (EVENT[: len(EVENT) // 2] + "x" * MAX_BODY, ["le texte dépasse 100000 caractères"]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_in_the_words_of_the_form(settings, body, sentences):
    found = [said.replace("\u00a0", " ") for said in sentences_of(body, settings)]

    assert [said[: len(wanted)] for said, wanted in zip(found, sentences, strict=False)] == sentences


@pytest.mark.parametrize(
    "edit",
    [
        lambda body: body.replace("\n", "\r\n"),
        lambda body: "Bonjour,\n\nvoici.\n\n" + body + "\n\n\n",
        lambda body: body.replace("### ", "###  \u00a0").replace("\n\n", "\n\n\n"),
        lambda body: body.replace("[X]", "[x]"),
        lambda body: body.replace("### Ville\n\n_No response_\n\n", ""),
        lambda body: body.replace("### Titre", "### titre \u200b"),
    ],
)
def test_line_ends_spaces_and_a_missing_empty_question_change_nothing(settings, edit):
    assert record_of(edit(EVENT), settings) == record_of(EVENT, settings)


@pytest.mark.parametrize("day", ["04/02/2027", "4.2.2027", "février 2027"])
def test_the_english_form_does_not_guess_which_number_is_the_month(settings, day):
    (said,) = sentences_of(changed("Start", day, ENGLISH), settings)

    assert said.startswith(f"Start: “{day}” is not a date: write 2027-02-04")


def test_paragraphs_and_lists_of_a_practice_keep_their_shape(settings):
    record = record_of(changed("Ce qui est fait", "* Un : deux\n2) Trois\n\n• Quatre", PRACTICE), settings)

    assert record["what_it_does"] == [{"fr": "Un : deux"}, {"fr": "Trois"}, {"fr": "Quatre"}]


@pytest.mark.parametrize("part", ["<!--", "![", "### Titre\n", "- [X] ", "### Nouvel événement\n\n", "\u202e", "(a), "])
def test_a_body_made_to_be_slow_takes_as_much_more_time_as_it_is_longer(part):
    assert not is_steep(lambda length: parse_body(EVENT + "\n\n" + part * (length // len(part))), 15_000)


def test_foreign_words_in_an_answer_to_an_issue_call_nobody_and_mark_up_nothing(settings):
    body = changed("Type d’événement", "@octocat #1 https://evil.example ![x](y) <b> `code` **fort** (zut zut)")
    result = result_of(body, settings)
    assert isinstance(result, Refused)

    text = refusal_text(result.form, result.complaints)

    assert "@octocat" not in text
    assert "#1" not in text
    assert "://evil" not in text
    assert "<b>" not in text.replace("\\<b", "")
    assert escape_markdown("a_b @c") == "a\\_b @\u200bc"
