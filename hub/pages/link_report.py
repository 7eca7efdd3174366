"""Report broken links: with the Markdown line where a page is hand-written, otherwise with the file of the site."""

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
"""The most broken links to report: one fault in a template breaks thousands."""
MOST_OF_LINK = 200
"""The most characters of a link to show."""
_END = r"(?=[\s)>\"'\]?#]|$)"
"""What may follow a link in Markdown or HTML."""


class ReportedLink(NamedTuple):
    """A broken link as reported: place, link, reason, a suggestion, and how many other files have the same link."""

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
    """First the links of hand-written pages, each once, even when several languages show the same page. Then the other
    links, each once with the number of files that contain it."""
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
            # `../x/` and `../../x/` in two frames are one fault.
            others[re.sub(r"^(\.\./)+", "../", item.link), item.fault].setdefault(item.file, item.line)
    yield from sorted(written)
    for (link, fault), places in others.items():
        file, line = next(iter(places.items()))
        yield ReportedLink(f"site/{file}", line, link, fault, others=len(places) - 1)


def markdown_source(docs: Path, page: str, languages: Sequence[Language]) -> Path | None:
    """The Markdown file of a page: in the page's language, or in the first language where that has none."""
    if not page.endswith("index.html"):
        return None
    known = (language for language in languages if language.prefix and page.startswith(language.prefix))
    own = next(known, languages[0])
    path = page.removeprefix(own.prefix).removesuffix("index.html").rstrip("/")
    names = (f"{path}/index.md".lstrip("/"), f"{path or 'index'}.md")
    places = (docs / language.code / name for language in (own, languages[0]) for name in names)
    return next((place for place in places if place.is_file()), None)


def lines_of_link(text: str, broken: Broken) -> list[tuple[int, str]]:
    """The lines of a Markdown file that contain a link of its page, each with the link as it is written there.

    In the page, a link to another Markdown file has become a link to that file's page; only the part after `#` is the
    same.
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
    """A suggestion: an id of the target page, another Markdown file, or a picture."""
    if item.fault == "anchor":
        return spoken(nearest(link.partition("#")[2], sorted(item.known)), lang)
    own = docs / source.relative_to(docs).parts[0]
    if item.fault == "image":
        pictures = (path for path in (docs / "assets").rglob("*.*") if path.suffix not in (".css", ".js", ".woff2"))
        targets = [path.as_posix() for path in pictures]
    else:
        # A page that is not translated is shown in the first language and can be linked to, so include its files.
        folders = (own, docs / languages[0].code)
        targets = [(own / path.relative_to(folder)).as_posix() for folder in folders for path in folder.rglob("*.md")]
    known = {relpath(path, source.parent.as_posix()) for path in targets if path != source.as_posix()}
    return spoken(nearest(link, sorted(known)), lang)
