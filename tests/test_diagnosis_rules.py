"""The order of the rules for syntax errors: where two answer differently, the one that is right comes first."""

import pytest
import yaml

from hub.catalogues import LOADER
from hub.diagnosis import syntax
from hub.diagnosis.failure import read_failure

RULES = {rule.guess.__name__: rule for rule in syntax.RULES}
CONFLICTS = [
    ("uncommented", "key_lost_above", "# Two agencies.\nof one region: club\n  language: en\n"),
    ("document_end", "indentation_fault", "- id: a\n  kind: agency\n...\n  publish: false\n"),
    ("lone_backslash", "unended_quote", 'summary: "C:\\data"\npublish: false\n'),
    (
        "text_cut_by_hash",
        "key_lost_above",
        "- id: x\n  title:\n    en: A summary of\n      #hashtag things\n      and: more\n",
    ),
    ("text_cut_by_hash", "indentation_fault", "- id: x\n  title:\n    en: Some\n      #hashtag\n      and more\n"),
    ("shallow_block_text", "faulty_line", 'problem:\n  en: |\n  Text in the column of its key\n  fi: "Teksti"\n'),
    ("unclosed_quote", "faulty_line", 'kind: a\nname: {en: Hub, fr: Plateforme} "x y\nsite: b\n'),
    ("faulty_line", "indentation_fault", "- id: a\n\tkind: visit\n"),
    ("faulty_line", "key_lost_above", "fr: Bonjour\n- id:club\n  language: en\n"),
    ("unclosed_bracket", "key_lost_above", "owners: [a, b\n  - partner: south\nlocation: {country: FR}\n"),
    ("dash_before_key", "key_lost_above", "- id: a\n  kind: agency\n  - fr: Bonjour\n"),
    ("dash_before_single_record", "item_without_dash", "- language: en\ntitle: {en: Gone}\nsummary: {en: It was.}\n"),
    ("record_without_dash", "indentation_fault", "- id: a\n  kind: agency\n  publish: false\nid: x\n"),
    ("first_entry_without_dash", "indentation_fault", "  id: a\n- id: b\n"),
    ("key_lost_above_in_list", "indentation_fault", "sources:\n  - https://a.example\n  lat: 48.1\n"),
    ("item_without_dash", "indentation_fault", "owners:\n  - partner: a\n    lead: true\n  partner: b\n"),
    ("key_lost_above", "indentation_fault", "- id: a\n  kind: agency\n    fr: Bonjour\n"),
]


def failure_of(text):
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=LOADER))
    return caught.value


@pytest.mark.parametrize(("first", "second", "text"), CONFLICTS)
def test_the_rule_that_is_right_comes_first(first, second, text):
    error = failure_of(text)
    answer, other = (RULES[name].guess(read_failure(text, error)) for name in (first, second))

    assert answer is not None
    assert other is not None
    assert answer != other
    assert syntax.diagnose(text, error) == answer


def test_every_rule_says_why_it_stands_where_it_does():
    assert all(rule.place.endswith(".") for rule in syntax.RULES)
    assert {first for first, _, _ in CONFLICTS} >= RULES.keys() - {"indentation_fault", "unended_quote"}
