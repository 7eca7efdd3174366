"""What an entry or a file was meant to be: its registry by its keys, its id, its right name."""

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
    """The registry that an entry was written for: `name`, unless its keys are those of another one and not of this."""
    keys, own = set(keys_of(node)), KINDS[name].record
    if keys <= known_keys(own) or keys >= set(required_keys(own)):
        return name
    others = ((other, KINDS[other].record) for other in LISTINGS)
    fitting = (other for other, record in others if set(required_keys(record)) <= keys <= known_keys(record))
    return next(fitting, name)


def renamed(path: Path) -> Phrase | str:
    """The file that seems to stand there under another name."""
    if not path.parent.is_dir():
        return ""
    names = sorted(file.name for file in path.parent.iterdir() if file.name.partition(".")[0].lower() == path.stem)
    return Phrase("rename-file", {"name": names[0], "right": path.name}) if names else ""


def unread(folder: Path) -> dict[str, Phrase | str]:
    """What nobody reads in the data folder, each with the registry that it was probably meant for.

    One that stands in for a missing registry is left out: that one is reported and names it.
    """
    found = {path.name for path in folder.glob("*") if not path.name.startswith(".")}
    missing = [name for name, entry in KINDS.items() if entry.file not in found]
    strange = sorted(found - {entry.file for entry in KINDS.values()})
    names = [entry.file for entry in KINDS.values()]
    return {name: nearest(name, names) for name in strange if name.partition(".")[0].lower() not in missing}


def id_of(node: Node) -> str:
    """The id an entry gives itself, readable or not."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.text
    return ""
