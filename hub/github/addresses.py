"""Addresses in the project's repository on GitHub: where a file is shown, edited or begun, a form filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

BRANCH = "main"


@dataclass(frozen=True, slots=True)
class RepositoryPages:
    """A repository by its web address; while that is not known, every address is empty."""

    url: str

    def edit(self, file: str, line: int = 0) -> str:
        """Where a file is edited, at a line."""
        return self._below(f"edit/{BRANCH}/{quote(file)}") + (f"#L{line}" if self.url and line else "")

    def show(self, file: str, line: int = 0) -> str:
        """Where a file is shown, at a line."""
        # `plain`: GitHub shows Markdown as a page, which has no lines.
        return self._below(f"blob/{BRANCH}/{quote(file)}") + (f"?plain=1#L{line}" if self.url and line else "")

    def new_file(self, folder: str, name: str, text: str) -> str:
        """The page for a new file, its name and its text already filled in."""
        # `quote_via`: a plus sign would stand in the new file where spaces belong.
        return self._below(f"new/{BRANCH}/{folder}?{urlencode({'filename': name, 'value': text}, quote_via=quote)}")

    def issue_form(self, name: str) -> str:
        """An issue form of .github/ISSUE_TEMPLATE, by the name of its file."""
        return self._below(f"issues/new?template={quote(name)}")

    def _below(self, path: str) -> str:
        return f"{self.url}/{path}" if self.url else ""
