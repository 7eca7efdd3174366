"""The parts that the template of a whole page puts together."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class PageParts:
    """The parts of a page: escaped HTML, and the addresses of the assets."""

    lang: Markup
    head: Markup
    header: Markup
    main: Markup
    footer: Markup
    stylesheets: Markup
    script: str
    early_script: Markup
    policy: str
