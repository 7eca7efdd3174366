"""The files that editors touch: which kind of record each holds, and the line at its top that names its schema."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from hub.model.fields import Field, written_fields
from hub.models import Event, Organisation, Partner, Practice
from hub.vocabulary import GlossaryTerm, Project, Taxonomy

NEW_PRACTICE = "new-practice"
"""What the file of a new practice is called until its author gives it the id of the practice."""


class Registered(NamedTuple):
    """A file of the data folder, or all files of a folder: the record it holds, once or as a list."""

    name: str
    kind: type
    listed: bool

    @property
    def place(self) -> str:
        """The name of its file in the data folder, or of the folder with a file for each record."""
        return self.name if self.name == "practices" else f"{self.name}.yml"


REGISTERED: Mapping[str, Registered] = MappingProxyType(
    {
        entry.name: entry
        for entry in (
            Registered("practices", Practice, listed=False),  # one a file, in a folder of that name
            Registered("partners", Partner, listed=True),
            Registered("organisations", Organisation, listed=True),
            Registered("events", Event, listed=True),
            Registered("glossary", GlossaryTerm, listed=True),
            Registered("taxonomy", Taxonomy, listed=False),
            Registered("project", Project, listed=False),
        )
    }
)


def fields_in(entry: Registered) -> tuple[Field, ...]:
    """The fields that an editor writes: the id of a practice is the name of its file."""
    return tuple(field for field in written_fields(entry.kind) if entry.name != "practices" or field.name != "id")


def registered(path: PurePosixPath) -> Registered | None:
    """What a file holds; `path` is relative to the data folder: `events.yml`, `practices/cyberocc.yml`."""
    if path.suffix != ".yml":
        return None
    if path.parent.as_posix() == "practices":
        return REGISTERED["practices"]
    alone = path.parent.as_posix() == "." and path.stem != "practices"
    return REGISTERED.get(path.stem) if alone else None


def file_of(name: str, identifier: str) -> PurePosixPath:
    """The file below the data folder where a record stands; `name` is a key of REGISTERED."""
    place = PurePosixPath(REGISTERED[name].place)
    return place / f"{identifier}.yml" if name == "practices" else place


def schema_line(path: PurePosixPath) -> str:
    """The first line of a file, which tells editors such as VS Code where its schema lies (yaml-language-server).

    The address is relative, so that it holds in every clone. `path` must be that of a registered file.
    """
    entry = registered(path)
    assert entry is not None, path
    up = "../" * len(path.parts)
    return f"# yaml-language-server: $schema={up}schema/{entry.name}.json"
