"""Where the parser gave up, and the lines above that place: what every rule for a syntax error looks at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from hub.diagnosis.lines import REACH, Line, read_line


class ParseFailure(NamedTuple):
    """A text that the parser refused, with its reasons. Lines are counted from one."""

    text: str
    line: int
    """Where the parser gave up."""
    began: int
    """Where the list, record or text begins that the parser was reading."""
    mark: yaml.Mark | None
    """The same place, with its column, where the parser names it."""
    said: str
    """What the parser says, in its own words."""
    above: list[str]
    """Every line up to the one where the parser gave up, as it stands."""
    lines: list[Line]
    """Those of them that hold something and are no text in a block, as far up as diagnosis looks."""

    @property
    def last(self) -> Line | None:
        """The last line that holds something."""
        return self.lines[-1] if self.lines else None


def read_failure(text: str, error: yaml.MarkedYAMLError) -> ParseFailure:
    """Take from an error of libyaml what the rules need."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    above = text.split("\n", line)[:line]
    return ParseFailure(
        text=text,
        line=line,
        began=error.context_mark.line + 1 if error.context_mark else line,
        mark=error.context_mark,
        said=f"{error.problem or ''} {error.context or ''}",
        above=above,
        lines=list(_lines_of(above)),
    )


def _lines_of(above: list[str]) -> Iterator[Line]:
    """Read the lines within reach; leave out those of a text below `|` or `>`."""
    block: int | None = None
    for number, raw in enumerate(above, start=1):
        line = read_line(number, raw) if number > len(above) - REACH else None
        if line is None or (block is not None and line.indent > block):
            continue
        block = line.indent if line.value[:1] in ("|", ">") and len(line.value) < 4 else None
        yield line
