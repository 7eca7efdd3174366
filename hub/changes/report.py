"""The summary of a proposal in Markdown, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub.changes.affected_pages import EVERYWHERE, affected_pages
from hub.changes.behind import behind_lines
from hub.changes.paths import path_lines
from hub.changes.proposal import Proposal
from hub.changes.records import RecordChange
from hub.changes.stamps import unstamped
from hub.changes.wording import Wording, names_of
from hub.diagnosis import formats
from hub.model.fields import walk
from hub.model.kinds import KINDS
from hub.model.rules import Registry
from hub.model.values import Text
from hub.problems import MESSAGE_LANGUAGES
from hub.text.escaping import code

_MOST = {
    "records": 100,
    "pages": 30,
    "behind": 30,
    "translations": 30,
    "warnings": 50,
    "stamps": 30,
    "files": 30,
}
"""The most lines of each section; the remaining ones are counted."""
_MOST_DIFFERENCES = 20
_MOST_PAGES = 30


def summary(proposal: Proposal, lang: str) -> str:
    """What changes, which pages are affected, what is left to translate, the warnings, and which other files change."""
    wording = Wording(lang, proposal.languages, names_of(proposal.before, proposal.after))
    sections = {
        "records": [_record_line(wording, change) for change in proposal.changes],
        "warnings": list(_warnings(wording, proposal)),
        "pages": list(_pages(wording, proposal)),
        "behind": list(behind_lines(wording, proposal)),
        "translations": list(_untranslated(wording, proposal)),
        "stamps": list(_unstamped(wording, proposal)),
        "files": list(path_lines(wording, proposal)),
    }
    shown = [_section(wording, name, lines) for name, lines in sections.items() if lines]
    return "\n\n".join(shown) or wording.say("nothing")


def summaries(proposal: Proposal) -> str:
    """The summary in French, followed by the English one, folded."""
    english, french = (summary(proposal, lang) for lang in MESSAGE_LANGUAGES)
    return f"{french}\n\n{folded('en', english)}"


def folded(lang: str, text: str) -> str:
    """A text that GitHub shows folded, under a heading that opens it."""
    return f"<details><summary>{Wording(lang, (), {}).say('heading')}</summary>\n\n{text}\n\n</details>"


def _section(wording: Wording, name: str, lines: Sequence[str]) -> str:
    most = _MOST[name]
    left = [wording.say("more", n=len(lines) - most)] if len(lines) > most else []
    return "\n".join([f"#### {wording.say(name)}", "", *(f"- {line}" for line in [*lines[:most], *left])])


def _record_line(wording: Wording, change: RecordChange) -> str:
    parts = [*_kind(wording, change), *(wording.difference(found) for found in change.differences[:_MOST_DIFFERENCES])]
    if len(change.differences) > _MOST_DIFFERENCES:
        parts.append(wording.say("more", n=len(change.differences) - _MOST_DIFFERENCES))
    title = wording.title(change.record, change.id)
    key = "record" if title else "registry"
    return wording.say(key, kind=wording.kind(change.record_class), title=title, what=", ".join(parts))


def _kind(wording: Wording, change: RecordChange) -> Iterator[str]:
    if change.kind == "added":
        texts = [leaf.value.words for leaf in walk(change.record) if isinstance(leaf.value, Text)]
        complete = [lang for lang in wording.languages if texts and all(lang in words for words in texts)]
        yield wording.say("record-added", languages=wording.language_list(complete) if complete else "–")
    elif change.kind in ("renamed", "moved"):
        yield wording.say(f"record-{change.kind}", former=code(change.former_id), id=code(change.id))
    elif change.kind != "changed":
        yield wording.say(f"record-{change.kind}")


def _warnings(wording: Wording, proposal: Proposal) -> Iterator[str]:
    for path, why in proposal.refused:
        yield wording.say("refused", path=code(path), why=wording.say(f"why-{why}"))
    successors = {
        (change.registry, change.former_id): change.id for change in proposal.changes if change.kind == "moved"
    }
    for listing, key in proposal.vanished:
        yield _vanished(wording, listing, key, successors.get((listing, key), ""))


def _vanished(wording: Wording, listing: Registry, key: str, successor: str) -> str:
    """A warning that an address leads nowhere now; `successor` is the id of the record that takes it over, if known."""
    kind = wording.kind(KINDS[listing].record)
    if not KINDS[listing].paged:
        return wording.say("vanished-term", kind=kind, id=code(key))
    sentence = "vanished" if formats.is_identifier(key) else "vanished-unsafe"
    words = wording.say("heir", id=code(successor)) if successor else wording.say("heir-unknown")
    return wording.say(sentence, kind=kind, id=code(key), plain=key, heir=words)


def _unstamped(wording: Wording, proposal: Proposal) -> Iterator[str]:
    for change in unstamped(proposal.changes):
        kind, title = wording.kind(change.record_class), wording.title(change.record, change.id)
        yield wording.say("same-day", kind=kind, title=title)


def _pages(wording: Wording, proposal: Proposal) -> Iterator[str]:
    if proposal.joined is None:
        if proposal.changes:
            yield wording.say("pages-unknown")
        return
    groups: dict[tuple[str, ...], list[str]] = {}
    for page in affected_pages(proposal.changes, proposal.joined, proposal.catalogue, proposal.languages):
        groups.setdefault(page.languages, []).append(page.path)
    for languages, paths in groups.items():
        yield _page_line(wording, languages, paths)


def _page_line(wording: Wording, languages: Sequence[str], paths: Sequence[str]) -> str:
    """One line for the pages that change in the same languages."""
    names = wording.language_list(languages)
    if EVERYWHERE in paths:
        return wording.say("pages-all", languages=names)
    left = [wording.say("more", n=len(paths) - _MOST_PAGES)] if len(paths) > _MOST_PAGES else []
    shown = ", ".join([*(code(path) for path in paths[:_MOST_PAGES]), *left])
    return wording.say("page", languages=names, n=len(paths), paths=shown)


def _untranslated(wording: Wording, proposal: Proposal) -> Iterator[str]:
    for change in proposal.changes:
        if change.kind in ("added", "changed", "renamed", "moved"):
            texts = [leaf.value.words for leaf in walk(change.record) if leaf.is_translated]
            counts = {lang: sum(lang not in words for words in texts) for lang in wording.languages}
            left = [wording.say("texts", language=wording.language(lang), n=n) for lang, n in counts.items() if n]
            if left:
                kind, title = wording.kind(change.record_class), wording.title(change.record, change.id)
                yield wording.say("untranslated", kind=kind, title=title, languages=", ".join(left))
