"""What stands between the values of a YAML text: comments and empty lines, which the parser drops."""

from __future__ import annotations

from typing import NamedTuple


class CommentLine(NamedTuple):
    """A comment with its #, or an empty line as "".

    `column` counts characters from 0, `place` those of the whole text; `lead` is what stands before the comment on its
    line since the last value, None where it is alone on its line.
    """

    text: str
    column: int
    place: int
    lead: str | None

    @property
    def on_dash(self) -> bool:
        """Whether it stands behind the dash of an item that follows, or behind the --- of a document."""
        return bool(self.lead) and set(self.lead or "") <= set("-? ")


def remarks(text: str, start: int, end: int) -> list[CommentLine]:
    """The comments and empty lines between two values, `start` and `end` being places in the text.

    Between values there are only spaces and the signs of YAML, so that every # begins a comment.
    """
    fresh = start == 0 or text[start - 1] == "\n"
    found = [CommentLine("", 0, start, None)] if text.endswith("\n\n", 0, start) else []
    place = start
    lines = text[start:end].split("\n")
    for number, line in enumerate(lines):
        whole = number > 0 or fresh
        column = line.find("#")
        if column >= 0:
            lead = line[:column].strip()
            found.append(
                CommentLine(line[column:].rstrip(), column, place + column, None if whole and not lead else lead)
            )
        elif whole and number < len(lines) - 1 and not line.strip():
            found.append(CommentLine("", 0, place, None))
        place += len(line) + 1
    return found
