"""Say what an editor did where the parser gave up: the line to mend, often above the one it names, and how.

One fault mostly looks like several: a lost quotation mark also leaves the next line at a strange place. RULES puts the
surest answer first and says of every rule why it stands where it does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import yaml

from hub.diagnosis.blocks import document_end, key_lost_above, shallow_block_text, uncommented
from hub.diagnosis.dashes import (
    dash_before_key,
    dash_before_single_record,
    first_entry_without_dash,
    item_without_dash,
    key_lost_above_in_list,
    record_without_dash,
)
from hub.diagnosis.failure import ParseFailure, read_failure
from hub.diagnosis.finding import Diagnosis
from hub.diagnosis.hashes import text_cut_by_hash
from hub.diagnosis.indentation import indentation_fault
from hub.diagnosis.single_lines import faulty_line
from hub.diagnosis.unclosed import lone_backslash, unclosed_bracket, unclosed_quote, unended_quote


class Rule(NamedTuple):
    """A guess at one fault, and the reason for its place among the others."""

    guess: Callable[[ParseFailure], Diagnosis | None]
    place: str


RULES = (
    Rule(uncommented, "First: this line is no YAML, and what the parser met below it follows from that."),
    Rule(document_end, "Before all that compare lines: behind `...` the next key looks as if it had lost its place."),
    Rule(lone_backslash, "Before `unended_quote`: the parser stopped within quotation marks, but not at an end."),
    Rule(text_cut_by_hash, "Before `key_lost_above`: the rest of the text looks like a key in a strange column."),
    Rule(shallow_block_text, "Before `faulty_line`, which takes a line of this text for a key without its colon."),
    Rule(unclosed_quote, "Before `faulty_line`: the open text goes on through the next lines, which then look wrong."),
    Rule(faulty_line, "Before all that compare lines: a fault within a line is sure, what its column means a guess."),
    Rule(unclosed_bracket, "Before all that compare columns: those of lines within brackets mean nothing."),
    Rule(dash_before_key, "Before `key_lost_above`: a dash too much is likelier than a whole key too few."),
    Rule(dash_before_single_record, "Before `item_without_dash`, for which each key below this dash is an item."),
    Rule(record_without_dash, "Before `indentation_fault`, which puts the `id` into the record above it."),
    Rule(first_entry_without_dash, "Before `indentation_fault`: the parser objects to an entry that stands right."),
    Rule(key_lost_above_in_list, "Before `indentation_fault`, which makes a key of an item that can have none."),
    Rule(item_without_dash, "Before `indentation_fault`, which puts the item into the one above it."),
    Rule(key_lost_above, "Before `indentation_fault`: no column is right for a line whose key is gone."),
    Rule(indentation_fault, "After all that ask what lines hold: it sees columns alone, and nearly always answers."),
    Rule(unended_quote, "Last: it only repeats where the parser says that the text in quotation marks began."),
)


def diagnose(text: str, error: yaml.MarkedYAMLError) -> Diagnosis:
    """Find the message for a syntax error of libyaml: the first answer of RULES, or else what the parser says."""
    failure = read_failure(text, error)
    answers = (rule.guess(failure) for rule in RULES)
    found = next((answer for answer in answers if answer is not None), None)
    return found or Diagnosis("yaml", failure.line, {"problem": (error.problem or str(error)).strip()})
