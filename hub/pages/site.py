"""The site: everything that pages are made of, independent of the generator."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, partial

from markupsafe import Markup

from hub.addresses import page_path, record_path, root_of
from hub.disk.content_files import list_pages
from hub.github.addresses import RepositoryPages
from hub.joined.joining import Joined, join
from hub.joined.translated import translated_languages
from hub.languages import Language, load_languages
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.assets import Assets, load_assets
from hub.pages.catalogue import Output, Page
from hub.pages.csp import content_security_policy
from hub.pages.frames import Frame, Slots, make_slots
from hub.pages.glossary_notes import TermExplainer
from hub.pages.page_parts import PageParts
from hub.pages.rendering import Renderer
from hub.pages.skeletons import NOTHING_GENERATED, Generated
from hub.reading.entries import Entry, Registries
from hub.settings import Settings
from hub.translations.state import Translations, read_translations
from hub.views.editing import Editing
from hub.views.pages import chrome_view
from hub.written.front_matter import matter_texts, split_page


class Site:
    """Everything needed to make any page in any language. What is expensive is made when it is first asked for."""

    def __init__(
        self,
        settings: Settings,
        languages: tuple[Language, ...],
        joined: Joined,
        *,
        generated: Generated = NOTHING_GENERATED,
        form: Mapping[str, str] | None = None,
        outputs: Sequence[Output] = (),
        renderer: Renderer | None = None,
        assets: Assets | None = None,
        translations: Callable[[], Translations] | None = None,
    ) -> None:
        """`form` are the configurations of the form in the browser by file name, `outputs` the kinds of file. A
        renderer and assets of an earlier site may be given as long as their files did not change. `translations` reads
        their state."""
        self.settings = settings
        self.languages = {language.code: language for language in languages}
        self.default = next(iter(self.languages))  # `load_languages` puts the default first
        """The language shown where a hand-written page is not translated."""
        self.joined = joined
        self.generated = generated
        """What the generator made; empty while it builds every page itself."""
        self.form = form or {}
        self.repository = RepositoryPages(settings.repo_url)
        self.editing = Editing(self.repository, has_form=bool(self.form))
        self.renderer = renderer or Renderer(settings.root / "overrides")
        self.assets: Assets = assets or load_assets(settings.root / "docs" / "assets")
        self.policy = content_security_policy(self.assets.early_script)
        self.written_pages = list_pages(settings.root / "docs", tuple(self.languages))
        self.localizers = _localizers(settings, self.languages, joined, translations)
        self.outputs = {output.name: output for output in outputs}
        self._translated: dict[tuple[Registry, str], frozenset[str]] = {}
        self._at: dict[tuple[str, str], Localizer] = {}
        self._term_explainers: dict[str, TermExplainer] = {}
        self._frames: dict[tuple[str, Registry, str], Frame] = {}

    @cached_property
    def catalogue(self) -> Mapping[str, Page]:
        """Every file of the site by its path, except the index of the search."""
        return {page.file: page for output in self.outputs.values() for page in output.pages(self)}

    def render(self, page: Page) -> bytes:
        """The bytes of a file."""
        return self.outputs[page.output].render(self, page)

    def localizer(self, code: str, path: str) -> Localizer:
        """The localizer of a language for the page at a path below the language folder.

        Pages at one depth share it, and with it the views of their cards.
        """
        localizer = self.localizers[code]
        root = root_of(page_path(localizer.language, path))
        if (code, root) not in self._at:
            self._at[code, root] = localizer.at(root)
        return self._at[code, root]

    def absolute_localizer(self, code: str) -> Localizer:
        """The localizer of a language for what is read away from the site: every address is whole."""
        if (code, self.settings.site_url) not in self._at:
            self._at[code, self.settings.site_url] = self.localizers[code].at(self.settings.site_url)
        return self._at[code, self.settings.site_url]

    def work_out_translations(self) -> None:
        """Work out the state of all translations, before several processes would each do so."""
        translations = self.localizers[self.default].translations
        if translations:
            translations.work_out()

    def forget(self, code: str) -> None:
        """Drop what was kept for the pages of a language: with a thousand practices, its cards take 40 MB."""
        for key in [key for key in self._at if key[0] == code]:
            del self._at[key]
        self._term_explainers.pop(code, None)

    def term_explainer(self, code: str) -> TermExplainer:
        """The term explainer of a language."""
        if code not in self._term_explainers:
            self._term_explainers[code] = TermExplainer(self.localizers[code], self.renderer)
        return self._term_explainers[code]

    def explain(self, code: str, path: str, html: str) -> str:
        """The text of a hand-written page with its terms explained; unchanged where it is not in the page's language.

        The glossary page also stays unchanged.
        """
        if path == "glossary/" or code not in self.written_pages[path]:
            return html
        return self.term_explainer(code).page(self.localizer(code, path).root).mark(Markup(html))

    def page_texts(self, code: str, path: str) -> dict[str, str]:
        """Title and description of a hand-written page, from its file: no generator need have made it."""
        place = self.settings.root / "docs" / code / path
        file = place / "index.md"
        parts = split_page((file if file.is_file() else place.with_suffix(".md")).read_text(encoding="utf-8"))
        return matter_texts(parts.matter) if parts else {}

    def translated(self, registry: Registry, identifier: str) -> frozenset[str]:
        """The languages into which a record is translated whole."""
        if (registry, identifier) not in self._translated:
            found = translated_languages(self.entry(registry, identifier).record, self.languages)
            self._translated[registry, identifier] = found
        return self._translated[registry, identifier]

    def entry(self, registry: Registry, identifier: str) -> Entry:
        """A published or withdrawn record with its place."""
        shown = self.joined.entries[registry]
        return shown[identifier] if identifier in shown else self.joined.withdrawn[registry][identifier]

    @cached_property
    def slots(self) -> Slots:
        """The slots of this site's frames, made from everything that a frame is made of and from all paths beside
        the frames."""
        overrides = self.settings.root / "overrides"
        templates = [path.read_text(encoding="utf-8") for path in sorted(overrides.rglob("*.html"))]
        skeletons = [piece for skeleton in self.generated.skeletons.values() for piece in skeleton.pieces]
        words = [repr(language) for language in self.languages.values()]
        made_for = (self.settings.site_url, self.settings.repo_url, self.settings.proposal)
        assets = (self.assets.early_script, *(bundle.url for bundle in self.assets.bundles))
        records = [entry.record for name in REGISTRIES for entry in self.joined.with_pages(name)]
        ids = [name for record in records for name in (record.id, *record.former_ids)]
        beside = [*self.written_pages, *ids]
        return make_slots([*templates, *skeletons, *words, *made_for, *assets, repr(self.joined.project), *beside])

    def frame(self, code: str, registry: Registry, sentinel: str) -> Frame:
        """A page of a registry with slots for what differs: all that its pages share is made once."""
        if (code, registry, sentinel) not in self._frames:
            path = record_path(registry, sentinel)
            html = self._fill(code, path, self.parts(code, path, self.slots.head, self.slots.main))
            self._frames[code, registry, sentinel] = Frame.split(html, self.slots)
        return self._frames[code, registry, sentinel]

    def parts(self, code: str, path: str, head: Markup, main: Markup) -> PageParts:
        """The parts of a page, around its head and its main part."""
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
                styles=localizer.root + self.assets.search_styles.url,
            ),
            main=main,
            footer=self.renderer.render("partials/footer.html", chrome=chrome, words=localizer.word),
            stylesheets=self.renderer.render(
                "partials/stylesheets.html",
                stylesheets=[localizer.root + url for url in self.assets.stylesheets(path)],
            ),
            script=self.assets.script.url,
            early_script=Markup(self.assets.early_script),
            policy=self.policy,
        )

    def whole(self, page: Page, head: Markup, main: Markup) -> bytes:
        """A whole page around its head and its main part."""
        return self._fill(page.language, page.path, self.parts(page.language, page.path, head, main)).encode()

    def framed(self, page: Page, head: Markup, main: Markup) -> bytes:
        """A whole page of a record or of a value, from the frame of its registry."""
        registry, identifier = page.made_from
        sentinel = self.slots.value if "/" in identifier else self.slots.id
        return self.frame(page.language, registry, sentinel).fill(identifier, head, main).encode()

    def _fill(self, code: str, path: str, parts: PageParts) -> str:
        return self.generated.skeletons[root_of(page_path(self.languages[code], path))].fill(parts)


def _localizers(
    settings: Settings,
    languages: Mapping[str, Language],
    joined: Joined,
    translations: Callable[[], Translations] | None,
) -> dict[str, Localizer]:
    return {
        code: Localizer(
            language,
            languages,
            joined,
            settings.today,
            proposal=settings.proposal,
            read_translations=translations,
        )
        for code, language in languages.items()
    }


def make_site(
    settings: Settings,
    registries: Registries,
    *,
    generated: Generated = NOTHING_GENERATED,
    form: Mapping[str, str] | None = None,
    outputs: Sequence[Output] = (),
) -> Site:
    """Make the site from registries in which the check has found no problem."""
    languages = load_languages(settings.root / "mkdocs.yml")
    return Site(
        settings,
        languages,
        join(registries),
        generated=generated,
        form=form,
        outputs=outputs,
        translations=cache(partial(read_translations, settings, registries)),
    )
