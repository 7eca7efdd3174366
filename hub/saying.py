"""The sentences of commands other than the check, by topic and language: `hub/messages/<topic>/<lang>.yml`."""

from __future__ import annotations

from functools import cache

from hub.catalogues import read_catalogue


@cache
def sentences(topic: str, lang: str) -> dict[str, str]:
    """The sentences of one topic in one of MESSAGE_LANGUAGES, by key; braces are filled with `str.format`."""
    return dict(read_catalogue("messages", topic, f"{lang}.yml"))
