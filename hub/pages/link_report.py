"""Says which links are broken: with the line in Markdown where a page is hand-written, else with the site's file."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from posixpath import relpath
from typing import NamedTuple
from urllib.parse import unquote

from hub.catalogues import sentences
from hub.diagnosis.nearest import nearest, spoken
from hub.languages import Language
from hub.pages.site_links import Broken, Fault
from hub.text.escaping import printable

MOST = 100
"""Broken links that are said: a fault of a template breaks thousands."""
MOST_OF_LINK = 200
"""Characters of a link that are shown."""
_END = r"(?=[\s)>\"'\]?#]|$)"
"""What may follow a link in Markdown or HTML."""


class ReportedLink(NamedTuple):
    """A broken link as it is said: where, which, why, what may be meant, and in how many other files of the site."""

    file: str
    line: int
    link: str
    fault: Fault
    hint: str = ""
    others: int = 0


def link_report(found: Sequence[Broken], docs: Path, languages: Sequence[Language], lang: str) -> str:
    """A line for each broken link, and a last line that counts them."""
    words = sentences("links", lang)
    reported = [*_reported(found, docs, languages, lang)]
    lines = [
        f"{printable(item.file)}:{item.line}: "
        + words[item.fault].format(link=printable(item.link)[:MOST_OF_LINK], hint=item.hint)
        + (words["also"].format(n=item.others) if item.others else "")
        for item in reported[:MOST]
    ]
    more = [words["more"].format(n=len(reported) - MOST)] if len(reported) > MOST else []
    return "\n".join([*lines, *more, words["summary"].format(n=len(reported))])


def _reported(found: Iterable[Broken], docs: Path, languages: Sequence[Language], lang: str) -> Iterator[ReportedLink]:
    """Those of hand-written pages first, each once, though several languages show the same page; then the others, a
    link that many files of the site have once."""
    written: dict[ReportedLink, None] = {}
    others: dict[tuple[str, Fault], dict[str, int]] = defaultdict(dict)
    for item in found:
        source = markdown_source(docs, item.file, languages)
        lines = lines_of_link(source.read_text(encoding="utf-8"), item) if source else []
        for line, link in lines:
            assert source
            place = f"docs/{source.relative_to(docs).as_posix()}"
            written[ReportedLink(place, line, link, item.fault, _hint(item, link, source, docs, languages, lang))] = (
                None
            )
        if not lines:
            # `../x/` and `../../x/` of a frame are one fault.
            others[re.sub(r"^(\.\./)+", "../", item.link), item.fault].setdefault(item.file, item.line)
    yield from sorted(written)
    for (link, fault), places in others.items():
        file, line = next(iter(places.items()))
        yield ReportedLink(f"site/{file}", line, link, fault, others=len(places) - 1)


def markdown_source(docs: Path, page: str, languages: Sequence[Language]) -> Path | None:
    """The file that a page of the site was written in, in its language or, where that has none, in the first."""
    if not page.endswith("index.html"):
        return None
    known = (language for language in languages if language.prefix and page.startswith(language.prefix))
    own = next(known, languages[0])
    path = page.removeprefix(own.prefix).removesuffix("index.html").rstrip("/")
    names = (f"{path}/index.md".lstrip("/"), f"{path or 'index'}.md")
    places = (docs / language.code / name for language in (own, languages[0]) for name in names)
    return next((place for place in places if place.is_file()), None)


def lines_of_link(text: str, broken: Broken) -> list[tuple[int, str]]:
    """The lines of a Markdown file where a link of its page stands, and the link as it was written there.

    A link to another Markdown file comes out as one to its page: only what follows `#` is then the same.
    """
    fragment = broken.link.partition("#")[2]
    forms = {broken.link, html.unescape(broken.link), unquote(broken.link)}
    whole = re.compile("(?:^|(?<=[\\s(<\"'=:]))(?:" + "|".join(map(re.escape, forms)) + ")" + _END)
    found = _lines(text, whole)
    if not found and fragment:
        ends = "|".join(map(re.escape, {fragment, unquote(fragment)}))
        found = _lines(text, re.compile(rf"[^\s()<>\"'\[\]]*#(?:{ends}){_END}"))
    return found


def _lines(text: str, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    return [
        (number, match[0])
        for number, line in enumerate(text.splitlines(), start=1)
        for match in pattern.finditer(line)
        if match[0]
    ]


def _hint(item: Broken, link: str, source: Path, docs: Path, languages: Sequence[Language], lang: str) -> str:
    """What may be meant: an id of the page it leads to, or another Markdown file or picture."""
    if item.fault == "anchor":
        return spoken(nearest(link.partition("#")[2], sorted(item.known)), lang)
    own = docs / source.relative_to(docs).parts[0]
    if item.fault == "image":
        pictures = (path for path in (docs / "assets").rglob("*.*") if path.suffix not in (".css", ".js", ".woff2"))
        targets = [path.as_posix() for path in pictures]
    else:
        # A page that is not translated is shown in the first language, and linked to all the same.
        folders = (own, docs / languages[0].code)
        targets = [(own / path.relative_to(folder)).as_posix() for folder in folders for path in folder.rglob("*.md")]
    known = {relpath(path, source.parent.as_posix()) for path in targets if path != source.as_posix()}
    return spoken(nearest(link, sorted(known)), lang)
