"""Say which translations fall behind by a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from hub.changes.falling import Fallen
from hub.changes.proposal import Proposal
from hub.changes.wording import Wording
from hub.model.kinds import KINDS
from hub.text.escaping import code
from hub.translations.units import Key


def behind_lines(wording: Wording, proposal: Proposal) -> Iterator[str]:
    """A line for each record: its fields, each with the languages that do not follow its source."""
    if not proposal.falling.told:
        yield wording.say("behind-untold")
    by_key: dict[Key, list[Fallen]] = {}
    for fallen in proposal.falling.texts:
        by_key.setdefault(fallen.key, []).append(fallen)
    for key, found in by_key.items():
        yield wording.say("behind-record", record=_named(wording, proposal, key), fields=_fields(wording, found))


def _fields(wording: Wording, found: list[Fallen]) -> str:
    parts = (f"{code(one.field)} ({wording.language_list(one.languages)})" for one in found)
    return ", ".join(parts)


def _named(wording: Wording, proposal: Proposal, key: Key) -> str:
    """Kind and title of a record; the name alone of what is none."""
    kind = KINDS.get(key.registry)
    if kind is None:
        return code(str(key))
    after = proposal.after
    entries = after.entries.get(key.registry, ())
    record = next((entry.record for entry in entries if entry.name == key.record), None)
    said = wording.kind(kind.record)
    return f"{said} {wording.title(record, key.record)}" if record is not None else said
