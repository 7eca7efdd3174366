"""Addresses on GitHub where a file is shown, edited or created, and where an issue form is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

BRANCH = "main"


@dataclass(frozen=True, slots=True)
class RepositoryPages:
    """The repository, by its web address. While `url` is empty, every method returns an empty address."""

    url: str

    def edit(self, file: str, line: int = 0) -> str:
        """The page that edits a file, opened at a line."""
        return self._below(f"edit/{BRANCH}/{quote(file)}") + (f"#L{line}" if self.url and line else "")

    def show(self, file: str, line: int = 0) -> str:
        """The page that shows a file, opened at a line."""
        # Without `plain`, GitHub renders Markdown as a page, which has no line numbers.
        return self._below(f"blob/{BRANCH}/{quote(file)}") + (f"?plain=1#L{line}" if self.url and line else "")

    def new_file(self, folder: str, name: str, text: str) -> str:
        """The page that creates a file, with its name and text already filled in."""
        # `quote_via`: GitHub would put a `+` into the new file instead of a space.
        return self._below(f"new/{BRANCH}/{folder}?{urlencode({'filename': name, 'value': text}, quote_via=quote)}")

    def commit(self, name: str) -> str:
        """The page that shows what a commit changes."""
        return self._below(f"commit/{quote(name)}")

    def issue_form(self, name: str) -> str:
        """The page that opens an issue form; `name` is the form's file in .github/ISSUE_TEMPLATE."""
        return self._below(f"issues/new?template={quote(name)}")

    def _below(self, path: str) -> str:
        return f"{self.url}/{path}" if self.url else ""
