"""The build events of MkDocs: collect what it makes of the hand-written pages; the hub writes the site at the end.

MkDocs itself writes no page. With HUB_GENERATED, what it made is kept in that file and the site is left to `hub build`.
With HUB_SLOW_PATH, MkDocs writes every page, records too: the tests compare both ways.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from hub.addresses import FACET_STEM, ID_STEM, page_path, root_of
from hub.languages import Language, load_languages
from hub.pages.skeletons import Generated, GeneratedPage, Skeleton, slot_digits, slot_parts

AFTER_I18N = -200
"""static-i18n runs at -100; by then it has chosen the language and its files."""
_NO_MACROS = "---\nrender_macros: false\n---\n"
"""Front matter that makes mkdocs-macros skip a page: a frame contains nothing to evaluate."""
BEFORE_MACROS = 100
"""mkdocs-macros runs at 0."""
_DEPTHS = (f"{ID_STEM}/{ID_STEM}/", f"{ID_STEM}/{FACET_STEM}/{ID_STEM}/")
"""Pages as deep as a record and as the value of a facet: their skeletons serve all records."""


class Collector:
    """What one run of MkDocs makes, kept where its builds of all languages share it."""

    def __init__(self, root: Path) -> None:
        self.languages: dict[str, Language] = {each.code: each for each in load_languages(root / "mkdocs.yml")}
        skeleton = (root / "overrides" / "main.html").read_text(encoding="utf-8")
        written = sorted(path.relative_to(root).as_posix() for path in (root / "docs").rglob("*.md"))
        self.digits = slot_digits([skeleton, *written])
        self.skeletons: dict[str, Skeleton] = {}
        self.pages: dict[tuple[str, str], GeneratedPage] = {}
        self.loaded: Any = None
        """The site (`hub.pages.site.Site`), unless this run only collects."""


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin once for all languages; a build stops when the registries have problems."""
    root = Path(config.config_file_path).parent
    if "collector" not in config.extra:  # static-i18n builds once per language, so this runs as often
        config.extra["collector"] = Collector(root)
        if not os.environ.get("HUB_GENERATED"):
            # Late, so that a run that only collects imports no more than what pages are made with (hub.assembly.kept).
            from hub.assembly.loading import load_site
            from hub.settings import read_settings

            config.extra["collector"].loaded = load_site(read_settings(root, os.environ))
    # `--quiet` would drop the warnings that `--strict` counts. Plugins may warn under the name of MkDocs' continuation.
    for name in ("mkdocs", "properdocs"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # The site uses nothing of the theme (overrides/README.md), and MkDocs would go through its 14,000 icons for each
    # language.
    config.theme.dirs = [str(config.theme.custom_dir)]
    return config


@event_priority(BEFORE_MACROS)
def _keep_for_i18n(files: Files, config: MkDocsConfig) -> Files:
    """Keep only the files of a language. The files that all languages share are added afterwards: static-i18n would
    create each of them again, seven times for each language."""
    folders = tuple(f"{code}/" for code in _collector(config).languages)
    config.extra["shared"] = [file for file in files if not file.src_uri.startswith(folders)]
    return Files([file for file in files if file.src_uri.startswith(folders)])


@event_priority(AFTER_I18N)
def _add_shared_and_frames(files: Files, config: MkDocsConfig) -> Files:
    """Add the files that all languages share, and pages as deep as those of records."""
    for file in config.extra.pop("shared"):
        files.append(file)
    for path in _slow_paths(config) if _is_slow() else _DEPTHS:
        files.append(_frame_file(config, path))
    return files


# One function runs before static-i18n and one after it; otherwise a hook file has one function per build event.
on_files = CombinedEvent(_keep_for_i18n, _add_shared_and_frames)


@event_priority(AFTER_I18N)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Give the template slots in place of the parts of the page."""
    parts = _slow_parts(page, config) if _is_slow() else slot_parts(_collector(config).digits)
    return {**context, "hub": parts}


@event_priority(AFTER_I18N)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep what MkDocs made instead of writing it. MkDocs would write it for None, but not for an empty text."""
    collector = _collector(config)
    if not _is_slow():
        address = page.url.removeprefix("./").removeprefix("/")  # MkDocs writes the home page as `./`
        collector.skeletons.setdefault(root_of(address), Skeleton.split(output, collector.digits))
        if not _is_frame(page):
            collector.pages[_language_code(config), _path(page, config)] = _written(page)
        output = ""
    page.content = None  # MkDocs keeps the pages of all languages until the end, and a long list takes a megabyte
    return output


@event_priority(AFTER_I18N)
def on_post_build(config: MkDocsConfig) -> None:
    """Hand over after the last language. static-i18n builds the other languages inside the default one."""
    if _i18n(config).building:
        return
    collector = _collector(config)
    generated = Generated(collector.skeletons, collector.pages)
    target = os.environ.get("HUB_GENERATED")
    if target:
        Path(target).write_text(generated.to_json(), encoding="utf-8")
        return
    from hub.assembly.completing import complete

    site = collector.loaded
    site.generated = generated
    complete(site, Path(config.site_dir), left_out=("written", "record", "value") if _is_slow() else ())


def _written(page: Page) -> GeneratedPage:
    return GeneratedPage(page.content or "", page.meta["title"], page.meta["description"], page.file.src_uri)


def _frame_file(config: MkDocsConfig, path: str) -> File:
    """A page without text: the parts of the template hold everything."""
    code = _language_code(config)
    file = File.generated(config, f"{code}/{path}index.md", content=_NO_MACROS, inclusion=InclusionLevel.NOT_IN_NAV)
    setattr(file, "frame", path)  # noqa: B010 - front matter could be forged
    # static-i18n gives files their address and locale, but it has handled the other files already.
    file.dest_uri = f"{page_path(_collector(config).languages[code], path)}index.html"
    setattr(file, "locale", code)  # noqa: B010 - as static-i18n marks its files
    return file


def _is_frame(page: Page) -> bool:
    return hasattr(page.file, "frame")


def _is_slow() -> bool:
    return bool(os.environ.get("HUB_SLOW_PATH"))


def _slow_paths(config: MkDocsConfig) -> list[str]:
    """The path of every record and facet value."""
    pages = _collector(config).loaded.catalogue.values()
    return list(dict.fromkeys(page.path for page in pages if page.output in ("record", "value")))


def _slow_parts(page: Page, config: MkDocsConfig) -> Any:
    """The finished parts of a page."""
    from hub.assembly.written_pages import slow_parts
    from hub.pages import records, values

    site, code, path = _collector(config).loaded, _language_code(config), _path(page, config)
    if not _is_frame(page):
        return slow_parts(site, code, path, _written(page))
    entry = site.catalogue[f"{page_path(_collector(config).languages[code], path)}index.html"]
    made_by = records if entry.output == "record" else values
    return site.parts(code, path, *made_by.parts_of_page(site, entry))


def _path(page: Page, config: MkDocsConfig) -> str:
    """The path of the page below the language folder."""
    url = page.url.removeprefix("./").removeprefix("/")  # MkDocs writes the home page as `./`
    return url.removeprefix(_collector(config).languages[_language_code(config)].prefix)


def _collector(config: MkDocsConfig) -> Collector:
    collector: Collector = config.extra["collector"]
    return collector


def _language_code(config: MkDocsConfig) -> str:
    # The language of the build: a fallback page has the locale of its source.
    code: str = _i18n(config).current_language
    return code


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
