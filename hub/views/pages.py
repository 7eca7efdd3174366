"""What stands around the content of a page: head, header, footer, notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hub.addresses import page_path
from hub.languages import Language
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.kinds import IN_MENU, KINDS, REGISTRIES
from hub.text.direction import Direction, dir_attribute
from hub.views.comparison import chosen_words

MENU = (*(name for name in IN_MENU if KINDS[name].paged), "about")
DOORS = ("practices", "partners", "events")
"""The three ways in, on the home page and on the page for wrong addresses."""
UNDERSTAND = ("about", "overview", "campus", "resilience", "evidence", "transfer", "compare", "support", "glossary")
"""Pages that explain, in the first list of the footer."""
SERVICE = ("contribute", "translation", "data", "legal", "privacy", "accessibility")
"""Pages about the site itself, in the second list of the footer."""
DESCRIPTION_LENGTH = 160
"""Characters of a description: search engines state no limit, and cut what has no room in a result."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A version of a page in another language: BCP 47 tag (or x-default) and absolute address."""

    tag: str
    href: str


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of a page."""

    title: str
    description: str
    canonical: str
    alternates: Sequence[Alternate]
    robots: str
    site_name: str
    og_locale: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of a menu; `current` is the value of aria-current, empty elsewhere.

    That of a language has its tag and perhaps direction, and in its own words the offer to change to it and to close
    the offer.
    """

    href: str
    label: str
    current: str = ""
    tag: str = ""
    dir: Direction | None = None
    offer: str = ""
    close: str = ""


@dataclass(frozen=True, slots=True)
class Chrome:
    """The header and footer of a page; `preview` says that this is one, `to_supply` is where it tells what is missing,
    `language` is the entry of this one among the `languages`, `search_index` is where the search finds its index."""

    home: str
    emblem: str
    visual: str
    preview: str
    to_supply: str
    statement: LocalizedText
    disclaimer: LocalizedText
    menu: Sequence[MenuEntry]
    language: MenuEntry
    languages: Sequence[MenuEntry]
    understand: Sequence[MenuEntry]
    service: Sequence[MenuEntry]
    project: LocalizedText
    programme: str
    official_page: str
    search: MenuEntry
    search_index: str
    machine_assisted: bool
    compare: str
    chosen: Sequence[str]
    contribute: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A hand-written page; `lang`, and perhaps `dir`, is set when its text is in another language than the page."""

    kind: str
    parents: Sequence[Link]
    lang: str | None
    dir: Direction | None = None
    updated: str = ""
    reviewed: str = ""


def chrome_view(localizer: Localizer, path: str) -> Chrome:
    """Header and footer for the page at a path (after the language)."""
    project = localizer.joined.project
    section = path.partition("/")[0]
    return Chrome(
        home=localizer.page_href(""),
        emblem=f"{localizer.root}assets/{project.publisher.emblem or project.emblem}",
        visual=f"{localizer.root}assets/{project.publisher.visual}" if project.publisher.visual else "",
        preview=_preview(localizer),
        to_supply=f"{localizer.page_href('legal/')}#to-supply"
        if localizer.joined.preview and not localizer.proposal
        else "",
        statement=localizer.say(project.statement, project.language),
        disclaimer=localizer.say(project.disclaimer, project.language),
        menu=[_menu_entry(localizer, name, section, path) for name in MENU],
        language=_language_entry(localizer, localizer.language, path),
        languages=[_language_entry(localizer, language, path) for language in localizer.languages.values()],
        understand=[
            MenuEntry(localizer.page_href(f"{name}/"), localizer.word(f"footer.{name}")) for name in UNDERSTAND
        ],
        service=[
            *(MenuEntry(localizer.page_href(f"{name}/"), localizer.word(f"footer.{name}")) for name in SERVICE),
            MenuEntry(project.lead_partner_page, localizer.word("footer.lead_partner")),
        ],
        project=localizer.say(project.name, project.language),
        programme=project.programme,
        official_page=project.official_page,
        search=MenuEntry(
            localizer.page_href("search/"), localizer.word("search.title"), "page" if path == "search/" else ""
        ),
        search_index=localizer.page_href("pagefind/"),
        machine_assisted=localizer.language.code in project.machine_assisted,
        compare=localizer.page_href("compare/"),
        chosen=chosen_words(localizer, "chosen"),
        contribute=localizer.page_href("contribute/"),
    )


def _preview(localizer: Localizer) -> str:
    """What a preview says of itself: which proposal it shows, or that something is still missing; else nothing."""
    if localizer.proposal:
        return localizer.word("preview.proposal", number=localizer.proposal)
    return localizer.word("preview.text") if localizer.joined.preview else ""


def _menu_entry(localizer: Localizer, name: str, section: str, path: str) -> MenuEntry:
    # WAI-ARIA 1.2, aria-current: `page` is the page itself; its section is current too, but another page.
    current = "" if name != section else "page" if path == f"{name}/" else "true"
    return MenuEntry(localizer.page_href(f"{name}/"), localizer.word(f"menu.{name}"), current)


def _language_entry(localizer: Localizer, language: Language, path: str) -> MenuEntry:
    href = localizer.root + page_path(language, path)
    current = "true" if language == localizer.language else ""
    words = language.strings
    offer, close = words["reading.offer"], words["reading.offer_close"]
    towards = dir_attribute(language.tag, localizer.language.tag)
    return MenuEntry(href, language.name, current, language.tag, towards, offer, close)


def head_view(
    localizer: Localizer,
    site_url: str,
    path: str,
    *,
    title: str,
    description: str,
    translated: Iterable[str],
    own: str,
    hidden: bool = False,
) -> Head:
    """The head of a page that is translated into some languages; `own` is the language it was written in.

    A page not translated into its own address's language keeps its canonical address and announces no alternates.
    """
    site_name = localizer.word("site.name")
    # Named once: a title such as "The CAMPUS project" has it already.
    shown = title if site_name in title.split() else f"{title} – {site_name}"
    known = localizer.language.code in set(translated) and not hidden
    return Head(
        title=shown,
        description=shorten(description),
        canonical=site_url + page_path(localizer.language, path),
        alternates=alternates(localizer, site_url, path, translated, own) if known else (),
        robots="noindex" if hidden or localizer.joined.preview or localizer.proposal else "",
        site_name=site_name,
        og_locale=str(localizer.language.locale),
    )


def alternates(localizer: Localizer, site_url: str, path: str, translated: Iterable[str], own: str) -> list[Alternate]:
    """All translated versions of a page, itself included, and the one for readers of other languages.

    That is the version at the root of the site when it is translated, else the one the page was written in.
    """
    known = set(translated)
    found = [
        Alternate(language.tag, site_url + page_path(language, path))
        for language in localizer.languages.values()
        if language.code in known
    ]
    default = next(language for language in localizer.languages.values() if language.default)
    other = default if default.code in known else localizer.languages[own]
    return [*found, Alternate("x-default", site_url + page_path(other, path))]


def shorten(text: str, limit: int = DESCRIPTION_LENGTH) -> str:
    """A text cut after a whole word where it is longer than a search engine shows."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    return words[: limit - 1].rpartition(" ")[0].rstrip(",;:–- ") + "…"


def page_parents(localizer: Localizer, path: str) -> list[Link]:
    """The way to a hand-written page: none on the home page."""
    return [Link(localizer.page_href(""), LocalizedText(localizer.word("menu.home")))] if path else []


def page_kind(path: str) -> str:
    """What a hand-written page is: home, list or page."""
    if not path:
        return "home"
    return "list" if path.strip("/") in REGISTRIES else "page"
