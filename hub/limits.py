"""How much is read, and how much is said: one place for every limit, so that nobody can make the hub work without end.

What is read has room for the project several times over; what is said, for what a person reads before mending it.
"""

from __future__ import annotations

MAX_BYTES = 24_000_000
"""Of a file: room for a registry of 5,000 events in seven languages; more is a mistake or an attack."""
MAX_FILES = 5_000
"""Practices, each a file of its own."""
MAX_ITEMS = 10_000
"""Entries of a registry: one of 5,000 events has room to double."""
MAX_INNER_ITEMS = 500
"""Items of a list within a record; the longest has 18."""
MAX_NODES = 1_000_000
"""Values in a file: 5,000 events in seven languages have about as many."""
MAX_KEYS = 100
"""Keys of a mapping: the largest model has 30 fields."""
MAX_DEPTH = 12
"""Levels of a file: the models nest 6 deep."""
MAX_TEXT = 20_000
"""Characters of one text: ten pages, and the longest has one third of a page."""
MAX_ADDRESS = 2_000
"""Characters of a web address for which a better one is looked for: browsers take that many."""
MAX_GUESS = 200
"""Characters of a value for which a better one is looked for: more is no date, number or name."""

MAX_PROBLEMS = 500
"""After so many the check stops: the cause is one, and the rest would take minutes to say."""
MAX_LINES = 500
"""Lines of one kind that a command says; how many are left is said in one more."""
MAX_SAID = 200_000
"""Characters of all these lines."""
MAX_MESSAGE = 1_000
"""Characters of one sentence about a place."""
MAX_VALUE = 80
"""Characters of a value that a sentence quotes."""
MAX_ADVICE = 400
"""Characters of what a sentence proposes to write, and of a list of choices."""
MAX_LABEL = 200
"""Characters of the name of a file or a record."""
MAX_LINE = 10_000
"""Characters of any other line that is printed."""
MAX_COMPLAINTS = 50
"""Points of an answer in an issue, and problems in a comment."""
