"""Characters that nobody sees: kept where Unicode gives them a meaning, refused everywhere else."""

import unicodedata

import pytest

from hub.diagnosis.hidden_characters import hidden_word
from tests.registries import copy_small, messages_of, problems_of

MEANT = [
    ("heart", "With ❤\ufe0f"),
    ("skull and bones", "☠\ufe0f inside"),
    ("text form", "Tick ✔\ufe0e done"),
    ("sign of the trade", "Word™\ufe0f"),
    ("keycap", "Step 1\ufe0f\u20e3 and #\ufe0f\u20e3"),
    ("woman at a computer", "👩\u200d💻"),
    ("with a skin tone", "👩🏽\u200d💻 works"),
    ("heart on fire", "❤\ufe0f\u200d🔥"),
    ("family of four", "👨\u200d👩\u200d👧\u200d👦"),
    ("couple with a heart", "👩\u200d❤\ufe0f\u200d👨"),
    ("rainbow flag", "🏳\ufe0f\u200d🌈"),
    ("pirate flag", "🏴\u200d☠\ufe0f"),
    ("flag of letters", "🇫🇷 🇪🇺"),
    ("flag of tags", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f Wales"),
    ("skin tone alone", "👍🏿"),
    ("woman shrugging", "🤷\u200d♀\ufe0f"),
    ("right-facing runner", "🏃\u200d♀\ufe0f\u200d➡\ufe0f"),
    ("Persian plural", "کتاب\u200cها"),
    ("Persian verb", "می\u200cخواهم برم"),
    ("Persian with a mark", "می\u064e\u200cخواهم"),
    ("Devanagari without ligature", "क्\u200cष"),
    ("Devanagari half form", "क्\u200dष"),
    ("Sinhala", "ශ්\u200dරී ලංකා"),
    ("Malayalam at the end of a word", "അവന്\u200d"),
    ("Bengali", "র\u09cd\u200dয"),
]
HIDDEN = [
    ("joiner between Latin letters", "a\u200db", "U+200D", "ab"),
    ("non-joiner between Latin letters", "Auf\u200clage", "U+200C", "Auflage"),
    ("joiner alone", "\u200d", "U+200D", ""),
    ("joiner at the end of an emoji", "👩\u200d", "U+200D", "👩"),
    ("joiner before an emoji", "a\u200d💻", "U+200D", "a💻"),
    ("two joiners", "👩\u200d\u200d💻", "U+200D", "👩💻"),
    ("joiner between digits", "1\u200d2", "U+200D", "12"),
    ("joiner between letters of flags", "🇫\u200d🇷", "U+200D", "🇫🇷"),
    ("selector after a letter", "word\ufe0f", "U+FE0F", "word"),
    ("selector after a digit", "202\ufe0f6", "U+FE0F", "2026"),
    ("selector at the start", "\ufe0fword", "U+FE0F", "word"),
    ("selector after a space", "a \ufe0f b", "U+FE0F", ""),
    ("two selectors", "❤\ufe0f\ufe0f", "U+FE0F", "❤\ufe0f"),
    ("selector of another kind", "❤\ufe01", "U+FE01", "❤"),
    ("selector of ideographs", "葛\U000e0100", "U+E0100", "葛"),
    ("tags behind words", "Hi\U000e0068\U000e0069", "U+E0068", "Hi"),
    ("tags without an end", "🏴\U000e0067\U000e0062", "U+E0067", "🏴"),
    ("tags too long", "🏴" + "\U000e0061" * 7 + "\U000e007f", "U+E0061", "🏴"),
    ("end of tags alone", "x\U000e007f", "U+E007F", "x"),
    ("non-joiner before a space", "کتاب\u200c ها", "U+200C", "کتاب"),
    ("non-joiner behind a letter that never joins", "کار\u200cها", "U+200C", "کارها"),
    ("two non-joiners", "کتاب\u200c\u200cها", "U+200C", "کتابها"),
    ("non-joiner at the end after a virama", "क्\u200c", "U+200C", "क्"),
    ("joiner before a sign of a vowel", "क्\u200dि", "U+200D", "क्ि"),
    ("one that is meant and one that is not", "❤\ufe0fa\u200bb", "U+200B", "❤\ufe0fab"),
    ("override of the direction", "\u202elunnA", "U+202E (RIGHT-TO-LEFT OVERRIDE)", "lunnA"),
    ("isolate", "\u2067abc\u2069", "U+2067 (RIGHT-TO-LEFT ISOLATE)", "abc"),
    ("mark of direction", "abc\u200f", "U+200F (RIGHT-TO-LEFT MARK)", "abc"),
    ("Arabic mark of direction", "ab\u061cc", "U+061C (ARABIC LETTER MARK)", "abc"),
    ("musical format", "a\U0001d173b", "U+1D173", "ab"),
    ("beside a character without a name", "\ue000\u200c\ue000", "U+200C", "\ue000\ue000"),
    ("end of a line of a word processor", "one\u2028two", "U+2028", "one two"),
]


@pytest.mark.parametrize("text", [text for _, text in MEANT], ids=[name for name, _ in MEANT])
def test_a_character_that_changes_what_one_sees_is_kept(text):
    assert hidden_word(text) is None


@pytest.mark.parametrize(("text", "char", "right"), [row[1:] for row in HIDDEN], ids=[row[0] for row in HIDDEN])
def test_a_character_without_meaning_is_told_with_the_word_as_it_must_be_typed(text, char, right):
    assert hidden_word(text) == {"char": char, "right": right}


@pytest.mark.parametrize("text", [text for _, text in MEANT], ids=[name for name, _ in MEANT])
def test_what_is_kept_passes_the_whole_check(tmp_path, text):
    folder = copy_small(tmp_path, "partners.yml", "fr: Participe.", f'fr: "{text}"')

    assert messages_of(folder) == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_mark_of_direction_is_named(tmp_path, lang):
    folder = copy_small(tmp_path, "partners.yml", "fr: Participe.", 'fr: "Parti\u202ecipe."')

    (message,) = messages_of(folder, lang)

    assert "U+202E (RIGHT-TO-LEFT OVERRIDE)" in message
    assert "Participe." in message


def test_every_character_that_turns_the_direction_of_writing_is_refused_in_latin_words():
    turning = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in
               {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}]  # fmt: skip

    assert len(turning) == 9
    assert all(hidden_word(f"a{char}b") for char in (*turning, "\u200e", "\u200f", "\u061c"))


def test_the_look_around_a_joiner_is_bounded():
    text = "ب" + "\u064e\u200c" * 2000

    assert hidden_word(text) is not None


def test_a_message_shows_an_emoji_as_it_is(tmp_path):
    folder = copy_small(tmp_path, "partners.yml", "fr: Participe.", 'fr: "**👩\u200d💻** \u2764\ufe0f"')

    (message,) = [one.message("en") for one in problems_of(folder) if one.code.startswith("plain-")]

    assert message.endswith("write `👩\u200d💻 \u2764\ufe0f`")
