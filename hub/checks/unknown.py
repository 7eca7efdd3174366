"""Guess the correct value for an unknown id or term: several ids at once, an address, a former id, a label."""

from __future__ import annotations

import re
from collections.abc import Collection

from hub.diagnosis.nearest import nearest, nearest_or_all, perhaps
from hub.diagnosis.normalize import fold
from hub.model.fields import Leaf
from hub.model.kinds import KINDS
from hub.model.rules import Registry
from hub.model.values import Text
from hub.problems import Phrase
from hub.reading.entries import Registries

_BETWEEN = re.compile(r"[\s,;&/]+(?:et\s+|and\s+)?")
_ACTOR_KEYS: dict[Registry, str] = {name: KINDS[name].one for name in ("organisations", "partners")}
"""The registries that an actor can come from, and the key for each."""


def record_guess(leaf: Leaf, registry: Registry, registries: Registries) -> Phrase | str:
    """The suggestion for an id that its registry does not have."""
    known, value = registries.known_ids[registry], str(leaf.value)
    parts = [part for part in _BETWEEN.split(value) if part]
    if len(parts) > 1 and all(part in known for part in parts):
        return Phrase("write", {"right": ", ".join(parts)})
    if right := _current(value, registry, registries):
        return Phrase("renamed-to", {"right": right})
    last = value.strip("/").rpartition("/")[2].partition("#")[0]
    near = perhaps(last if last in known else "", value) or nearest(value, known)
    return _listed_elsewhere(leaf, registries) or near or Phrase("add-or-correct")


def term_guess(value: str, vocabulary: str, registries: Registries, known: Collection[str]) -> Phrase | str:
    """The suggestion for an unknown term: the one with this label in any language, else the nearest."""
    labels = getattr(registries.taxonomy.record, vocabulary, ()) if registries.taxonomy else ()
    for item in labels if isinstance(labels, tuple) else ():
        label = getattr(item, "label", None)
        if isinstance(label, Text) and fold(value) in map(fold, label.words.values()):
            return perhaps(item.id, value)
    return nearest_or_all(value, [*known, "EUR"] if vocabulary == "units" else known)


def _current(former: str, registry: Registry, registries: Registries) -> str:
    """The present id of the record that had this id before; empty when there is none."""
    for entry in registries.entries.get(registry, ()):
        if isinstance(entry.record.former_ids, tuple) and former in entry.record.former_ids:
            return str(entry.record.id)
    return ""


def _listed_elsewhere(leaf: Leaf, registries: Registries) -> Phrase | None:
    """The suggestion for an organisation named as a partner, or the reverse: its registry and the right key."""
    for home, key in _ACTOR_KEYS.items():
        if leaf.value in registries.known_ids[home]:
            alone = leaf.path.rpartition(".")[2] in ("organisation", "partner")
            right = {"home": home, "right": f"{key}: {leaf.value}"}
            return Phrase("other-key" if alone else "listed-elsewhere", right)
    return None
