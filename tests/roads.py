"""The event that the French guide adds: the same record, whichever of the three roads it comes by."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

GUIDE = Path(__file__).parent.parent / "CONTRIBUTING.fr.md"


def guide_event() -> str:
    """The entry as the guide says to copy it to the end of data/events.yml."""
    (sample,) = re.findall(r"^```yaml\n# data/events\.yml\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.M | re.S)
    return str(sample)


def guide_record() -> dict[str, Any]:
    """The same as plain data; every value is text or a list."""
    (record,) = yaml.load(guide_event(), Loader=yaml.BaseLoader)
    return dict(record)
