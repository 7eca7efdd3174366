"""Write the one comment below a proposal: in French, and in English folded below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hub.catalogues import sentences
from hub.changes.report import folded
from hub.problems import MESSAGE_LANGUAGES
from hub.review.outcome import ReviewOutcome

MARKER = "gate"
"""Identifies the comment."""
_MOST = 50
"""The most problems to write out."""
_MOST_LINKS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownPreview:
    """What the comment says beside the outcome: the conclusion of the gate's run (GitHub's word), the address of the
    run, the address of the preview or "", and the commit.

    For a preview that is too big, `oversize` is its size and `most` the limit, both in megabytes.
    """

    conclusion: str
    run: str
    preview: str
    sha: str
    oversize: int = 0
    most: int = 0


def comment(outcome: ReviewOutcome, shown: ShownPreview) -> str:
    """The whole comment."""
    english, french = (_part(outcome, shown, lang) for lang in MESSAGE_LANGUAGES)
    return f"{french}\n\n{folded('en', english)}"


def _part(outcome: ReviewOutcome, shown: ShownPreview, lang: str) -> str:
    words = sentences("review", lang)
    lines = [f"### {words['title']}", *_verdict(outcome, shown, lang), _preview(outcome, shown, lang)]
    return "\n\n".join([*lines, outcome.changes[lang], words["commit"].format(sha=shown.sha[:10])])


def _verdict(outcome: ReviewOutcome, shown: ShownPreview, lang: str) -> Iterator[str]:
    """The problems in words. Where a proposal also changes code, they are listed only when its own gate failed."""
    words = sentences("review", lang)
    problems = outcome.problems[lang]
    passed = shown.conclusion == "success"
    if problems and (outcome.data_only or not passed):
        yield words["problems"].format(n=len(problems))
        left = [words["more"].format(n=len(problems) - _MOST)] if len(problems) > _MOST else []
        yield "\n".join(f"- {line}" for line in [*problems[:_MOST], *left])
    elif passed:
        yield words["passed"]
    else:
        yield words["failed"].format(run=shown.run)


def _preview(outcome: ReviewOutcome, shown: ShownPreview, lang: str) -> str:
    words = sentences("review", lang)
    if shown.preview:
        opened = words["preview"].format(address=shown.preview)
        return " ".join([opened, words["preview-stays"], *_changed_pages(outcome, shown, lang)])
    if shown.oversize:
        return words["preview-too-big"].format(size=shown.oversize, most=shown.most)
    if outcome.sound:
        return words["preview-waits" if outcome.held else "no-preview"]
    if outcome.data_only:
        return words["preview-later"]
    return words["artifact" if shown.conclusion == "success" else "no-artifact"].format(run=shown.run)


def _changed_pages(outcome: ReviewOutcome, shown: ShownPreview, lang: str) -> Iterator[str]:
    """Links to the changed pages in the preview."""
    links = [f"[{title}]({shown.preview}{path})" for title, path in outcome.pages[lang][:_MOST_LINKS]]
    if links:
        yield sentences("review", lang)["changed-pages"].format(links=", ".join(links))
