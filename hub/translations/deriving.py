"""Take what is known of the translations of a record from one commit to the next.

A translation whose words are new was made from the source as it now is; one whose words stay the same keeps the source
that it was made from. What a generated file says of exactly these words is believed before both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.translations.fingerprints import fingerprint
from hub.translations.prints import Print, Prints, Review
from hub.translations.units import Unit

NOTHING = Prints("", {}, {})


@dataclass(frozen=True, slots=True)
class Moment:
    """A record at one commit: its texts and its reviews, and what its generated file says.

    `recorded` says that there are such files: what is written since then, and not marked in them, people wrote.
    `commit` is empty for what is not committed. `whole` is false when a part of the record cannot be read.
    """

    units: Sequence[Unit]
    reviews: Mapping[str, Review]
    facts: Prints
    recorded: bool
    commit: str = ""
    whole: bool = True


def step(before: Prints, now: Moment) -> Prints:
    """What is known after a commit, from what was known before it."""
    language = now.units[0].source if now.units else before.language
    sources = {unit.path: fingerprint(unit.texts[unit.source]) for unit in now.units if unit.source in unit.texts}
    known = _Known(before if before.language in ("", language) else _turned(before, language))
    facts = _Known(now.facts if now.facts.language == language else NOTHING)
    texts = {
        (unit.path, lang): _print(unit.path, lang, fingerprint(words), sources[unit.path], known, facts, now)
        for unit in now.units
        if unit.path in sources
        for lang, words in unit.texts.items()
        if lang != language
    }
    if not now.whole:  # what cannot be read at this commit was not taken away by it
        sources, texts = {**before.sources, **sources}, {**before.texts, **texts}
    return Prints(language, sources, texts, now.reviews)


def _print(path: str, lang: str, text: str, source: str, known: _Known, facts: _Known, now: Moment) -> Print:
    last, fact = known.find(path, lang, text, source), facts.find(path, lang, text, source)
    review = now.reviews.get(lang)
    if last and fact and fact.source == source:
        last = last._replace(source=source, human=fact.human)
    found = last or fact or Print(text, source, human=now.recorded)
    behind = found.source != source
    return Print(
        text=text,
        source=found.source,
        since=(found.since or now.commit) if behind else "",
        human=found.human,
        reviewed=_is_reviewed(lang, review, last, fact, known, facts),
    )


def _is_reviewed(
    lang: str, review: Review | None, last: Print | None, fact: Print | None, known: _Known, facts: _Known
) -> bool:
    """Whether the review of a record holds for these words: a new review for all words, a former one for those that
    have not changed since."""
    if review is None:
        return False
    if known.reviews.get(lang) == review:
        return bool(last and last.reviewed)
    return fact.reviewed if fact and facts.reviews.get(lang) == review else True


class _Known:
    """What is known of a record, to be asked by the words of a translation: an item may have moved within its list."""

    def __init__(self, prints: Prints) -> None:
        self.reviews = prints.reviews
        self._texts = prints.texts
        self._moved: dict[tuple[str, str, str], list[Print]] = {}
        for (path, lang), one in prints.texts.items():
            self._moved.setdefault((_pattern(path), lang, one.text), []).append(one)

    def find(self, path: str, lang: str, text: str, source: str) -> Print | None:
        """What is known of these words: at best that they were made from this source, else what stood at this path."""
        same = self._texts.get((path, lang))
        if same and same.text == text and same.source == source:
            return same
        found = self._moved.get((_pattern(path), lang, text), [])
        best = next((one for one in found if one.source == source), None)
        return best or (same if same and same.text == text else next(iter(found), None))


def _pattern(path: str) -> str:
    """A path without the places of items in their lists."""
    return ".".join("*" if part.isdigit() else part for part in path.split("."))


def _turned(before: Prints, language: str) -> Prints:
    """What is known when another language becomes the source: versions that agreed with each other still do."""
    texts: dict[tuple[str, str], Print] = {}
    sources = dict(before.sources)
    for path, source in before.sources.items():
        new = before.texts.get((path, language))
        if new is None:
            continue
        sources[path] = new.text
        agreed = new.source == source
        texts[path, before.language] = Print(source, new.text if agreed else "", human=True)
        for (place, lang), one in before.texts.items():
            if place == path and lang != language:
                texts[path, lang] = one._replace(source=new.text if agreed and one.source == source else one.source)
    return Prints(language, sources, texts, before.reviews)
