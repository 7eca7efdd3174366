"""Every topic of messages says the same in both languages."""

from pathlib import Path
from string import Formatter

import pytest

from hub.catalogues import sentences
from hub.problems import MESSAGE_LANGUAGES

FOLDER = Path(__file__).parent.parent / "hub" / "messages"
TOPICS = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("topic", TOPICS)
def test_every_sentence_is_there_in_both_languages_with_the_same_braces(topic):
    shapes = [
        {key: sorted(_braces(words)) for key, words in sentences(topic, lang).items()} for lang in MESSAGE_LANGUAGES
    ]

    assert shapes[0] == shapes[1]
    assert list(shapes[0]) == list(shapes[1])


def _braces(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}
