"""The search index: for each language a Pagefind bundle made from the published pages, and a list of words."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from pagefind.service import get_executable

from hub.addresses import page_path, root_of
from hub.languages import Language
from hub.localization.elision import for_script, split_elisions
from hub.localization.localizer import Localizer
from hub.model.kinds import REGISTRIES
from hub.pages.lexicon import TERMS, lexicon
from hub.pages.listed import listed_pages
from hub.pages.site import Site
from hub.text.direction import direction_of

BUNDLE = "pagefind/"
"""The folder of the bundle, in the folder of its language."""
SEARCH_PAGE = "search/"
TIME_LIMIT = 120
"""Seconds for the index of one language; a thousand practices take a few."""
STEMMERS: Mapping[str, str] = {"hr": "sr"}
"""Languages that have no Snowball stemmer, each with the language whose stemmer fits best: Croatian endings are like
Serbian ones."""
LESS = ("accessibility/", "data/", "legal/", "privacy/", "translation/")
"""Long pages that contain nearly every word; they are ranked below the pages about that word."""
SUMMING_UP = "syntheses/"
"""Pages that say again what records say: up to their first h2 they are searched, so that each is found by its need and
none takes the place of the record that is looked for."""
LEFT_OUT = (
    ".hub-band__fold, .hub-band__heading, .hub-breadcrumb, .hub-browse, .hub-cards, .hub-chart, .hub-cite, "
    ".hub-colophon, .hub-comparison, .hub-doors, .hub-facts__heading, .hub-facts__term, .hub-figure__source, "
    ".hub-forms, .hub-locator, .hub-map, .hub-matrix, .hub-notice, .hub-places, .hub-printed, .hub-record__kicker, "
    ".hub-related, .hub-section--cards, .hub-section__heading, .hub-section__note, .hub-short, .hub-snippets, "
    ".hub-sources__list, .hub-take, .hub-timeline, .hub-transfer__sources, [href$='.ics']"
)
"""Elements that many pages contain, or that belong to another record: a match in them says nothing about the page.

An element with an id is excluded by `data-pagefind-ignore` in its template instead (add.html, term.html): with a
selector, Pagefind would keep it among the anchors.
"""
_KEPT = ("pagefind.js", "pagefind-entry.json", "fragment", "index")
"""The files that js/search/20-index.js loads, besides one program and the `pf_meta`; Pagefind's own interface and
worker are not used."""
_MAIN = re.compile(r"<main\b[^<>]*+>(.*)</main>", re.DOTALL)
_WEIGHTS = ((' class="hub-record__subtitle"', "5"), (' class="hub-record__lead"', "2"))
"""Parts of a record that weigh more than 1 in Pagefind's ranking (from 0 to 10; h1 has 7, h2 has 6).

tests/test_search_queries.py tests whether readers find what they look for with these weights and with that of LESS.
"""
_ITEM = re.compile(r"<(?=(?:d[dt]|li)\b)")
"""Where an item starts: Pagefind would join the words before it to those in it, and no excerpt could start there."""
_OTHER_NAME = re.compile(r'<p class="hub-record__subtitle".*?</p>', re.DOTALL)
"""A name of a record in its own language."""
_SIGNATURE = b"pagefind_dcd"
"""The first bytes of every unpacked file of a bundle."""


class SearchError(Exception):
    """The index cannot be made; the text says why."""


def write_search(site: Site, folder: Path) -> None:
    """Add the bundles of all languages to a published site. Raises SearchError."""
    for code, language in site.languages.items():
        bundle = folder / page_path(language, BUNDLE)
        with tempfile.TemporaryDirectory(prefix="hub-search-") as scratch:
            for path, html in documents(site, code, folder):
                target = Path(scratch) / path
                target.mkdir(parents=True, exist_ok=True)
                (target / "index.html").write_text(html, encoding="utf-8")
            run_pagefind(Path(scratch), bundle, STEMMERS.get(code, code))
        _tidy(bundle, language)
        known = lexicon(site.joined, code, _fragments(bundle))
        words = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        name = f"lexicon.{hashlib.sha256(words.encode()).hexdigest()[:8]}.json"
        (bundle / name).write_text(words, encoding="utf-8")
        about = json.dumps(about_bundle(site, language, name), ensure_ascii=False)
        (bundle / "about.json").write_text(about, encoding="utf-8")


def documents(site: Site, code: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The pages to index in one language: the path below the language folder, and the HTML."""
    language = site.languages[code]
    for page in listed_pages(site):
        if code not in page.translated or not page.searched or page.path == SEARCH_PAGE:
            continue
        published = (folder / page_path(language, page.path) / "index.html").read_text(encoding="utf-8")
        found = _MAIN.search(published)
        if found is None:
            raise SearchError(f"{page_path(language, page.path)} has no main part")
        main = found[1].partition("<h2")[0] if page.path.startswith(SUMMING_UP) else found[1]
        yield page.path, _document(main, _facts(site.localizers[code], page.path), light=page.path in LESS)
        if page.path == TERMS:
            yield from _terms(site.localizers[code])


