"""The forms in which a page can be taken along."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormLink:
    """A file beside a page: relative address, media type, language tag (empty for all languages), label."""

    href: str
    media_type: str
    tag: str
    label: str
