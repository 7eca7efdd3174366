"""YAML as a tree: one meaning, and short refusals for what is no registry."""

from functools import partial

import pytest

from hub.limits import MAX_BYTES
from hub.nodes import Mapping, Scalar, Sequence
from hub.reading.parsing import TreeError, parse_tree
from tests.steps import count_calls


def test_a_tree_keeps_lines_order_and_repeated_keys():
    tree = parse_tree(b"a: 1\nb:\n  - 'x'\na: 2\n")

    assert isinstance(tree, Mapping)
    assert [(key.text, key.line) for key, _ in tree.entries] == [("a", 1), ("b", 2), ("a", 4)]
    assert tree.entries[1][1] == Sequence(3, [Scalar("x", plain=False, line=3)])


@pytest.mark.parametrize("data", [b"", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_document_is_none(data):
    assert parse_tree(data) is None


def test_a_byte_order_mark_is_no_text():
    tree = parse_tree("\ufeffa: é".encode())

    assert isinstance(tree, Mapping)
    assert tree.entries[0][0].text == "a"


BOMB = b"a: &a [x]\n" + b"\n".join(b"b%d: &b%d [*a, *a]" % (i, i) for i in range(50))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (BOMB, "alias", 1),
        (b"a: *b", "alias", 1),
        (b"a: !!python/object/apply:os.system [x]", "tag", 1),
        (b"a: 1\n---\nb: 2\n", "second-document", 2),
        (b"[" * 100_000, "too-deep", 1),
        (b"a: - 1", "yaml-sign", 1),
        (b"a: 1\nb: \xe9t\xe9\n", "not-utf8", 2),
        (b"a: \x07", "control-character", 1),
        (b"a: 1\n<<<<<<< main\nb: 2\n", "merge-marks", 2),
        (b"- a\n" * 10_001, "too-many-items", 10_001),
        (b"".join(b"k%d: 1\n" % number for number in range(101)), "too-many-keys", 101),
        (b"a: x: y", "yaml-colon", 1),
        (b"a:\n\tb: 1", "yaml-tab", 2),
        (b'a: "x\nb: 1\n', "yaml-quote", 1),
        (b"? [a]\n: b\n", "key-not-text", 1),
    ],
)
def test_a_text_that_is_no_registry_is_refused_with_its_line(data, code, line):
    with pytest.raises(TreeError) as refused:
        parse_tree(data)

    assert (refused.value.code, refused.value.line) == (code, line)


@pytest.mark.parametrize(
    ("first", "repeated", "times"),
    [
        (b"", b"a", MAX_BYTES + 1),
        (b"", b"- [", 1_000_000),
        (b"", b"{a: ", 500_000),
        (b"", BOMB, 500),
        (b"", b"- a: b\n", 15_000),
        (b'"', b"\\\n", 600_000),
    ],
    ids=["too many bytes", "lists", "mappings", "aliases", "entries", "escapes"],
)
def test_an_enormous_file_is_refused_after_at_most_twice_the_steps_of_one_half_as_large(first, repeated, times):
    def refuse(text):
        with pytest.raises(TreeError):
            parse_tree(text)

    half, whole = (count_calls(partial(refuse, first + repeated * number)) for number in (times, 2 * times))

    assert whole < 2.1 * half


@pytest.mark.parametrize("text", ["- id: [", "- id: {", "- [", "a: [b, {", '- "', "- '", "- id: [\n", "-", "- ? ["])
def test_a_text_cut_off_anywhere_is_told_and_breaks_nothing(text):
    assert told(text) in ([], [1], [2])


def told(text):
    """The line of what is wrong, if anything is."""
    try:
        parse_tree(text.encode())
    except TreeError as error:
        return [error.line]
    return []
