"""The build events of MkDocs: collect the frames, complete the hand-written pages, write the other pages at the end."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from hub.addresses import page_path, record_path
from hub.admin.page import form_texts, write_form
from hub.checks.checking import check_data, has_problems, report
from hub.languages import ConfigurationError, language_codes
from hub.macros.registry import PageMacros
from hub.model.kinds import REGISTRIES
from hub.model.rules import Registry
from hub.pages.link_report import link_report
from hub.pages.publishing import publish
from hub.pages.searching import SearchError, write_search
from hub.pages.site import Site, make_site
from hub.pages.site_links import broken_links
from hub.schemas.completeness import require_words
from hub.settings import message_language, read_settings
from hub.written.calls import CallError, line_of_call, replace_calls

AFTER_I18N = -200
"""static-i18n runs at -100; by then it has chosen the language and its files."""
_NO_MACROS = "---\nrender_macros: false\n---\n"
"""Front matter that makes mkdocs-macros skip a page: a frame contains nothing to evaluate."""
BEFORE_MACROS = 100
"""mkdocs-macros runs at 0."""


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the registries once for all languages; a build stops when they have problems."""
    if "site" not in config.extra:  # static-i18n builds once per language, so this runs as often
        settings = read_settings(Path(config.config_file_path).parent, os.environ)
        registries, found = check_data(settings)
        if has_problems(found):
            # A PluginError would add MkDocs' own words around this complete report.
            print(report(found, message_language(), notes=False), file=sys.stderr)
            sys.exit(1)
        try:
            require_words(language_codes(Path(config.config_file_path)))
        except ConfigurationError as error:
            print(error, file=sys.stderr)
            sys.exit(1)
        # All builds of one command share this place, and no two commands do.
        config.extra["site"] = make_site(settings, registries)
        config.extra["form"] = form_texts(settings, registries, tuple(_site(config).languages))
    # `--quiet` would drop the warnings that `--strict` counts. Plugins may warn under the name of MkDocs' continuation.
    for name in ("mkdocs", "properdocs"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # The site uses nothing of the theme (overrides/README.md), and MkDocs would go through its 14,000 icons for each
    # language.
    config.theme.dirs = [str(config.theme.custom_dir)]
    print(f"  {_site(config).languages[_language_code(config)].name} …", flush=True)
    return config


@event_priority(BEFORE_MACROS)
def _keep_for_i18n(files: Files, config: MkDocsConfig) -> Files:
    """Keep only the files of a language. The files that all languages share are added afterwards: static-i18n would
    create each of them again, seven times for each language."""
    folders = tuple(f"{code}/" for code in _site(config).languages)
    config.extra["shared"] = [file for file in files if not file.src_uri.startswith(folders)]
    return Files([file for file in files if file.src_uri.startswith(folders)])


@event_priority(AFTER_I18N)
def _add_shared_and_frames(files: Files, config: MkDocsConfig) -> Files:
    """Add the files that all languages share, and the frames of this language."""
    for file in config.extra.pop("shared"):
        files.append(file)
    for registry, identifier in _frame_ids(config):
        files.append(_record_file(config, registry, identifier))
    return files


# One function runs before static-i18n and one after it; otherwise a hook file has one function per build event.
on_files = CombinedEvent(_keep_for_i18n, _add_shared_and_frames)


@event_priority(AFTER_I18N)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Answer the macro calls of a hand-written page."""
    if _record(page) is not None:
        return html
    site = _site(config)
    macros = PageMacros(site.localizer(_language_code(config), _path(page, config)), site.renderer, site.files)
    try:
        return replace_calls(site.explain(_language_code(config), _path(page, config), html), macros)
    except CallError as error:
        problem = error.problem(f"docs/{page.file.src_uri}", line_of_call(page.file.content_string, error.call))
        raise PluginError(problem.message(message_language())) from None


@event_priority(AFTER_I18N)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Give the template the parts of the page; a frame gets slots."""
    site, code = _site(config), _language_code(config)
    record = _record(page)
    if record is not None:
        registry, identifier = record
        make = site.frame_parts if identifier in site.slots.ids else site.record_parts
        parts = make(code, registry, identifier)
    else:
        parts = site.written_parts(
            code,
            _path(page, config),
            content=page.content or "",
            title=page.meta["title"],
            description=page.meta["description"],
            source=page.file.src_uri,
        )
    return {**context, "hub": parts}


@event_priority(AFTER_I18N)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a frame instead of writing it. MkDocs would publish it for None, but not for an empty text."""
    page.content = None  # MkDocs keeps the pages of all languages until the end, and a long list takes a megabyte
    record, site = _record(page), _site(config)
    if record is None or record[1] not in site.slots.ids:
        return output
    site.add_frame(_language_code(config), *record, output)
    return ""


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Complete the site after the last language. static-i18n builds the other languages inside the default one."""
    if _i18n(config).building:
        return
    publish(_site(config), Path(config.site_dir))
    write_form(_site(config), config.extra["form"], Path(config.site_dir))
    if _site(config).settings.search:
        try:
            write_search(_site(config), Path(config.site_dir))
        except SearchError as error:
            raise PluginError(f"the index of the search was not made: {error}") from None
    _refuse_broken_links(_site(config), Path(config.site_dir), Path(config.docs_dir))


def _refuse_broken_links(site: Site, folder: Path, docs: Path) -> None:
    """Stop the build when a link of the finished site leads nowhere."""
    broken = broken_links(folder, site.settings.site_url)
    if broken:
        print(link_report(broken, docs, tuple(site.languages.values()), message_language()), file=sys.stderr)
        sys.exit(1)


def _frame_ids(config: MkDocsConfig) -> list[tuple[Registry, str]]:
    """Two frames for each registry: one for records and one for facet values.

    With HUB_SLOW_PATH, all records and values instead; the tests compare both.
    """
    site = _site(config)
    if not os.environ.get("HUB_SLOW_PATH"):
        return [(registry, sentinel) for registry in REGISTRIES for sentinel in site.slots.ids]
    records = [(registry, entry.record.id) for registry in REGISTRIES for entry in site.entries(registry)]
    return [*records, *((registry, value) for registry in REGISTRIES for value in site.value_ids(registry))]


def _record_file(config: MkDocsConfig, registry: Registry, identifier: str) -> File:
    """A page without text: its template parts hold everything. The file carries the registry and id of its record."""
    path = record_path(registry, identifier)
    name = f"{_language_code(config)}/{path}index.md"
    file = File.generated(config, name, content=_NO_MACROS, inclusion=InclusionLevel.NOT_IN_NAV)
    setattr(file, "record", (registry, identifier))  # noqa: B010 - front matter could be forged
    # static-i18n gives files their address and locale, but it has handled the other files already.
    file.dest_uri = f"{page_path(_site(config).languages[_language_code(config)], path)}index.html"
    setattr(file, "locale", _language_code(config))  # noqa: B010 - as static-i18n marks its files
    return file


def _record(page: Page) -> tuple[Registry, str] | None:
    """Registry and id of a record's page or frame; None for a hand-written page."""
    return getattr(page.file, "record", None)


def _path(page: Page, config: MkDocsConfig) -> str:
    """The path of the page below the language folder."""
    url = page.url.removeprefix("./").removeprefix("/")  # MkDocs writes the home page as `./`
    return url.removeprefix(_site(config).languages[_language_code(config)].prefix)


def _site(config: MkDocsConfig) -> Site:
    site: Site = config.extra["site"]
    return site


def _language_code(config: MkDocsConfig) -> str:
    # The language of the build: a fallback page has the locale of its source.
    code: str = _i18n(config).current_language
    return code


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
