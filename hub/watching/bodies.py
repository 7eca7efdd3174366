"""Write a report in words: lines for the terminal, and Markdown for an issue; untrusted text stays plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from babel import Locale

from hub.catalogues import sentences
from hub.github.addresses import RepositoryPages
from hub.limits import MAX_LABEL, MAX_MESSAGE, MAX_VALUE
from hub.localization.formatting import format_partial_date, language_name
from hub.model.values import PartialDate
from hub.problems import Problem
from hub.text.escaping import code, cut, label, printable
from hub.watching.addresses import Place
from hub.watching.http_check import SAFE, host_of
from hub.watching.reports import Report, ReportItem, ReportSection

MOST_PLACES = 7
"""The most places to name for one address: a page has as many languages."""


def plain_lines(report: Report, lang: str) -> Iterator[str]:
    """The title, then each heading with its count and one line per place: `file:line: record: sentence`."""
    words = sentences("watch", lang)
    title = issue_title(report, lang)
    yield title if report.sections else words["title-nothing"].format(title=title)
    for section in report.sections:
        yield f"  {_heading(section, lang)}"
        for item in section.items:
            sentence = _sentence(item, lang, str)
            for place in item.places:
                where = f"{label(place.file, MAX_LABEL)}:{place.line}"
                parts = (where, label(place.name, MAX_VALUE), cut(sentence, MAX_MESSAGE))
                yield "    " + ": ".join(part for part in parts if part)
            if not item.places:
                yield f"    {sentence}"


def issue_title(report: Report, lang: str) -> str:
    """The title of the one issue of a kind. It never changes, so that people recognize it."""
    return sentences("watch", lang)[f"{report.kind}-title"]


def issue_body(report: Report, repo_url: str, lang: str) -> str:
    """The body of the one issue of a kind; empty when nobody has to do anything."""
    if report.settled:
        return ""
    words = sentences("watch", lang)
    sections = [_section(section, repo_url, lang) for section in report.sections]
    return "\n\n".join([words[f"{report.kind}-intro"], words[f"{report.kind}-who"], *sections]) + "\n"


def _section(section: ReportSection, repo_url: str, lang: str) -> str:
    heading = _heading(section, lang)
    lines = "\n".join(f"- {_line(item, repo_url, lang)}" for item in section.items)
    if section.calls:
        return f"## {heading}\n\n{lines}"
    return f"<details>\n<summary>{heading}</summary>\n\n{lines}\n\n</details>"


def _heading(section: ReportSection, lang: str) -> str:
    language = language_name(section.language, Locale(lang)) if section.language else ""
    return f"{sentences('watch', lang)[section.heading].format(language=language)} ({len(section.items)})"


def _line(item: ReportItem, repo_url: str, lang: str) -> str:
    places = [_place(place, repo_url) for place in item.places[:MOST_PLACES]]
    if more := len(item.places) - MOST_PLACES:
        places += [sentences("watch", lang)["place-more"].format(count=more)] if more > 0 else []
    sentence = _sentence(item, lang, _address)
    if not places:
        return sentence
    return f"{sentence} ({', '.join(places)})" if item.addresses else f"{', '.join(places)} – {sentence}"


def _sentence(item: ReportItem, lang: str, show: Callable[[str], str]) -> str:
    values = {key: _value(value, lang, show) for key, value in item.values.items()}
    addresses = {key: show(address) for key, address in item.addresses.items()}
    return sentences("watch", lang)[item.code].format(**values, **addresses)


def _value(value: Any, lang: str, show: Callable[[str], str]) -> str:
    """A value in words. A note of the check quotes texts, so it is shown as code in an issue."""
    if isinstance(value, Problem):
        return code(value.sentence(lang), 600) if show is _address else value.sentence(lang)
    return format_partial_date(value, Locale(lang)) if isinstance(value, PartialDate) else str(value)


def _place(place: Place, repo_url: str) -> str:
    where = _code(f"{place.file}:{place.line}")
    if repo_url:
        where = f"[{where}]({RepositoryPages(repo_url).show(place.file, place.line)})"
    return f"{_code(place.name)} {where}" if place.name else where


def _address(address: str) -> str:
    """A link that shows its own address. An address that leads nowhere is shown as code, and so are GitHub's own
    addresses, because a link would notify the people there."""
    plain = quote(address, safe=SAFE)
    host = host_of(plain)
    leads = host and not re.search(r"(^|\.)github\.com\.?$", host)
    return f"<{plain}>" if leads and plain.startswith(("http://", "https://")) else f"`{plain}`"


def _code(text: str) -> str:
    """Text that GitHub shows unchanged: no mention, no HTML, no Markdown."""
    return "`{}`".format(printable(text).replace("`", "?"))
