"""Every limit on what the hub reads and prints, so that no input can make it work without end.

A limit on reading allows several times the size of the project; a limit on printing allows what a person reads before
correcting a file.
"""

from __future__ import annotations

MAX_BYTES = 24_000_000
"""Bytes of a file: a registry of 5,000 events in seven languages fits; a larger file is a mistake or an attack."""
MAX_FILES = 5_000
"""Files of practices, one practice each."""
MAX_ITEMS = 10_000
"""Entries of a registry: twice the 5,000 events that are planned for."""
MAX_INNER_ITEMS = 500
"""Items of a list inside a record; the longest has 18."""
MAX_NODES = 1_000_000
"""Nodes of a file: 5,000 events in seven languages have about this many."""
MAX_KEYS = 100
"""Keys of a mapping: the largest class of record has 30 fields."""
MAX_DEPTH = 12
"""Levels of nesting in a file: records nest 6 deep."""
MAX_TEXT = 20_000
"""Characters of one text: ten pages; the longest text has a third of a page."""
MAX_ADDRESS = 2_000
"""Characters of a web address that the hub tries to correct: browsers accept as many."""
MAX_GUESS = 200
"""Characters of a value that the hub tries to correct: a longer value is no date, number or name."""

MAX_PROBLEMS = 500
"""Problems after which the check stops: so many have one cause, and printing the rest would take minutes."""
MAX_LINES = 500
"""Lines of one kind that a command prints; one more line says how many are left."""
MAX_OUTPUT = 200_000
"""Characters of all these lines together."""
MAX_MESSAGE = 1_000
"""Characters of one message, without its place."""
MAX_VALUE = 80
"""Characters of a value that a message quotes."""
MAX_ADVICE = 400
"""Characters of a suggestion, or of a list of choices, in a message."""
MAX_LABEL = 200
"""Characters of the name of a file or a record."""
MAX_LINE = 10_000
"""Characters of any other printed line."""
MAX_COMPLAINTS = 50
"""Problems listed in the answer to an issue, or in a comment."""
