"""Guess where a misplaced entry or file belongs: the registry by its keys, the file by its name."""

from __future__ import annotations

from pathlib import Path

from hub.diagnosis.nearest import nearest
from hub.diagnosis.structure_faults import keys_of
from hub.model.fields import known_keys, required_keys
from hub.model.kinds import KINDS, LISTINGS
from hub.model.rules import Registry
from hub.nodes import Mapping as MappingNode
from hub.nodes import Node, Scalar
from hub.problems import Phrase


def registry_of(name: Registry, node: Node) -> Registry:
    """The registry for which an entry was written: `name`, unless its keys fit another one and not this."""
    keys, own = set(keys_of(node)), KINDS[name].record
    if keys <= known_keys(own) or keys >= set(required_keys(own)):
        return name
    others = ((other, KINDS[other].record) for other in LISTINGS)
    fitting = (other for other, record in others if set(required_keys(record)) <= keys <= known_keys(record))
    return next(fitting, name)


def renamed_file(path: Path) -> Phrase | str:
    """Suggest to rename the file that stands beside a missing one under another name: `Events.yaml`."""
    if not path.parent.is_dir():
        return ""
    names = sorted(file.name for file in path.parent.iterdir() if file.name.partition(".")[0].lower() == path.stem)
    return Phrase("rename-file", {"name": names[0], "right": path.name}) if names else ""


GENERATED = "translations"
"""The folder of generated files among the registries (`hub.translations.prints`)."""


def unread_files(folder: Path) -> dict[str, Phrase | str]:
    """The files of the data folder that the hub does not read, each with the registry that was probably meant.

    A file that stands in for a missing registry is left out: the report of that one names it.
    """
    found = {path.name for path in folder.glob("*") if not path.name.startswith(".")} - {GENERATED}
    missing = [name for name, entry in KINDS.items() if entry.file not in found]
    strange = sorted(found - {entry.file for entry in KINDS.values()})
    names = [entry.file for entry in KINDS.values()]
    return {name: nearest(name, names) for name in strange if name.partition(".")[0].lower() not in missing}


def id_of(node: Node) -> str:
    """The id that an entry gives itself, valid or not; empty where it gives none."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.text
    return ""
