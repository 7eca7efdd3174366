"""What a reader takes along: the choice of a practice to compare, the address and the citation of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hub.localization.localizer import LocalizedText, Localizer, with_state
from hub.model.rules import Registry

MOST_COMPARED = 4
"""Practices side by side: more columns cannot be read on A4, nor held in mind."""
COMPARED_FACTS = ("place", "period", "owner", "audiences")
COMPARED_SECTIONS = ("problem", "what_it_does", "who_is_involved", "resources", "evidence")
COMPARED_OUTCOMES = ("challenges", "transfer_potential")
_CUT = "\0"
"""Stands for title and address while words are filled in: NUL is in no text, since YAML refuses it (YAML 1.2, 5.1)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A practice that can be chosen for comparison; `label` is the word on its button."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """A record's citation without the day of reading, which is written as in `locale` (BCP 47).

    `before` and `between` stand around the title.
    """

    choice: Choice | None
    before: str
    title: LocalizedText
    between: str
    address: str
    locale: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of the comparison: `kind` is badge, fact or part, `key` the fact or section it is taken from."""

    kind: str
    key: str
    heading: str

    @property
    def noted(self) -> bool:
        """Whether there is room for notes below it on paper: below what is told in sentences."""
        return self.kind == "part" and self.key != "figures"


def choice_view(localizer: Localizer, identifier: str) -> Choice:
    """The choice of one practice."""
    return Choice(id=identifier, label=localizer.word("compare.choose"))


def taking_view(
    localizer: Localizer, registry: Registry, identifier: str, title: LocalizedText, address: str, state: str = ""
) -> Taking:
    """The citation of a record, in the form that the page on our data gives; `address` is absolute."""
    values = {"project": localizer.word("site.name"), "programme": localizer.joined.project.programme}
    # The address comes last; the day of reading follows it by `cite.read`, in the browser.
    before, between, _ = localizer.word("cite.text", title=_CUT, address=_CUT, **values).split(_CUT)
    between = with_state("", state) + between
    choice = choice_view(localizer, identifier) if registry == "practices" else None
    locale = str(localizer.language.locale).replace("_", "-")
    return Taking(choice=choice, before=before, title=title, between=between, address=address, locale=locale)


def comparison_rows(localizer: Localizer) -> Sequence[Row]:
    """What is compared, in the order of the Interreg Europe form: its setting first, what could be reused last."""
    return [
        Row(kind="badge", key="", heading=localizer.word("compare.badge")),
        *(Row(kind="fact", key=key, heading=localizer.word(f"facts.{key}")) for key in COMPARED_FACTS),
        *(_part(localizer, key) for key in COMPARED_SECTIONS),
        Row(kind="part", key="figures", heading=localizer.word("figures.heading")),
        *(_part(localizer, key) for key in COMPARED_OUTCOMES),
    ]


def chosen_words(localizer: Localizer, key: str) -> Sequence[str]:
    """A phrase with each number of practices from 1 on: script cannot form plurals."""
    return [localizer.count(f"compare.{key}", number) for number in range(1, MOST_COMPARED + 1)]


def _part(localizer: Localizer, key: str) -> Row:
    return Row(kind="part", key=key, heading=localizer.word(f"sections.{key}"))
