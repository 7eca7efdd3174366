"""Chosen practices in tables of hand-written pages: what each takes, and how far it is proven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hub.localization.localizer import Link, LocalizedProse, LocalizedText, Localizer
from hub.model.practices import Practice
from hub.views.cards import practice_badge
from hub.views.in_short import practice_period
from hub.views.ordering import sort_practices
from hub.views.practices import evidence_reason
from hub.views.sections import figure_view
from hub.views.view_parts import Badge, FigureView


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeRow:
    """A practice in a table of what it takes.

    `means` are its figures of that kind, and given only where no text tells its resources.
    """

    practice: Link
    place: str
    period: str
    badge: Badge
    resources: LocalizedProse | None
    means: tuple[FigureView, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EvidenceRow:
    """A practice in a table of evidence: its level, the reason for it, and the figure that the record names."""

    practice: Link
    badge: Badge
    reason: LocalizedText
    figure: FigureView | None


def practice_rows(localizer: Localizer, practices: Iterable[Practice]) -> list[PracticeRow]:
    """The practices in the order given."""
    return [_practice_row(localizer, practice) for practice in practices]


def evidence_rows(localizer: Localizer, practices: Iterable[Practice]) -> list[EvidenceRow]:
    """The practices, the best proven first, so that the order follows a change of level."""
    return [
        EvidenceRow(
            practice=localizer.record_link("practices", practice.id),
            badge=practice_badge(localizer, practice),
            reason=evidence_reason(localizer, practice),
            figure=figure_view(localizer, practice.headline, practice.language) if practice.headline else None,
        )
        for practice in sort_practices(localizer, practices)
    ]


def _practice_row(localizer: Localizer, practice: Practice) -> PracticeRow:
    own = practice.language
    resources = localizer.prose(practice.resources, own) if practice.resources else None
    means = [figure for figure in practice.figures if figure.kind == "means"] if resources is None else []
    return PracticeRow(
        practice=localizer.record_link("practices", practice.id),
        place=localizer.where(practice.location, parts=("region", "country")),
        period=practice_period(localizer, practice),
        badge=practice_badge(localizer, practice),
        resources=resources,
        means=tuple(figure_view(localizer, figure, own) for figure in means),
    )
