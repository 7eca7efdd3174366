"""Comments stay with the value that they stand above, beside or below, however the file is mended."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from hub.style.composing import list_comments
from tests.test_mending import FILES, fixed, in_order, path_of

pytestmark = pytest.mark.long

COMMENTED = """\
# Events.
#
# How they look.

# first
- id: a # the id
  # about the kind
  kind: visit        # one of the list
  title:  # in all languages
      # French first
      fr: un # UN
      # no English
  partners: [a, # A
     b] # B
  hosts: [x, z] # hosts
  summary:
    fr: |- # two parts
      un

      deux
  sources:
  - u # U
  # the next
  - v
    # no more


# second

- # third
  # fourth
  kind: b
  # about the id
  id: c
# fifth

# The end.
#last
"""
COMMENTED_RIGHT = """\
# yaml-language-server: $schema=../schema/events.json
# Events.
#
# How they look.

# first
- id: a # the id
  # about the kind
  kind: visit # one of the list
  title:
    # in all languages
    # French first
    fr: un # UN
    # no English
  partners:
    # B
    - a # A
    - b
  hosts: [x, z] # hosts
  summary:
    fr: "un\\n\\ndeux" # two parts
  sources:
    - u # U
    # the next
    - v
    # no more

# second

# third
# fourth
# about the id
- id: c
  kind: b
# fifth

# The end.
#last
"""


def test_every_comment_stays_with_its_value():
    assert fixed(COMMENTED) == COMMENTED_RIGHT


# `hub fix` leaves a list without entries alone when a comment stands beside its brackets: it says so, and loses nothing.
WITH_ENTRIES = [param for param in FILES if not param.values[0].read_text(encoding="utf-8").endswith("[]\n")]


@pytest.mark.parametrize("file", WITH_ENTRIES)
def test_comments_at_every_line_stay(file: Path):
    path = path_of(file)
    right = in_order(file)
    remarked = _remarked(right)

    result = fixed(remarked, path)

    assert yaml.safe_load(result) == yaml.safe_load(right)
    assert Counter(list_comments(result)) == Counter(list_comments(remarked))
    assert result.count("# above") > 20


def _remarked(text: str) -> str:
    """A comment above and beside every line."""
    lines = text.split("\n\n", 1)
    above = re.sub(r"^( *)(.+)", r"\1# above\n\1\2", lines[1], flags=re.MULTILINE)
    return f"{lines[0]}\n\n" + re.sub(r"([^\n#]) *$", r"\1 # beside", above, flags=re.MULTILINE)
