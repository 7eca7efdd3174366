"""The site during a build: everything that goes into a page, independent of the generator that builds around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple
from functools import cached_property

from markupsafe import Markup

from hub.addresses import FACET_STEM, ID_STEM, page_path, record_path, root_of
from hub.disk.content_files import list_pages
from hub.github.addresses import RepositoryPages
from hub.joined.joining import Joined, join
from hub.joined.translated import translated_languages
from hub.languages import Language, load_languages
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.assets import Assets, load_assets
from hub.pages.csp import content_security_policy
from hub.pages.edit_links import list_links, value_edit
from hub.pages.frames import Frame, Slots, make_slots
from hub.pages.glossary_notes import TermExplainer, explain_terms
from hub.pages.page_parts import PageParts
from hub.pages.rendering import Renderer
from hub.pages.skeletons import Skeleton
from hub.reading.entries import Entry, Registries
from hub.settings import Settings
from hub.views.citation import citation_view
from hub.views.kinds import SHOWN
from hub.views.listing_pages import RegistryListing
from hub.views.pages import PageView, chrome_view, head_view, page_kind, page_parents
from hub.views.records import withdrawn_view
from hub.views.view_parts import RecordView


class Site:
    """Everything needed to make any page in any language; it also collects the frames that the generator builds."""

    def __init__(self, settings: Settings, languages: tuple[Language, ...], joined: Joined) -> None:
        self.settings = settings
        self.languages = {language.code: language for language in languages}
        self.default = next(iter(self.languages))  # `load_languages` puts the default first
        """The language shown where a hand-written page is not translated."""
        self.joined = joined
        self.repository = RepositoryPages(settings.repo_url)
        self.renderer = Renderer(settings.root / "overrides")
        self.assets: Assets = load_assets(settings.root / "docs" / "assets")
        self.policy = content_security_policy(self.assets.early_script)
        self.skeletons: Mapping[str, Skeleton] = {}
        """What the generator made of the template of pages, by the way from a page to the root; empty while it builds
        every page itself."""
        self.files: dict[str, bytes] = {}
        """Files that macros add to the site, by their path from its root.

        The content is compressed by zlib: otherwise the cards of a long list in seven languages would stay in memory
        until the end.
        """
        self.written_pages = list_pages(settings.root / "docs", tuple(self.languages))
        self.translated: dict[tuple[Registry, str], frozenset[str]] = {
            (registry, entry.record.id): translated_languages(entry.record, self.languages)
            for registry in REGISTRIES
            for entry in self.entries(registry)
        }
        self.localizers = {
            language.code: Localizer(language, self.languages, joined, settings.today, proposal=settings.proposal)
            for language in languages
        }
        self._term_explainers: dict[str, TermExplainer] = {}

    def localizer(self, code: str, path: str) -> Localizer:
        """The localizer of a language for the page at a path below the language folder."""
        localizer = self.localizers[code]
        return localizer.at(root_of(page_path(localizer.language, path)))

    def term_explainer(self, code: str) -> TermExplainer:
        """The term explainer of a language."""
        if code not in self._term_explainers:
            # Languages are built one after another, so only the explainer of the present one is kept.
            self._term_explainers = {code: TermExplainer(self.localizers[code], self.renderer)}
        return self._term_explainers[code]

    def explain(self, code: str, path: str, html: str) -> str:
        """The text of a hand-written page with its terms explained; unchanged where it is not in the page's language.

        The glossary page also stays unchanged.
        """
        if path == "glossary/" or code not in self.written_pages[path]:
            return html
        return self.term_explainer(code).page(self.localizer(code, path).root).mark(Markup(html))

    @cached_property
    def slots(self) -> Slots:
        """The slots of this site's frames, made from all texts of a frame and from all paths beside the frames."""
        paths = [
            record_path(registry, stem) for registry in REGISTRIES for stem in (ID_STEM, f"{FACET_STEM}/{ID_STEM}")
        ]
        frames = [self._parts(code, path, Markup(), Markup()) for code in self.languages for path in paths]
        skeleton = (self.settings.root / "overrides" / "main.html").read_text(encoding="utf-8")
        records = [entry.record for registry in REGISTRIES for entry in self.entries(registry)]
        beside = [*self.written_pages, *(name for record in records for name in (record.id, *record.former_ids))]
        made_for = (self.settings.site_url, self.settings.repo_url)
        return make_slots([skeleton, *made_for, *beside, *(part for one in frames for part in astuple(one))])

    def frame_parts(self, code: str, registry: Registry, sentinel: str) -> PageParts:
        """The parts of a frame: slots where records, or values of facets, differ."""
        return self._parts(code, record_path(registry, sentinel), self.slots.head, self.slots.main)

    def frame(self, code: str, registry: Registry, sentinel: str) -> Frame:
        """A page of a registry with slots for what differs: all that its pages share is made once."""
        address = page_path(self.languages[code], record_path(registry, sentinel))
        return Frame.split(
            self.skeletons[root_of(address)].fill(self.frame_parts(code, registry, sentinel)), self.slots
        )

    def record_parts(self, code: str, registry: Registry, identifier: str) -> PageParts:
        """The parts of the page of a record, or of a facet value (its id has a slash), when the generator builds the
        page itself: the slow path of the tests."""
        path = record_path(registry, identifier)
        localizer = self.localizer(code, path)
        if "/" in identifier:
            return self._parts(code, path, *dict(self.value_pages(localizer, registry))[identifier])
        return self._parts(code, path, *self.record_html(localizer, registry, self.entry(registry, identifier)))

    def written_parts(
        self, code: str, path: str, *, content: str, title: str, description: str, source: str
    ) -> PageParts:
        """The parts of a hand-written page; `source` is its file below docs/."""
        localizer = self.localizer(code, path)
        own = self.default
        translated = code in self.written_pages[path]
        head = head_view(
            localizer,
            self.settings.site_url,
            path,
            title=title,
            description=description,
            translated=self.written_pages[path],
            own=own,
        )
        lang, direction = (None, None) if translated else localizer.lang_and_dir(own)
        view = PageView(page_kind(path), page_parents(localizer, path), lang, direction)
        main = self.renderer.render(
            "partials/page.html",
            view=view,
            content=Markup(content),
            words=localizer.word,
            notice="" if translated else localizer.word("notice.page"),
            edit=self.repository.edit(f"docs/{source}"),
            add=list_links(self.joined, self.repository, localizer, path),
        )
        return self._parts(code, path, self.renderer.render("partials/head.html", head=head), main)

    def record_html(self, localizer: Localizer, registry: Registry, entry: Entry) -> tuple[Markup, Markup]:
        """Head and main part of a record's page in one language."""
        record = entry.record
        withdrawn = record.publish == "withdrawn"
        view: RecordView = (
            withdrawn_view(localizer, registry, record) if withdrawn else SHOWN[registry].view(localizer, record)
        )
        view = explain_terms(view, self.term_explainer(localizer.language.code).page(localizer.root))
        translated = self.translated[registry, record.id]
        state = "" if withdrawn else localizer.state(record)
        title = localizer.word("withdrawn.title", title=view.title.plain) if withdrawn else localizer.full_title(record)
        lead = view.lead.plain if view.lead else title
        head = head_view(
            localizer,
            self.settings.site_url,
            record_path(registry, record.id),
            title=title,
            description=f"{state.capitalize()}. {lead}" if state else lead,
            translated=translated,
            own=record.language,
            hidden=withdrawn,
        )
        notice = "" if withdrawn or localizer.language.code in translated else localizer.word("notice.record")
        edit = self.repository.edit(entry.file, entry.line)
        take = None if withdrawn else citation_view(localizer, registry, record.id, view.title, head.canonical, state)
        main = self.renderer.render(
            "partials/record.html", view=view, words=localizer.word, notice=notice, edit=edit, take=take
        )
        return self.renderer.render("partials/head.html", head=head), main

    def value_ids(self, registry: Registry) -> list[str]:
        """The ids of the facet values that have a page: `theme/youth`."""
        values = self.joined.values[registry]
        return [f"{facet}/{value}" for facet in values for value in values[facet]]

    def value_pages(self, localizer: Localizer, registry: Registry) -> Iterator[tuple[str, tuple[Markup, Markup]]]:
        """The id (`theme/youth`), head and main part of the page of every facet value."""
        listing = RegistryListing(localizer, registry)
        for facet in listing.facets:
            for value in facet.values:
                view = listing.value_page(facet, value)
                head = head_view(
                    localizer,
                    self.settings.site_url,
                    record_path(registry, f"{facet.id}/{value.id}"),
                    title="".join(piece.plain for piece in view.title),
                    description=view.description,
                    translated=self.languages,
                    own=self.default,
                )
                edit = value_edit(self.joined, self.repository, registry, facet.id, value.id)
                main = self.renderer.render("partials/value.html", view=view, words=localizer.word, edit=edit)
                yield f"{facet.id}/{value.id}", (self.renderer.render("partials/head.html", head=head), main)

    def entry(self, registry: Registry, identifier: str) -> Entry:
        """A published or withdrawn record with its place."""
        shown = self.joined.entries[registry]
        return shown[identifier] if identifier in shown else self.joined.withdrawn[registry][identifier]

    def entries(self, registry: Registry) -> list[Entry]:
        """Every record that has a page."""
        return [*self.joined.entries[registry].values(), *self.joined.withdrawn[registry].values()]

    def _parts(self, code: str, path: str, head: Markup, main: Markup) -> PageParts:
        localizer = self.localizer(code, path)
        chrome = chrome_view(localizer, path)
        return PageParts(
            lang=localizer.language.attributes,
            head=head,
            header=self.renderer.render(
                "partials/header.html",
                chrome=chrome,
                words=localizer.word,
                module=localizer.root + self.assets.search.url,
            ),
            main=main,
            footer=self.renderer.render("partials/footer.html", chrome=chrome, words=localizer.word),
            stylesheet=self.assets.stylesheet.url,
            script=self.assets.script.url,
            early_script=Markup(self.assets.early_script),
            policy=self.policy,
        )


def make_site(settings: Settings, registries: Registries) -> Site:
    """Make the site from registries in which the check has found no problem."""
    return Site(settings, load_languages(settings.root / "mkdocs.yml"), join(registries))
