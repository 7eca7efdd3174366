"""The citation of a record, with its address."""

from __future__ import annotations

from dataclasses import dataclass

from hub.localization.localizer import CUT, LocalizedText, Localizer
from hub.model.rules import Registry
from hub.views.comparison import Choice, choice_view


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A record's citation without the day of reading; the browser adds that day, written as in `locale` (BCP 47).

    `before` are the words in front of the title, `between` those from the title to the address.
    """

    choice: Choice | None
    before: str
    title: LocalizedText
    between: str
    address: str
    locale: str


def citation_view(
    localizer: Localizer, registry: Registry, identifier: str, title: LocalizedText, address: str, state: str = ""
) -> Citation:
    """The citation of a record in the form that the page "Our data" asks for; `address` is absolute."""
    values = {"project": localizer.word("site.name"), "programme": localizer.joined.project.programme}
    # The address comes last; after it, the browser adds the day of reading with the words of `cite.read`.
    before, between, _ = localizer.word("cite.text", title=CUT, address=CUT, **values).split(CUT)
    between = f" {localizer.aside(state)}{between}" if state else between
    choice = choice_view(localizer, identifier) if registry == "practices" else None
    locale = str(localizer.language.locale).replace("_", "-")
    return Citation(choice=choice, before=before, title=title, between=between, address=address, locale=locale)
