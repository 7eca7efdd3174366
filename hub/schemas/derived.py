"""The generated files of the repository: schemas without ids and terms, and the guide's page of fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hub.joined.joining import Joined
from hub.model.kinds import KINDS
from hub.problems import MESSAGE_LANGUAGES
from hub.schemas.choosing import known_choices
from hub.schemas.field_guide import field_guide
from hub.schemas.schema import make_schema


def derived_files(languages: tuple[str, ...]) -> dict[str, str]:
    """Path below the root of the project, and text. The files depend on the model alone, never on the registries."""
    schemas = {f"schema/{name}.json": schema_text(make_schema(name, languages)) for name in KINDS}
    return {**schemas, **{f"guide/{lang}/fields.md": field_guide(lang) for lang in MESSAGE_LANGUAGES}}


def published_schema(name: str, languages: tuple[str, ...], joined: Joined) -> str:
    """The schema of a kind of record as text, with the ids and terms that exist at present."""
    return schema_text(make_schema(name, languages, known_choices(joined)))


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as JSON text, with keys in the order of the model."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def differs(path: Path, text: str) -> bool:
    """Whether a file is missing or has another text."""
    return not path.is_file() or path.read_text(encoding="utf-8") != text
