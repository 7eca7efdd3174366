"""The fields of the Interreg Europe good-practice form, in its order, filled from a practice, in English.

The programme publishes the names of most fields and one limit, that of the title. Of the other fields no limit is known
here, so none is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hub.handouts.nodes import Node, prose
from hub.localization.localizer import Localizer
from hub.model.practices import Practice
from hub.model.values import Text
from hub.views.in_short import practice_period
from hub.views.names import actor_label

LANGUAGE = "en"
LACKING = "Missing"
"""What is said above and in the place of fields that are not known; the form is in English."""
TITLE_LIMIT = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class FilledField:
    """A field: its group and label, its paragraphs, and the most characters that it may have, where that is known."""

    group: str
    label: str
    paragraphs: Sequence[str]
    limit: int | None = None

    @property
    def length(self) -> int:
        """The characters of the field, an end of a paragraph counted as one."""
        return len("\n".join(self.paragraphs))

    @property
    def count(self) -> str:
        """Its length beside its limit, in words."""
        if not self.paragraphs:
            return LACKING
        limit = f"of at most {self.limit}" if self.limit else "limit not known"
        over = ": too long" if self.limit and self.length > self.limit else ""
        return f"{self.length} characters, {limit}{over}"


class _Row(NamedTuple):
    group: str
    label: str
    read: Callable[[Localizer, Practice, str], Iterable[str]]
    limit: int | None = None


def fill(localizer: Localizer, practice: Practice, address: str) -> list[FilledField]:
    """The form of a practice; `localizer` is the English one, `address` that of the practice's page."""
    return [
        FilledField(
            group=row.group,
            label=row.label,
            paragraphs=[text for text in row.read(localizer, practice, address) if text],
            limit=row.limit,
        )
        for row in _FORM
    ]


def missing(fields: Iterable[FilledField]) -> list[str]:
    """The labels of the fields that have no text."""
    return [one.label for one in fields if not one.paragraphs]


def _title(localizer: Localizer, practice: Practice, _: str) -> Iterable[str]:
    return [localizer.say(practice.title, practice.language).text]


def _institution(localizer: Localizer, practice: Practice, _: str) -> Iterable[str]:
    return [actor_label(localizer, owner).text for owner in practice.owners]


def _description(localizer: Localizer, practice: Practice, _: str) -> Iterable[str]:
    texts = (practice.problem, *practice.what_it_does, practice.who_is_involved)
    return (words for text in texts for words in _plain(localizer, practice, text))


def _evidence(localizer: Localizer, practice: Practice, _: str) -> Iterable[str]:
    texts = (practice.evidence_note, practice.evidence)
    return (words for text in texts for words in _plain(localizer, practice, text))


def _links(_localizer: Localizer, practice: Practice, address: str) -> Iterable[str]:
    return [address, *practice.sources]


def _long(name: str) -> Callable[[Localizer, Practice, str], Iterable[str]]:
    return lambda localizer, practice, _: _plain(localizer, practice, getattr(practice, name))


def _nothing(*_: object) -> Iterable[str]:
    return ()


def _plain(localizer: Localizer, practice: Practice, text: Text | None) -> Iterable[str]:
    """The paragraphs of a long text without its markup."""
    return _paragraphs(prose(localizer.prose(text, practice.language))) if text else []


def _paragraphs(blocks: Iterable[Node]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if "p" in block:
            found.append("".join(node["t"] for node in block["p"]).replace("\n", " "))
            continue
        for item in block.get("ul") or block.get("ol") or [block.get("quote", [])]:
            found += _paragraphs(item)
    return found


_GENERAL, _DETAILED = "General information", "Detailed information"
_FORM = (
    _Row("Author", "Author contact information", _nothing),
    _Row(_GENERAL, "Title of the practice", _title, TITLE_LIMIT),
    _Row(_GENERAL, "Interreg Europe project", lambda localizer, *_: [localizer.joined.project.acronym]),
    _Row(_GENERAL, "Main institution in charge", _institution),
    _Row(_GENERAL, "Location of the good practice", lambda localizer, one, _: [localizer.where(one.location)]),
    _Row(_DETAILED, "Short summary", lambda localizer, one, _: [localizer.say(one.summary, one.language).text]),
    _Row(_DETAILED, "Detailed information on the practice", _description),
    _Row(_DETAILED, "Resources needed", _long("resources")),
    _Row(_DETAILED, "Evidence of success", _evidence),
    _Row(_DETAILED, "Challenges encountered", _long("challenges")),
    _Row(_DETAILED, "Potential for learning or transfer", _long("transfer_potential")),
    _Row(_DETAILED, "Start and end dates", lambda localizer, one, _: [practice_period(localizer, one)]),
    _Row(_DETAILED, "Further information (link)", _links),
    _Row("Media", "Image", _nothing),
)
