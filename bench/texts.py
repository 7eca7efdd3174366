"""Meaningless texts of given lengths, in the letters of each language."""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources import files
from random import Random

import yaml

Words = dict[str, str]
"""A text by language, as the registries hold it."""

MARKDOWN_SHARE = 0.05
"""The share of Markdown in long texts; the first real practices had none."""


class Texts:
    """Writes random texts, always the same for a seed, in the given languages or else in all that it knows."""

    def __init__(self, seed: int, languages: Collection[str] = ()) -> None:
        source = files("bench").joinpath("words.yml").read_text(encoding="utf-8")
        self._words: dict[str, list[str]] = {lang: text.split() for lang, text in yaml.safe_load(source).items()}
        if languages:
            self._words = {lang: words for lang, words in self._words.items() if lang in languages}
        self.random = Random(seed)

    def line(self, least: int, most: int, start: str = "") -> Words:
        """Words on one line, `least` to `most` characters, without a full stop."""
        length = self.random.randint(least, most)
        return {lang: self._run(lang, length, start).rstrip(".") for lang in self._words}

    def prose(self, least: int, most: int) -> Words:
        """Sentences of `least` to `most` characters in all; long ones are two paragraphs, and a few have Markdown."""
        length = self.random.randint(least, most)
        marked = self.random.random() < MARKDOWN_SHARE
        return {lang: self._paragraphs(lang, length, marked) for lang in self._words}

    def sentences(self, least: int, most: int) -> Words:
        """Sentences without Markdown, in one paragraph."""
        length = self.random.randint(least, most)
        return {lang: self._run(lang, length) for lang in self._words}

    def some(self, items: list[str], least: int, most: int) -> list[str]:
        """`least` to `most` of the items, in their order."""
        chosen = set(self.random.sample(items, min(len(items), self.random.randint(least, most))))
        return [item for item in items if item in chosen]

    def chance(self, share: float) -> bool:
        """True in this share of the calls."""
        return self.random.random() < share

    def _paragraphs(self, lang: str, length: int, marked: bool) -> str:
        parts = (
            [self._run(lang, length // 2), self._run(lang, length // 2)] if length > 300 else [self._run(lang, length)]
        )
        if marked:
            first, _, rest = parts[0].partition(" ")
            parts[0] = f"**{first}** {rest} [{lang}](https://example.org/{lang})"
        return "\n\n".join(parts)

    def _run(self, lang: str, length: int, start: str = "") -> str:
        """Sentences up to a length, cut after a whole word."""
        words = self.random.choices(self._words[lang], k=length // 4 + 2)
        words[9::10] = [f"{word}." for word in words[9::10]]
        words[0::10] = [word.capitalize() for word in words[0::10]]
        text = " ".join([start, *words] if start else words)
        return (text[:length].rpartition(" ")[0] or words[0]).rstrip(".") + "."
