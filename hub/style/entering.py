"""Add a new record to the data folder: a practice as a new file, any other record at the end of its registry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.model.kinds import KINDS
from hub.model.registries import file_of, schema_line
from hub.model.rules import Registry
from hub.style.writing import add_entry, write_entry


def with_record(data: Path, registry: Registry, identifier: str, values: Mapping[str, Any]) -> str:
    """The text of the file with the new record; `values` are its fields without the id. Raises OSError."""
    entry, file = KINDS[registry], file_of(registry, identifier)
    if not entry.listed:
        return f"{schema_line(file)}\n\n{write_entry(entry.record, values, listed=False)}"
    # Read as bytes to keep the line endings of the registry.
    before = (data / file).read_bytes().decode()
    return add_entry(before, write_entry(entry.record, {"id": identifier, **values}, listed=True))
