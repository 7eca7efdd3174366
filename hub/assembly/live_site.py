"""The site while it is edited: it keeps what it has read, reads what has changed, and makes any file when asked."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from datetime import date
from functools import cache, partial
from pathlib import Path

from hub.admin.page import form_texts
from hub.assembly.generating import generate
from hub.assembly.outputs import OUTPUTS
from hub.checks.checking import check_data, has_problems, report
from hub.joined.joining import join
from hub.languages import ConfigurationError, Language, load_languages
from hub.localization.lemmas import keep_answers
from hub.memory import Memory
from hub.pages.catalogue import find_record_page
from hub.pages.site import Site
from hub.pages.skeletons import Generated
from hub.schemas.completeness import require_words
from hub.settings import Settings, SettingsError, message_language, read_settings
from hub.translations.state import read_translations

GENERATED_FROM = ("mkdocs.yml", "overrides/main.html", "hooks/")
"""What the generator reads besides the pages."""


class LiveSite:
    """The site of the last round in which nothing was wrong."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._memory = Memory()
        self._site: Site | None = None
        self._day = date.min
        self._changed: set[str] = set()
        """Files that have changed since that round, by their paths below the project."""

    @property
    def shown(self) -> bool:
        """Whether there is a site to show."""
        return self._site is not None

    def names(self) -> list[str]:
        """The files that can be asked for."""
        return [*self._site.catalogue] if self._site else []

    def refresh(self, changed: Collection[Path]) -> str:
        """Read what has changed; returns the problems, and keeps the last site while there are any."""
        below = (path.relative_to(self._root) for path in changed if path.is_relative_to(self._root))
        self._changed |= {path.as_posix() for path in below}
        try:
            problems = self._refresh()
        except (ConfigurationError, SettingsError) as error:
            problems = str(error)
        if not problems:
            self._changed.clear()
        return problems

    def file(self, name: str) -> bytes | None:
        """The bytes of a file; None when the site has none of this name. Raises `PageError`."""
        if self._site and self._day != date.today():
            self.refresh([])  # an event has become past
        site = self._site
        page = site and (find_record_page(site.joined, site.languages, name) or site.catalogue.get(name))
        return site.render(page) if site and page else None

    def _refresh(self) -> str:
        settings, last = read_settings(self._root, os.environ), self._site
        self._day = settings.clock
        registries, found = check_data(settings, memory=self._memory)
        if has_problems(found):
            return report(found, message_language(), notes=False)
        languages = self._languages(last)
        generated, problems = self._generated(settings, last)
        if generated is None:
            return problems
        self._site = Site(
            settings,
            languages,
            join(registries),
            generated=generated,
            form=form_texts(settings, registries, tuple(language.code for language in languages)),
            outputs=OUTPUTS,
            renderer=last.renderer if last and not self._any("overrides/") else None,
            translations=cache(partial(read_translations, settings, registries, memory=self._memory)),
            assets=last.assets if last and not self._any("docs/assets/") else None,
        )
        keep_answers()
        return ""

    def _languages(self, last: Site | None) -> tuple[Language, ...]:
        if last and not self._any("mkdocs.yml"):
            return tuple(last.languages.values())
        languages = load_languages(self._root / "mkdocs.yml")
        require_words(tuple(language.code for language in languages))
        return languages

    def _generated(self, settings: Settings, last: Site | None) -> tuple[Generated | None, str]:
        """What the generator makes of the pages; None, and what it says, when it fails."""
        if last and not any(is_generated_from(name) for name in self._changed):
            return last.generated, ""
        with tempfile.TemporaryFile() as errors:
            try:
                with generate(settings, errors) as made:
                    return made(), ""
            except SystemExit:
                errors.seek(0)
                return None, errors.read().decode(errors="replace").strip()

    def _any(self, start: str) -> bool:
        return any(name.startswith(start) for name in self._changed)


def is_generated_from(name: str) -> bool:
    """Whether the generator reads a file, given by its path below the project."""
    return name.startswith(GENERATED_FROM) or (name.startswith("docs/") and name.endswith(".md"))
