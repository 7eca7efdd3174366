"""What a record or a text is called while it is closed in the form."""

from __future__ import annotations

from hub.admin.options import FormLanguage
from hub.model.fields import Field, written_fields
from hub.model.rules import Limit
from hub.model.values import Name, Text

TITLE_UNTIL = 160
"""A needed text of so many characters at most is a title."""


def summary(kind: type, form_language: FormLanguage) -> str:
    """What a closed record is called in a list: its title or name and its id, else what its first fields say."""
    fields = written_fields(kind)
    titles = [field for field in fields if field.required and _is_title(field)]
    identifier = " ({{id}})" if fields[0].name == "id" else ""
    if titles:
        return f"{said(f'{titles[0].name}.', titles[0], form_language)}{identifier}"
    return "{{id}}" if identifier else " ".join(f"{{{{{field.name}}}}}" for field in fields[:2])


def said(path: str, field: Field, form_language: FormLanguage) -> str:
    """A template for the words of a text at a path, such as `title.`: in the language of the form, else in the first
    that has any."""
    languages = form_language.name_languages if field.kind is Name else form_language.languages
    others = (code for code in languages if code != form_language.lang)
    defaults = "".join(f" | default('{{{{{path}{code}}}}}')" for code in others)
    return f"{{{{{path}{form_language.lang}{defaults}}}}}"


def _is_title(field: Field) -> bool:
    limit: Limit | None = field.rule(Limit)
    short = field.kind is Text and limit is not None and limit.most <= TITLE_UNTIL
    return not field.listed and (field.kind is Name or short)
