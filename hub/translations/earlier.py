"""The source text that a translation was made from, as it stood before the commit by which it fell behind."""

from __future__ import annotations

from pathlib import Path

from hub.disk.revisions import RevisionError, blobs, files_at
from hub.translations.fingerprints import fingerprint
from hub.translations.sources import Group, Texts, group_of, paths_of, read_group
from hub.translations.units import Key, Unit, Words


class EarlierSources:
    """Reads earlier versions from git when somebody asks for them, each once."""

    def __init__(self, root: Path, languages: tuple[str, ...]) -> None:
        self._root = root
        self._languages = languages
        self._read: dict[tuple[str, Group], dict[Key, Texts]] = {}

    def find(self, unit: Unit, made_from: str, since: str) -> Words | None:
        """The source text with this fingerprint before the commit `since`; None where the history does not have it."""
        group = group_of(unit.place(unit.source).file, self._languages)
        if group is None:
            return None
        commit = f"{since}^" if since else "HEAD"
        if (commit, group) not in self._read:
            self._read[commit, group] = self._texts(commit, group)
        texts = self._read[commit, group].get(unit.key)
        candidates = (one.texts.get(one.source) for one in texts.units) if texts else ()
        return next((words for words in candidates if words and fingerprint(words) == made_from), None)

    def _texts(self, commit: str, group: Group) -> dict[Key, Texts]:
        try:
            files = files_at(self._root, commit, paths_of(group, self._languages))
            contents = blobs(self._root, files.values())
        except RevisionError:
            return {}
        return read_group(
            group, {path: contents[name] for path, name in files.items() if name in contents}, self._languages
        )
