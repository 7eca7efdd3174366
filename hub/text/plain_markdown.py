"""Write Markdown for others to read: text whose signs mean nothing, and the prose of records back from its HTML."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_SIGNS = re.compile(r"([\\`*_\[\]<>&|~$])")
_BEGINNING = re.compile(r"(?m)^( {0,3})([#+=-]|\d{1,9}(?=[.)]))")
_ENDS = re.compile(r"[\s<>()\\]")
_PLAIN = re.compile(r"(?:<p>[^<]*</p>\n)*")
_BLOCKS = {"p", "li", "blockquote"}


def escape_text(text: str) -> str:
    """A text that Markdown shows as it is, on one line (CommonMark 0.31, 2.4)."""
    return _escape(" ".join(text.split("\n")))


def link(address: str, label: str) -> str:
    """A link."""
    return f"[{escape_text(label)}]({_target(address)})"


def from_html(prose: str) -> str:
    """The Markdown of prose that `hub.text.markdown` has rendered: paragraphs, lists, emphasis, code and links."""
    if _PLAIN.fullmatch(prose):
        return "\n\n".join(_escape(html.unescape(part)) for part in re.findall(r"<p>([^<]*)</p>", prose))
    reader = _Reader()
    reader.feed(prose)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()


def _target(address: str) -> str:
    """An address without the signs that would end a link."""
    return _ENDS.sub(lambda sign: f"%{ord(sign[0]):02X}", address)


def _escape(text: str) -> str:
    return _BEGINNING.sub(_escape_beginning, _SIGNS.sub(r"\\\1", text))


def _escape_beginning(match: re.Match[str]) -> str:
    """A number begins a list by the sign after it; another sign by itself."""
    space, sign = match.groups()
    return f"{space}&#{ord(sign[0])};{sign[1:]}" if sign[0].isdigit() else f"{space}\\{sign}"


class _Reader(HTMLParser):
    """Turns the few elements that prose may have into Markdown."""

    _MARKS = {"em": "*", "strong": "**", "code": "`"}  # noqa: RUF012 # never changed

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._lists: list[str] = []
        self._address = ""
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what an element means."""
        if tag in self._MARKS:
            self._in_code = tag == "code"
            self.parts.append(self._MARKS[tag])
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
            if self.parts and self.parts[-1].endswith("!"):  # before a link it would make a picture of it
                self.parts[-1] = f"{self.parts[-1][:-1]}\\!"
            self.parts.append("[")
        elif tag == "br":
            self.parts.append("\\\n")
        elif tag in ("ul", "ol"):
            self._lists.append("- " if tag == "ul" else "1. ")
        elif tag == "li":
            self.parts.append("\n" + "   " * (len(self._lists) - 1) + self._lists[-1])
        elif tag == "blockquote":
            self.parts.append("\n\n> ")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in self._MARKS:
            self._in_code = False
            self.parts.append(self._MARKS[tag])
        elif tag == "a":
            self.parts.append(f"]({_target(self._address)})")
        elif tag in ("ul", "ol"):
            self._lists.pop()
            self.parts.append("\n\n")
        elif tag == "p" and not self._lists:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Text within an element."""
        if self._in_code:
            self.parts.append(data.replace("`", "'"))
        elif data.strip() or not self._lists:
            self.parts.append(_escape(data.strip("\n")))
