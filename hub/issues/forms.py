"""Write GitHub's issue forms from the models and their words: one for each kind with pages, in French and in English.

Syntax: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests.
Each choice ends with its id in brackets, `Webinaire (webinar)`. The intake reads the id, so a committed form still
works after a label of the taxonomy has changed. A new term must be added to the forms with `make schema`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel import Locale

from hub.catalogues import sentences
from hub.diagnosis.formats import to_identifier
from hub.issues.questions import PARAGRAPH, Question, closed_list, questions
from hub.model.kinds import LISTINGS, REGISTRIES, name_field
from hub.model.names import own_name
from hub.model.rules import TERM_LISTS, Registry
from hub.model.values import Name
from hub.model.vocabulary import Label
from hub.model.words import choice_words, field_words
from hub.problems import FRENCH_FIRST
from hub.reading.entries import Registries

FOLDER = Path(".github/ISSUE_TEMPLATE")
LABEL = "intake"
"""The label that GitHub gives to an issue opened with one of the forms."""
FORM_LANGUAGES = FRENCH_FIRST
"""The order in which GitHub lists the forms."""
COUNTRIES = (
    "AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MD ME MK MT NL NO PL PT RO RS SE SI SK UA"
)
"""The countries of Interreg Europe 2021-2027 (programme manual, 1.2): 27 of the Union and nine around it."""
CONSENTS = ("rights", "privacy")
"""The checkboxes of the first question."""
Choices = Mapping[str, tuple[tuple[str, str], ...]]
"""The lists that editors may change, by name; each choice has an id and a label."""


_FILE = re.compile(rf"[0-9]+-[a-z]+-(?:{'|'.join(FORM_LANGUAGES)})\.yml")


class Form(NamedTuple):
    """An issue form: the registry it adds to, and the language of its questions and answers."""

    registry: Registry
    lang: str

    @property
    def file(self) -> str:
        """The name of the form's file; GitHub sorts the forms by these names."""
        number = FORM_LANGUAGES.index(self.lang) * len(REGISTRIES) + REGISTRIES.index(self.registry) + 1
        return f"{number}-{self.registry}-{self.lang}.yml"

    def say(self, key: str) -> str:
        """A sentence of this form; where it has none, the sentence that all forms share."""
        words = sentences("intake", self.lang)
        return words.get(f"{key}.{self.registry}") or words[key]


FORMS = tuple(Form(registry, lang) for lang in FORM_LANGUAGES for registry in REGISTRIES)


def form_files(registries: Registries) -> dict[str, str]:
    """The text of every form by file name, with the current terms and partners."""
    return {form.file: form_text(form, current_choices(registries, form.lang)) for form in FORMS}


def former_forms(root: Path) -> list[Path]:
    """The files of forms that are no longer written, or whose number changed when a kind was added or removed."""
    made = {form.file for form in FORMS}
    files = sorted((root / FOLDER).glob("*.yml"))
    return [path for path in files if _FILE.fullmatch(path.name) and path.name not in made]


