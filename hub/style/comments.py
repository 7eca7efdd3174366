"""Find the comments and empty lines of a YAML text, which the parser drops."""

from __future__ import annotations

from typing import NamedTuple


class CommentLine(NamedTuple):
    """A comment with its #, or an empty line as "".

    `column` is the character position in the line, `place` the position in the text, both from 0. `lead` is the YAML
    punctuation before the comment on its line, or None when the comment has a line of its own.
    """

    text: str
    column: int
    place: int
    lead: str | None

    @property
    def on_dash(self) -> bool:
        """Whether the comment follows the dash of an item, or the --- that starts a document."""
        return bool(self.lead) and set(self.lead or "") <= set("-? ")


def comment_lines(text: str, start: int, end: int) -> list[CommentLine]:
    """The comments and empty lines between two values; `start` and `end` are positions in the text.

    Between two values a text has only spaces and YAML punctuation, so each # begins a comment.
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
