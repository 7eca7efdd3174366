"""The Markdown file beside the page of each record: what the page says, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from hub.addresses import page_path, record_path
from hub.localization.localizer import Link, LocalizedText, Localizer
from hub.pages.catalogue import Offer, Output, Page
from hub.pages.offers import beside_records, pages_beside_records
from hub.pages.site import Site
from hub.text.plain_markdown import escape_text, from_html, link
from hub.views.kinds import SHOWN
from hub.views.names import CalledActor
from hub.views.view_parts import Card, Fact, FigureGroup, FigureView, RecordView, Section

NAME = "record-markdown"


def render(site: Site, page: Page) -> bytes:
    """The record as Markdown, its links whole addresses."""
    registry, identifier = page.made_from
    localizer = site.localizer(page.language, page.path)
    record = site.entry(registry, identifier).record
    address = site.settings.site_url + page_path(localizer.language, record_path(registry, identifier))
    view = SHOWN[registry].view(localizer, record)
    notice = "" if page.language in site.translated(registry, identifier) else localizer.word("notice.record")
    title = f"# {escape_text(localizer.full_title(record))}"
    blocks = [title, escape_text(notice), *Writer(localizer, site.settings.site_url, address).record(view)]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()


class Writer:
    """Writes the view of a record; `address` is that of its page."""

    def __init__(self, localizer: Localizer, site_url: str, address: str) -> None:
        self._localizer = localizer
        self._site_url = site_url
        self._address = address
        self._kinds: Mapping[str, Callable[[Any], str]] = {
            "prose": lambda one: from_html(one.html),
            "bullets": lambda one: "- " + from_html(one.html).replace("\n", "\n  "),
            "cards": self._card,
            "names": self._card,
            "related": lambda one: self._card(one.card),
            "links": lambda one: f"- {self.item(one)}",
            "series": self._series,
            "programme": self._day,
            "delegations": self._delegation,
            "transfers": self._transfer,
            "figures": self._group,
            "facts": self._fact,
        }

    def record(self, view: RecordView) -> Iterator[str]:
        """The blocks below the title."""
        word = self._localizer.word
        yield escape_text(view.kicker)
        if badge := view.badge or (view.in_short and view.in_short.badge):
            yield f"**{escape_text(badge.label.plain)}**"
        if view.date:
            yield escape_text(view.date.words)
        if view.lead:
            yield escape_text(view.lead.plain)
        yield "\n".join(map(self._figure, view.figures))
        yield "\n".join(map(self._fact, view.facts))
        for section in (*view.sections, *view.closing):
            yield from self._section(section)
        if view.sources:
            yield f"## {escape_text(word('sources'))}"
            yield "\n".join(f"- {self.item(source)}" for source in view.sources)
        yield f"{escape_text(word('cite.address'))} {link(self._address, self._address)}"
        yield escape_text(word("footer.content_licence"))
        yield escape_text(word("updated", date=view.updated)) if view.updated else ""

    def item(self, item: LocalizedText | Link | CalledActor) -> str:
        """Words, a link with its note, or a name with its other names."""
        if isinstance(item, Link):
            note = f" {escape_text(item.note)}" if item.note else ""
            return link(self._whole(item.href), item.label.plain) + note
        if isinstance(item, CalledActor):
            others = (f"{one.before}{one.name.plain}{one.after}" for one in item.others)
            return escape_text(" ".join([item.name.plain, *others]))
        return escape_text(item.plain)

    def _whole(self, href: str) -> str:
        """An address of the page as a whole one; `urljoin` took a third of the time."""
        root = self._localizer.root
        return self._site_url + href.removeprefix(root) if href.startswith(root) else href

    def _items(self, items: Iterable[LocalizedText | Link | CalledActor]) -> str:
        return escape_text(self._localizer.word("signs.list")).join(map(self.item, items))

    def _section(self, section: Section) -> Iterator[str]:
        yield f"## {escape_text(section.heading)}"
        yield escape_text(section.note.plain) if section.note else ""
        yield ("\n\n" if section.kind in ("prose", "series", "programme") else "\n").join(
            map(self._kinds[section.kind], section.items)
        )
        yield self.item(section.more) if section.more else ""

    def _card(self, card: Card) -> str:
        summary = escape_text(self._localizer.word("signs.dash") + card.summary.plain) if card.summary else ""
        return f"- {link(self._whole(card.href), card.title.plain)}{summary}"

    def _figure(self, figure: FigureView) -> str:
        source = f" {self.item(figure.source)}" if figure.source else ""
        note = f" {escape_text(figure.note.plain)}" if figure.note else ""
        kind = escape_text(self._localizer.aside(figure.kind_words))
        return f"- **{escape_text(figure.number.plain)}** {escape_text(figure.label.plain)} {kind}{note}{source}"

    def _group(self, group: FigureGroup) -> str:
        own, context = ("\n".join(map(self._figure, figures)) for figures in (group.own, group.context))
        note = escape_text(self._localizer.word("figures.context_note")) if context else ""
        return "\n\n".join(filter(None, (own, note, context)))

    def _fact(self, fact: Fact) -> str:
        return f"- **{escape_text(fact.term)}** {self._items(fact.items)}"

    def _series(self, series: Any) -> str:
        rows = (
            f"- {escape_text(row.label.plain)}: **{escape_text(row.number.plain)}** "
            f"{escape_text(self._localizer.aside(row.period))} {self.item(row.source)}"
            for row in series.rows
        )
        note = [escape_text(series.note.plain)] if series.note else []
        return "\n".join([f"### {escape_text(series.caption.plain)}", "", *rows, *note])

    def _day(self, day: Any) -> str:
        rows = [f"### {escape_text(f'{day.number} {day.date.words} {day.zone}'.strip())}", ""]
        for one in day.sessions:
            about = f"\n  {from_html(one.description.html)}" if one.description else ""
            who = self._items(one.organisations)
            rows.append(f"- {escape_text(one.time)} {escape_text(one.title.plain)} {who}{about}")
        return "\n".join(row.rstrip() for row in rows)

    def _delegation(self, one: Any) -> str:
        note = one.note.plain if one.note else ""
        words = escape_text(self._localizer.listed((one.people, one.evidence, note)))
        return f"- {self.item(one.partner)} {words} {self._items(one.organisations)}".rstrip()

    def _transfer(self, one: Any) -> str:
        partner = f" {self.item(one.partner)}" if one.partner else ""
        text = from_html(one.text.html).replace("\n", "\n  ")
        return f"- **{escape_text(one.where)}** {escape_text(one.date)}{partner}\n  {text} {self._items(one.sources)}"


_beside = beside_records(NAME, "index.md")
RECORD_MARKDOWN = Output(NAME, pages_beside_records(_beside), render, Offer("text/markdown", _beside))
