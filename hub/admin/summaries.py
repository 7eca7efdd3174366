"""The title that the form shows for a closed record or text."""

from __future__ import annotations

from hub.admin.options import FormLanguage
from hub.model.fields import Field, written_fields
from hub.model.rules import Limit
from hub.model.values import Name, Text

TITLE_UNTIL = 160
"""A required text of at most this many characters counts as a title."""


def summary(kind: type, form_language: FormLanguage) -> str:
    """The title of a closed record in a list: its title or name and its id, else its first fields."""
    fields = written_fields(kind)
    titles = [field for field in fields if field.required and _is_title(field)]
    identifier = " ({{id}})" if fields[0].name == "id" else ""
    if titles:
        return f"{words_template(f'{titles[0].name}.', titles[0], form_language)}{identifier}"
    return "{{id}}" if identifier else " ".join(f"{{{{{field.name}}}}}" for field in fields[:2])


def words_template(path: str, field: Field, form_language: FormLanguage) -> str:
    """A template for the words at a path such as `title.`: in the form's language, else in the first that has words."""
    languages = form_language.name_languages if field.kind is Name else form_language.languages
    others = (code for code in languages if code != form_language.lang)
    defaults = "".join(f" | default('{{{{{path}{code}}}}}')" for code in others)
    return f"{{{{{path}{form_language.lang}{defaults}}}}}"


def _is_title(field: Field) -> bool:
    limit: Limit | None = field.rule(Limit)
    short = field.kind is Text and limit is not None and limit.most <= TITLE_UNTIL
    return not field.listed and (field.kind is Name or short)
