"""The files that editors touch: which kind of record each holds, and the line at its top that names its schema."""

from __future__ import annotations

from pathlib import PurePosixPath

from hub.model.kinds import KINDS, Kind
from hub.model.rules import Registry


def registered(path: PurePosixPath) -> Kind | None:
    """What a file holds; `path` is relative to the data folder: `events.yml`, `practices/cyberocc.yml`."""
    if path.suffix != ".yml":
        return None
    folder = path.parent.as_posix()
    kind = KINDS.get(path.stem if folder == "." else folder)
    return kind if kind and (folder != ".") == (kind.place == "folder") else None


def file_of(name: Registry, identifier: str) -> PurePosixPath:
    """The file below the data folder where a record of a kind stands."""
    kind = KINDS[name]
    place = PurePosixPath(kind.file)
    return place / f"{identifier}.yml" if kind.place == "folder" else place


def schema_line(path: PurePosixPath) -> str:
    """The first line of a file, which tells editors such as VS Code where its schema lies (yaml-language-server).

    The address is relative, so that it holds in every clone. `path` must be that of a registered file.
    """
    kind = registered(path)
    assert kind is not None, path
    up = "../" * len(path.parts)
    return f"# yaml-language-server: $schema={up}schema/{kind.name}.json"
