"""What the project's own code found in a proposal: kept as JSON between the jobs of one run."""

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
"""Whom GitHub says a repository knows (`author_association`). What others send by a questionnaire is not shown on the
site's host before somebody has read it, as GitHub itself holds back the runs of a newcomer's pull request."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewOutcome:
    """Whether a proposal touches registries alone; problems and changes as Markdown, and the pages of changed records,
    each as its title in Markdown and its path in the site, all by language."""

    data_only: bool
    problems: Mapping[str, Sequence[str]]
    changes: Mapping[str, str]
    pages: Mapping[str, Sequence[Sequence[str]]]
    held: bool = False
    """Whether somebody has to approve it before a preview is shown."""

    @property
    def ready(self) -> bool:
        """Whether a preview can be built."""
        return self.sound and not self.held

    @property
    def sound(self) -> bool:
        """Whether it touches registries alone and they have no problem."""
        return self.data_only and not any(self.problems.values())


def outcome_of(proposal: Proposal, *, held: bool = False) -> ReviewOutcome:
    """What is to be told of a proposal."""
    found = [problem for problem in proposal.problems if problem.level == "problem"]
    return ReviewOutcome(
        data_only=proposal.data_only and not proposal.refused,
        problems={lang: [_line(problem, lang) for problem in found] for lang in MESSAGE_LANGUAGES},
        changes={lang: summary(proposal, lang) for lang in MESSAGE_LANGUAGES},
        pages={lang: list(_pages(proposal, lang)) for lang in MESSAGE_LANGUAGES},
        held=held,
    )


def to_json(outcome: ReviewOutcome) -> str:
    """The outcome as text."""
    return json.dumps(asdict(outcome), ensure_ascii=False, indent=2)


def from_json(text: str) -> ReviewOutcome:
    """The outcome from its text; ValueError, LookupError or TypeError when it is none."""
    return ReviewOutcome(**json.loads(text))


def _line(problem: Problem, lang: str) -> str:
    """Where it is, in bold, and what is wrong, as code: registries are quoted in it."""
    words = sentences("review", lang)
    record = words["of-record"].format(record=code(problem.record)) if problem.record else ""
    where = words["place"].format(file=code(problem.file), line=problem.line, record=record)
    return f"{where} {code(problem.sentence(lang), 600)}"


def _pages(proposal: Proposal, lang: str) -> Iterator[list[str]]:
    """The pages that changed records have of their own, in a language of the site."""
    wording = Wording(lang, proposal.languages, {})
    prefix = "" if lang == proposal.languages[0] else f"{lang}/"
    for change in proposal.changes:
        shown = proposal.joined.entries.get(change.registry, {}) if proposal.joined else {}
        if change.id in shown:
            yield [wording.title(change.record, change.id), prefix + record_path(change.registry, change.id)]
