"""Where the terms of the taxonomy stand, for links that edit them."""

from __future__ import annotations

import dataclasses

from hub.reading.entries import Entry


def term_lines(taxonomy: Entry) -> dict[tuple[str, str], int]:
    """The line of each term of the taxonomy, by list and id."""
    lists = {field.name: getattr(taxonomy.record, field.name) for field in dataclasses.fields(taxonomy.record)}
    return {
        (name, term.id): taxonomy.line_of(f"{name}.{place}")
        for name, terms in lists.items()
        if isinstance(terms, tuple)
        for place, term in enumerate(terms)
    }
