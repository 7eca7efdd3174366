"""The one environment that turns views into HTML: everything escaped, nothing undefined let through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


class Renderer:
    """Renders the templates of a folder; each template's first lines name what it takes."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def render(self, template: str, /, **values: Any) -> Markup:
        """The HTML of one template."""
        return Markup(self._environment.get_template(template).render(values).strip())

    def macro(self, template: str, name: str) -> Callable[..., Markup]:
        """One macro of a template file, as a function."""
        exported: Callable[..., Markup] = getattr(self._environment.get_template(template).module, name)
        return exported
