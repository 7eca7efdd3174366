"""What the project's own code found in a proposal; passed as JSON between the jobs of one run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from hub.addresses import record_path
from hub.catalogues import sentences
from hub.changes.proposal import Proposal
from hub.changes.report import summary
from hub.changes.wording import Wording
from hub.problems import MESSAGE_LANGUAGES, Problem
from hub.text.escaping import code

KNOWN_AUTHORS = frozenset({"OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"})
"""The authors whom the repository knows (GitHub's `author_association`). A proposal of another author gets a preview on
the site's host only after somebody has read it, just as GitHub holds back the runs of a newcomer's pull request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewOutcome:
    """Whether a proposal changes registries alone, and, by language: its problems and changes as Markdown, and the
    pages of changed records, each as a title in Markdown and a path in the site."""

    data_only: bool
    problems: Mapping[str, Sequence[str]]
    changes: Mapping[str, str]
    pages: Mapping[str, Sequence[Sequence[str]]]
    held: bool = False
    """Whether somebody must approve the proposal before a preview is shown."""

    @property
    def ready(self) -> bool:
        """Whether a preview can be built."""
        return self.sound and not self.held

    @property
    def sound(self) -> bool:
        """Whether the proposal changes registries alone and they have no problem."""
        return self.data_only and not any(self.problems.values())


def outcome_of(proposal: Proposal, *, held: bool = False) -> ReviewOutcome:
    """The outcome of a proposal."""
    found = [problem for problem in proposal.problems if problem.level == "problem"]
    return ReviewOutcome(
        data_only=proposal.data_only and not proposal.refused,
        problems={lang: [_line(problem, lang) for problem in found] for lang in MESSAGE_LANGUAGES},
        changes={lang: summary(proposal, lang) for lang in MESSAGE_LANGUAGES},
        pages={lang: list(_pages(proposal, lang)) for lang in MESSAGE_LANGUAGES},
        held=held,
    )


def to_json(outcome: ReviewOutcome) -> str:
    """Write the outcome as JSON."""
    return json.dumps(asdict(outcome), ensure_ascii=False, indent=2)


def from_json(text: str) -> ReviewOutcome:
    """Read the outcome from JSON. Raises ValueError, LookupError or TypeError when the text holds none."""
    return ReviewOutcome(**json.loads(text))


def _line(problem: Problem, lang: str) -> str:
    """The place in bold and the sentence as code, because it quotes the registries."""
    words = sentences("review", lang)
    record = words["of-record"].format(record=code(problem.record)) if problem.record else ""
    where = words["place"].format(file=code(problem.file), line=problem.line, record=record)
    return f"{where} {code(problem.sentence(lang), 600)}"


def _pages(proposal: Proposal, lang: str) -> Iterator[list[str]]:
    """The pages of changed records, in a language of the site."""
    wording = Wording(lang, proposal.languages, {})
    prefix = "" if lang == proposal.languages[0] else f"{lang}/"
    for change in proposal.changes:
        shown = proposal.joined.entries.get(change.registry, {}) if proposal.joined else {}
        if change.id in shown:
            yield [wording.title(change.record, change.id), prefix + record_path(change.registry, change.id)]
