"""Reads the YAML files that come with the hub: words and sentences by language."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there: many times as fast, and every command reads words before it does anything."""


def read_catalogue(*place: str) -> Any:
    """A file of the package by its path in it; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return yaml.load(files("hub").joinpath(*place).read_text(encoding="utf-8"), Loader=LOADER)
