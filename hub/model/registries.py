"""The registry files: which kind of record each file holds, and its first line, which names the schema."""

from __future__ import annotations

from pathlib import PurePosixPath

from hub.model.kind import Kind
from hub.model.kinds import KINDS
from hub.model.rules import Registry


def kind_of_file(path: PurePosixPath) -> Kind | None:
    """The kind of record in a file, or None; `path` is relative to the data folder: `practices/cyberocc.yml`."""
    if path.suffix != ".yml":
        return None
    folder = path.parent.as_posix()
    kind = KINDS.get(path.stem if folder == "." else folder)
    return kind if kind and (folder != ".") == (kind.place == "folder") else None


def file_of(name: Registry, identifier: str) -> PurePosixPath:
    """The file of a record, relative to the data folder."""
    kind = KINDS[name]
    place = PurePosixPath(kind.file)
    return place / f"{identifier}.yml" if kind.place == "folder" else place


def schema_line(path: PurePosixPath) -> str:
    """The first line of a registry file, which tells editors such as VS Code where the schema is
    (yaml-language-server).

    The path is relative, so it works in every clone. `path` must be that of a registry file.
    """
    kind = kind_of_file(path)
    assert kind is not None, path
    up = "../" * len(path.parts)
    return f"# yaml-language-server: $schema={up}schema/{kind.name}.json"
