"""All editorial notes: differences between languages that put readers at a disadvantage. They never fail the check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from hub.checks.faults import Fault, place
from hub.editorial import interface
from hub.editorial.blocks import Blocks, page_passages, read_blocks
from hub.editorial.comparing import Comparison, Note, shown
from hub.editorial.figures import figures, other_figures
from hub.editorial.links import difference, same_address
from hub.editorial.passages import Passage, excerpt, registry_passages, without_addresses, without_names
from hub.editorial.speech import Detect
from hub.languages import language_codes
from hub.model.kinds import REGISTRIES
from hub.problems import Problem, sort_problems
from hub.reading.entries import Registries
from hub.settings import Settings
from hub.written.pages import WrittenPage, read_pages

Pages = Mapping[str, Mapping[str, Blocks]]
"""The pages by path after the language, then by language."""
_LABEL = re.compile(r"figures\.\d+\.label")


def check_texts(settings: Settings, registries: Registries, detect: Detect | None) -> list[Problem]:
    """The editorial notes on every text of the registries and the pages, in the order of files and lines.

    On the 150 pages in seven languages they take twice as long as the whole check (1.5 s, of which 0.4 s for the
    Markdown of pages and 0.3 s for the typography of registries), so they run only on request.
    """
    languages = language_codes(settings.root / "mkdocs.yml")
    written, _ = read_pages(settings.root / "docs", languages)
    words = [*interface.interface_passages(settings.root, languages)]
    return sort_problems(list(editorial_notes(registries, written, languages, detect, words)))


def editorial_notes(
    registries: Registries,
    pages: Iterable[WrittenPage],
    languages: Sequence[str],
    detect: Detect | None = None,
    words: Sequence[Passage] = (),
) -> Iterator[Problem]:
    """Notes on every text of the registries, the pages and the interface; those on languages need a detector."""
    written = by_path(pages)
    compare = Comparison(registries, detect)
    of_pages = list(chain.from_iterable(page_passages(found, languages[0]) for found in written.values()))
    of_records = list(registry_passages(registries))
    for passage in (*of_records, *of_pages, *words):
        yield from _each(passage, passage.words, compare.of_text)
        yield from _untranslated(passage, compare.names)
    for passage in (*of_records, *words):
        yield from _each(passage, _translations(passage), compare.of_translation)
        yield from _numbers_first(passage)
    for passage in (*of_records, *words, *_paired(written, languages[0])):
        yield from _each(passage, _translations(passage), compare.of_wording)
    yield from _interface_words([*of_records, *of_pages], languages)
    for found in written.values():
        yield from _page_differences(found, languages[0])
    yield from _sources(registries)


def _each(passage: Passage, langs: Iterable[str], rules: Callable[[Passage, str], Iterable[Note]]) -> Iterator[Problem]:
    for lang in langs:
        for note in rules(passage, lang):
            yield note_on(passage, lang, note.code, **note.values)


def _paired(written: Pages, default: str) -> Iterator[Passage]:
    """The blocks of the pages that have the same parts as the page in the default language."""
    for found in written.values():
        own = found.get(default)
        like = {lang: blocks for lang, blocks in found.items() if own and blocks.kinds == own.kinds}
        if len(like) > 1:
            yield from page_passages(like, default)


def by_path(pages: Iterable[WrittenPage]) -> Pages:
    """The pages that can be read, by path after the language."""
    found: dict[str, dict[str, Blocks]] = {}
    for page in pages:
        blocks = read_blocks(page)
        if blocks is not None:
            found.setdefault(page.path, {})[page.lang] = blocks
    return found


def _numbers_first(passage: Passage) -> Iterator[Problem]:
    """Note the label of a figure that begins with a number, as a year does: it stands right below the figure's own."""
    for lang, text in passage.words.items() if _LABEL.fullmatch(passage.path) else ():
        if text[:1].isdigit():
            yield note_on(passage, lang, "number-first", text=excerpt(text))


