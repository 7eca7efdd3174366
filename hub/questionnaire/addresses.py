"""Where a field stands: its file and line, the line in the repository, the field in the form in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hub.addresses import page_path, record_path
from hub.admin.configuration import repository
from hub.github.addresses import RepositoryPages
from hub.languages import Language
from hub.model.form_places import field_address
from hub.model.kinds import KINDS
from hub.model.rules import Registry
from hub.reading.entries import Entry, Registries
from hub.settings import Settings


@dataclass(frozen=True, slots=True)
class FieldAddresses:
    """The addresses of fields; those in the repository and in the form are empty until the repository is known."""

    settings: Settings
    registries: Registries

    def of(self, registry: Registry, entry: Entry, path: str) -> dict[str, Any]:
        """File, line and links of the field at a path; those of the field around it where it does not exist yet."""
        existing = path.partition(".+")[0]
        line = entry.line_of(existing)
        return {
            "file": entry.file,
            "line": line,
            "edit": RepositoryPages(self.settings.repo_url).edit(entry.file, line),
            "form": self._form(registry, entry, existing),
        }

    def page(self, language: Language, registry: Registry, identifier: str) -> str:
        """The page of a record on the site."""
        return self.settings.site_url + page_path(language, record_path(registry, identifier))

    def _form(self, registry: Registry, entry: Entry, path: str) -> str:
        if not repository(self.settings.repo_url):
            return ""
        kind = KINDS[registry]
        listed = self.registries.entries[registry] if kind.listed else (entry,)
        number = next(place for place, one in enumerate(listed) if one is entry)
        return field_address(self.settings.site_url, kind, entry.name, number, path)