def _terms(localizer: Localizer) -> Iterator[tuple[str, str]]:
    """Each term of the glossary as a page of its own: who looks for it finds its definition."""
    for term in localizer.joined.glossary.values():
        if localizer.language.code in term.term.words:
            texts = [term.full_name, term.definition] if term.full_name else [term.definition]
            said = [escape(localizer.say(text, term.language).text) for text in texts]
            title = escape(localizer.say(term.term, term.language).text)
            yield f"{TERMS}{term.id}/", _document(f"<h1>{title}</h1>{_paragraphs(said)}", {}, light=False)


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _document(main: str, facts: Mapping[str, str], *, light: bool) -> str:
    """The HTML of a page for the index: its main part with weights, and the facts that a result shows."""
    for mark, weight in _WEIGHTS:
        main = main.replace(mark, f'{mark} data-pagefind-weight="{weight}"', 1)
    main = "".join([_OTHER_NAME.sub("", main), *_OTHER_NAME.findall(main)])  # excerpts start after the title
    main = split_elisions(_ITEM.sub(" · <", main))
    weight = ' data-pagefind-weight="0.2"' if light else ""
    return f"<html><body{_meta(facts)}><div{weight}>{main}</div></body></html>"


def _meta(facts: Mapping[str, str]) -> str:
    """The facts as attributes of an element, empty without a fact. Pagefind would take an empty list, or one that names
    no attribute, for all the text of the element (Pagefind, "Configuring metadata")."""
    if not facts:
        return ""
    names = ", ".join(f"{name}[data-{name}]" for name in facts)
    return f' data-pagefind-meta="{names}"' + "".join(
        f' data-{name}="{split_elisions(escape(words))}"' for name, words in facts.items()
    )


def _facts(localizer: Localizer, path: str) -> dict[str, str]:
    """State, country and themes of a record, in words, for searching and for results; empty for a hand-written page."""
    registry, _, rest = path.partition("/")
    if registry not in REGISTRIES or not rest:
        return {}
    record: Any = localizer.joined.entries[registry][rest.rstrip("/")].record
    location = getattr(record, "location", None)
    country = localizer.country(location.country) if location else ""
    themes = localizer.listed(localizer.term("themes", key).text for key in getattr(record, "themes", ()))
    facts = (("state", localizer.state(record).capitalize()), ("country", country), ("themes", themes))
    return {name: words for name, words in facts if words}


def run_pagefind(pages: Path, bundle: Path, language: str) -> None:
    """Index a folder of pages in a process of its own. Raises SearchError."""
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind is not installed: run make setup")
    command: list[str | Path] = [program, "--silent", "--site", pages, "--output-path", bundle]
    command += ["--force-language", language, "--exclude-selectors", LEFT_OUT]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        raise SearchError(f"Pagefind took more than {TIME_LIMIT} s for {language!r}") from None
    except OSError as error:
        raise SearchError(f"Pagefind does not start: {error}") from None
    if done.returncode or not (bundle / "pagefind-entry.json").is_file():
        raise SearchError(f"Pagefind failed for {language!r}: {(done.stderr or done.stdout).strip()}")


def _tidy(bundle: Path, language: Language) -> None:
    """Keep only the files that the hub's own search loads, and name the index by the language of its pages."""
    entry_file = bundle / "pagefind-entry.json"
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    if len(entry["languages"]) != 1:
        raise SearchError(f"{language.prefix}{BUNDLE} holds no pages, or those of several languages")
    (index,) = entry["languages"].values()
    # pagefind.js looks for the `lang` of the page in lower case, and Croatian was indexed as Serbian.
    entry["languages"] = {language.tag.lower(): index}
    entry_file.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
    program = f"wasm.{index['wasm'] or 'unknown'}.pagefind"
    for path in bundle.iterdir():
        if path.is_file() and path.name not in (*_KEPT, program) and path.suffix != ".pf_meta":
            path.unlink()


def _fragments(bundle: Path) -> dict[str, dict[str, Any]]:
    """What the index holds of each page, by the name under which it finds it."""
    files = sorted((bundle / "fragment").iterdir())
    return {file.stem: json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)) for file in files}


def about_bundle(site: Site, language: Language, lexicon_file: str) -> dict[str, Any]:
    """What the search of a language needs besides the index: its words, its lexicon, the other bundles."""
    start = "search."
    words = {key.removeprefix(start): value for key, value in language.strings.items() if key.startswith(start)}
    root = root_of(page_path(language, BUNDLE))
    others = [
        {
            "tag": other.tag,
            "dir": direction_of(other.tag),
            "name": other.name,
            "bundle": root + page_path(other, BUNDLE),
        }
        for other in site.languages.values()
        if other != language
    ]
    return {"words": words, "lexicon": lexicon_file, "others": others, "last": LESS, "elided": for_script()}