def _untranslated(passage: Passage, names: Sequence[str]) -> Iterator[Problem]:
    """Note a translation that is the same as the original in several words: it was probably forgotten."""
    original = passage.words.get(passage.own)
    for lang in _translations(passage):
        if passage.words[lang] == original and not passage.chosen and _has_several_words(original, names):
            yield note_on(passage, lang, "not-translated", own=passage.own, text=excerpt(original))


def _interface_words(passages: Sequence[Passage], languages: Sequence[str]) -> Iterator[Problem]:
    """Note interface words of another language."""
    for lang in languages:
        together = "\n".join(passage.bare[lang] for passage in passages if lang in passage.bare)
        for words, code in interface.foreign_words(lang, languages).items():
            for passage in passages if words in together else ():
                if words in passage.bare.get(lang, ""):
                    yield note_on(passage, lang, "interface-words", words=words, found=code)


def _page_differences(found: Mapping[str, Blocks], default: str) -> Iterator[Problem]:
    """Note pages whose figures, links, calls or structure differ from the page in the default language."""
    own = found.get(default)
    for lang, here in found.items():
        if own is None or lang == default:
            continue
        parts = {
            "other-page-figures": _figures_between(own, here, default, lang),
            "other-page-links": difference([*map(same_address, own.links)], [*map(same_address, here.links)]),
            "other-page-calls": difference(own.calls, here.calls),
        }
        for code, (missing, more) in parts.items():
            if missing or more:
                yield _page_note(here, code, own=default, **_both(missing, more))
        if own.kinds != here.kinds:
            yield _page_note(here, "other-page-structure", own=default, at=_first_difference(own, here))


def _figures_between(own: Blocks, here: Blocks, default: str, lang: str) -> tuple[list[str], list[str]]:
    words = {
        code: "\n".join(without_addresses(block.text) for block in blocks.texts)
        for code, blocks in ((default, own), (lang, here))
    }
    if figures(words[default], default) == figures(words[lang], lang):
        return [], []
    return other_figures(Passage({}, "", "", default, words), lang)


def _first_difference(own: Blocks, here: Blocks) -> str:
    """The HTML names of the first block that differs, in the original and in the translation."""
    pairs = zip((*own.kinds, "–"), (*here.kinds, "–"), strict=False)
    before, after = next(((one, other) for one, other in pairs if one != other), ("–", "–"))
    return f"{before} / {after}"


def _sources(registries: Registries) -> Iterator[Problem]:
    """Note records without a source; a document is one itself."""
    for name in (name for name in REGISTRIES if name != "documents"):
        for entry in registries.entries[name]:
            if entry.record.sources == () and entry.record.publish == "true":
                yield place(entry, Fault("id", "no-source", {}, level="note"))


def _translations(passage: Passage) -> Iterator[str]:
    if passage.own in passage.words:
        yield from (lang for lang in passage.words if lang != passage.own)


def _has_several_words(text: str, names: Sequence[str]) -> bool:
    """Whether the first line has more than one word that is not a name or a placeholder."""
    line = re.sub(r"\{[^{}]*\}", " ", without_names(text.split("\n")[0], names))
    return len(re.findall(r"[^\W\d_]{2,}", line)) > 1


def _both(missing: Sequence[str], more: Sequence[str]) -> dict[str, object]:
    return {"missing": shown(missing), "more": shown(more)}


def note_on(passage: Passage, lang: str, code: str, **values: object) -> Problem:
    """A note on the text of a passage in one language."""
    file, line = passage.places[lang]
    path = f"{passage.path}.{lang}" if passage.path else lang
    return Problem(file=file, line=line, record=passage.record, code=code, path=path, values=values, level="note")


def _page_note(blocks: Blocks, code: str, **values: object) -> Problem:
    page = blocks.page
    return Problem(file=page.file, line=1, record="", code=code, path=page.lang, values=values, level="note")
