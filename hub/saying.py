"""The sentences of commands other than the check, by topic and language: `hub/messages/<topic>/<lang>.yml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def sentences(topic: str, lang: str) -> dict[str, str]:
    """The sentences of one topic in one of MESSAGE_LANGUAGES, by key; braces are filled with `str.format`."""
    text = files("hub").joinpath("messages", topic, f"{lang}.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
