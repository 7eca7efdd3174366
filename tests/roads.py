"""The records that the French guide adds: the same text, whichever of the three roads one comes by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.prose import GUIDES, blocks


def guide_samples() -> dict[str, str]:
    """The entries that the guide says to copy, by the path of their file."""
    found = (block.partition("\n") for block in blocks(GUIDES["fr"], "yaml"))
    return {place.removeprefix("# "): text for place, _, text in found if place.startswith("# data/")}


def guide_event() -> str:
    """The entry that the guide says to copy to the end of data/events.yml."""
    return guide_samples()["data/events.yml"]


def plain_record(place: str, text: str) -> dict[str, Any]:
    """A sample as plain data; every value is text, a list or a mapping. A file of its own gives the id."""
    tree = yaml.load(text, Loader=yaml.BaseLoader)
    return dict(tree[0]) if isinstance(tree, list) else {"id": Path(place).stem, **tree}


def guide_record() -> dict[str, Any]:
    """The event of the guide as plain data."""
    return plain_record("data/events.yml", guide_event())