def form_text(form: Form, choices: Choices) -> str:
    """The text of the form's file."""
    text = yaml.safe_dump(_form(form, choices), allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"# {form.say('made-by')}\n{text}"


def current_choices(registries: Registries, lang: str) -> Choices:
    """The records and the terms of the taxonomy, as a form in this language names them."""
    found = {name: tuple(_record(entry.record, lang) for entry in registries.entries[name]) for name in LISTINGS}
    if registries.taxonomy is not None:
        taxonomy = registries.taxonomy.record
        found |= {name: tuple(_term(term, lang) for term in getattr(taxonomy, name)) for name in TERM_LISTS}
    return found


def committed_choices(form: Form, text: str) -> Choices:
    """The lists that a committed form offers; they may be older than the registries."""
    elements = {element.get("id"): element["attributes"] for element in yaml.safe_load(text)["body"]}
    return {
        question.choices: tuple(_split_option(option) for option in elements[_id(question)]["options"])
        for question in _changing(form)
    }


def stale_forms(registries: Registries, root: Path) -> list[str]:
    """The committed forms whose terms or partners differ from the registries; `make schema` updates them."""
    files = {form: root / FOLDER / form.file for form in FORMS}
    return [
        form.file
        for form, file in files.items()
        if file.is_file()
        and committed_choices(form, file.read_text(encoding="utf-8"))
        != _offered(form, current_choices(registries, form.lang))
    ]


def _offered(form: Form, choices: Choices) -> Choices:
    return {question.choices: choices[question.choices] for question in _changing(form)}


def _changing(form: Form) -> list[Question]:
    """The questions whose choices editors may change."""
    return [q for q in questions(form.registry) if q.choices not in ("", "countries") and not closed_list(q.choices)]


def _split_option(option: str) -> tuple[str, str]:
    label, _, identifier = option.rpartition(" (")
    return identifier.removesuffix(")"), label


def _term(term: Label, lang: str) -> tuple[str, str]:
    words = term.label.words
    return term.id, words.get(lang) or words.get("en") or next(iter(words.values()))


def _record(record: Any, lang: str) -> tuple[str, str]:
    """A record's short name or its name in its own language, or its title when it has no name."""
    name = name_field(record)
    called = own_name(record) if isinstance(name, Name) else name.words.get(lang) or next(iter(name.words.values()))
    return record.id, getattr(record, "short", None) or called


def _form(form: Form, choices: Choices) -> dict[str, Any]:
    return {
        "name": form.say("name"),
        "description": form.say("about"),
        "title": form.say("title"),
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": form.say("welcome")}},
            _consent(form),
            *(_element(form, question, choices) for question in questions(form.registry)),
        ],
    }


def _consent(form: Form) -> dict[str, Any]:
    """The first question. Its label shows which form it is, and every box must be ticked."""
    options = [{"label": form.say(key), "required": True} for key in CONSENTS]
    return {
        "type": "checkboxes",
        "id": "consent",
        "attributes": {"label": form.say("marker"), "description": form.say("consent"), "options": options},
    }


def _element(form: Form, question: Question, choices: Choices) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label(form.lang), "description": _description(form, question)}
    if question.choices:
        kind = "dropdown"
        listed = _listed(question, choices, form.lang)
        attributes |= {"multiple": True} if question.shape == "choices" else {}
        attributes["options"] = [f"{label} ({identifier})" for identifier, label in listed]
    else:
        kind = "textarea" if question.shape in ("text", "prose", "texts", "urls", "actors") else "input"
        attributes |= _placeholder(form, question)
    required = {"validations": {"required": True}} if question.required else {}
    return {"type": kind, "id": _id(question), "attributes": attributes, **required}


def _listed(question: Question, choices: Choices, lang: str) -> tuple[tuple[str, str], ...]:
    """Ids and labels of the list that a question chooses from."""
    if question.choices == "countries":
        names = Locale(lang).territories
        return tuple(
            sorted(((code, names[code]) for code in COUNTRIES.split()), key=lambda pair: to_identifier(pair[1]))
        )
    closed = closed_list(question.choices)
    if closed is None:
        return choices[question.choices]
    return tuple((choice, choice_words(question.choices, choice, lang).title) for choice in closed)


def _description(form: Form, question: Question) -> str:
    """The help below a question: the form's own sentence where the words of the field describe the file."""
    words = sentences("intake", form.lang)
    own = words.get(f"hint.{question.path}.{form.registry}") or words.get(f"hint.{question.path}")
    hint = own or words.get(f"asks.{question.shape}")
    text = hint or field_words(question.kind, question.name, form.lang).description
    if question.limit is None or question.limit.most > PARAGRAPH:
        return text
    most = question.limit.strict.get(form.lang, question.limit.most)
    return f"{text} {words['limit'].format(most=most)}"


def _placeholder(form: Form, question: Question) -> dict[str, str]:
    sample = sentences("intake", form.lang).get(f"sample.{question.shape}")
    return {"placeholder": sample} if sample else {}


def _id(question: Question) -> str:
    return question.path.replace(".", "-")
