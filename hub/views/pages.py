"""The parts around the content of a page: head, header, footer, notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hub.addresses import page_path
from hub.languages import Language
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.model.kinds import IN_MENU, KINDS, REGISTRIES
from hub.text.direction import Direction, dir_attribute
from hub.views.comparison import chosen_words
from hub.views.footer import SERVICE, UNDERSTAND
from hub.views.forms import FormLink

MENU = (*(name for name in IN_MENU if KINDS[name].paged and KINDS[name].in_header), "about")
ASIDE = tuple(name for name in IN_MENU if KINDS[name].paged and not KINDS[name].in_header)
"""Lists to which the footer leads, before the pages that explain."""
DOORS = ("practices", "partners", "events")
"""The three entrances to the site, on the home page and on the page for wrong addresses."""
DESCRIPTION_LENGTH = 160
"""Characters of a description. Search engines state no limit; they cut what does not fit into a result."""


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
    forms: Sequence[FormLink]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of a menu; `current` is the value of aria-current, empty on other pages.

    The entry of a language also has its tag and perhaps its direction, and, in that language, the offer to switch to it
    and the word that closes the offer.
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
    """The header and footer of a page.

    `preview` is the notice of a preview, `to_supply` the address of the page that lists what is missing, `language` the
    entry of the page's language among `languages`, `search_index` the address of the search index.
    """

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
    compare: str
    chosen: Sequence[str]


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
    """Header and footer for the page at a path below the language folder."""
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
            *(MenuEntry(localizer.page_href(f"{name}/"), localizer.word(f"menu.{name}")) for name in ASIDE),
            *(MenuEntry(localizer.page_href(f"{name}/"), localizer.word(f"footer.{name}")) for name in UNDERSTAND),
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
        compare=localizer.page_href("compare/"),
        chosen=chosen_words(localizer, "chosen"),
    )


def _preview(localizer: Localizer) -> str:
    """The notice of a preview: which proposal it shows, or that something is still missing; empty elsewhere."""
    if localizer.proposal:
        return localizer.word("preview.proposal", number=localizer.proposal)
    return localizer.word("preview.text") if localizer.joined.preview else ""


def _menu_entry(localizer: Localizer, name: str, section: str, path: str) -> MenuEntry:
    # WAI-ARIA 1.2, aria-current: `page` marks the page itself; `true` marks its section, which is another page.
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
    forms: Sequence[FormLink] = (),
) -> Head:
    """The head of a page; `translated` are the languages it is translated into, `own` the language it was written in,
    `forms` the files that hold the same in other forms.

    A page that is not translated into the language of its address keeps its canonical address and announces no
    alternates.
    """
    site_name = localizer.word("site.name")
    # Append the site's name unless the title contains it already, as "The CAMPUS project" does.
    shown = title if site_name in title.split() else localizer.word("signs.dash").join((title, site_name))
    known = localizer.language.code in set(translated) and not hidden
    return Head(
        title=shown,
        description=shorten(description),
        canonical=site_url + page_path(localizer.language, path),
        alternates=alternates(localizer, site_url, path, translated, own) if known else (),
        robots="noindex" if hidden or localizer.joined.preview or localizer.proposal else "",
        site_name=site_name,
        og_locale=str(localizer.language.locale),
        forms=forms,
    )


def alternates(localizer: Localizer, site_url: str, path: str, translated: Iterable[str], own: str) -> list[Alternate]:
    """All translated versions of a page, itself included, and the version for readers of other languages.

    The latter is the version at the root of the site when it is translated, else the language that the page was written
    in.
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
    """Cut a text after a whole word when it is longer than a search engine shows."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    return words[: limit - 1].rpartition(" ")[0].rstrip(",;:–- ") + "…"


def page_parents(localizer: Localizer, path: str) -> list[Link]:
    """The parent links of a hand-written page: home, then the page of its folder; none for the home page."""
    if not path:
        return []
    folder = path.strip("/").rpartition("/")[0]
    above = [("", "menu.home"), *((f"{name}/", f"footer.{name}") for name in UNDERSTAND if name == folder)]
    return [Link(localizer.page_href(url), LocalizedText(localizer.word(key))) for url, key in above]


def page_kind(path: str) -> str:
    """The kind of a hand-written page: home, list or page."""
    if not path:
        return "home"
    return "list" if path.strip("/") in REGISTRIES else "page"
