"""What an entry or a file was meant to be: its registry by its keys, its id, its right name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from hub.diagnosis.slips import keys_of
from hub.files import REGISTERED
from hub.model.fields import known_keys, required_keys
from hub.models import Record
from hub.problems import Phrase
from hub.rules import LISTINGS, Listing
from hub.suggestions import nearest
from hub.tree import Mapping as MappingNode
from hub.tree import Node, Scalar

KINDS: Mapping[Listing, type[Record]] = MappingProxyType({name: REGISTERED[name].kind for name in LISTINGS})


def registry_of(name: Listing, node: Node) -> Listing:
    """The registry that an entry was written for: `name`, unless its keys are those of another one and not of this."""
    keys = set(keys_of(node))
    if keys <= known_keys(KINDS[name]) or keys >= set(required_keys(KINDS[name])):
        return name
    fitting = (other for other, kind in KINDS.items() if set(required_keys(kind)) <= keys <= known_keys(kind))
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
    missing = [name for name, entry in REGISTERED.items() if entry.place not in found]
    strange = sorted(found - {entry.place for entry in REGISTERED.values()})
    names = [entry.place for entry in REGISTERED.values()]
    return {name: nearest(name, names) for name in strange if name.partition(".")[0].lower() not in missing}


def id_of(node: Node) -> str:
    """The id an entry gives itself, readable or not."""
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.text
    return ""
