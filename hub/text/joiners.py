"""Invisible characters that are needed where they stand: in emoji, and in words of scripts that use joiners.

Emoji are sequences (Unicode Technical Standard 51, ED-9a to ED-16): a heart with U+FE0F, people joined by U+200D, a
flag with tags. In Persian and in scripts of India a joiner changes the word (UAX 31, rules A1, A2 and B).
"""

from __future__ import annotations

import unicodedata

from hub.text import late

_EMOJI = late.compile(
    "["
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3"
    "\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d"
    "\u2620\u2622\u2623\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665"
    "\u2666\u2668\u267b\u267e\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1"
    "\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd"
    "\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e"
    "\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50"
    "\u2b55\u3030\u303d\u3297\u3299\U0001f004\U0001f02c-\U0001f02f\U0001f094-\U0001f09f\U0001f0af\U0001f0b0"
    "\U0001f0c0\U0001f0cf\U0001f0d0\U0001f0f6-\U0001f0ff\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1ae-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f23c-\U0001f23f\U0001f249-\U0001f25f\U0001f266-\U0001f321\U0001f324-\U0001f393\U0001f396\U0001f397"
    "\U0001f399-\U0001f39b\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f3fa\U0001f400-\U0001f4fd"
    "\U0001f4ff-\U0001f53d\U0001f549-\U0001f54e\U0001f550-\U0001f567\U0001f56f\U0001f570\U0001f573-\U0001f57a"
    "\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f595\U0001f596\U0001f5a4\U0001f5a5\U0001f5a8\U0001f5b1"
    "\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3"
    "\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2"
    "\U0001f6d5-\U0001f6e5\U0001f6e9\U0001f6eb-\U0001f6f0\U0001f6f3-\U0001f6ff\U0001f7da-\U0001f7ff"
    "\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f\U0001f888-\U0001f88f\U0001f8ae\U0001f8af"
    "\U0001f8bc-\U0001f8bf\U0001f8c2-\U0001f8cf\U0001f8d9-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945"
    "\U0001f947-\U0001f9ff\U0001fa58-\U0001fa5f\U0001fa6e-\U0001faff"
    "]"
)
"""Characters used in emoji: Emoji=Yes of Unicode 17 except digits, letters of flags and skin tones.

The code points that Unicode reserves for future emoji (Extended_Pictographic) are included.
"""
_TONES = "\U0001f3fb-\U0001f3ff"
_BEFORE_JOINER = late.compile(f"{_EMOJI.pattern}[\ufe0f{_TONES}]?$")
_KEYCAP = late.compile("[0-9#*]\ufe0f\u20e3")
_FLAG = late.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flag of a region such as Wales, spelt in tag characters (UTS 51, ED-14a)."""
_FLAG_LENGTH = 8
_VARIANTS, _NON_JOINER, _JOINER = "\ufe0e\ufe0f", "\u200c", "\u200d"
_NEAR = 16
"""Characters examined on each side: no word has as many combining marks in a row."""


def is_significant(text: str, place: int) -> bool:
    """Whether the invisible character at this position changes what a reader sees, according to Unicode."""
    char = text[place]
    if char in _VARIANTS:
        return bool(_EMOJI.match(text[place - 1 : place])) or bool(_KEYCAP.match(text, max(place - 1, 0)))
    if char in (_JOINER, _NON_JOINER):
        return (char == _JOINER and _joins_emoji(text, place)) or _joins_letters(text, place)
    if "\U000e0020" <= char <= "\U000e007f":
        near = _FLAG.finditer(text, max(place - _FLAG_LENGTH, 0), place + _FLAG_LENGTH)
        return any(flag.start() < place < flag.end() for flag in near)
    return False


def _joins_emoji(text: str, place: int) -> bool:
    """Whether an element of an emoji stands on both sides (UTS 51, ED-15a)."""
    return bool(_BEFORE_JOINER.search(text[max(place - 2, 0) : place]) and _EMOJI.match(text, place + 1))


def _joins_letters(text: str, place: int) -> bool:
    """Whether the joiner changes the form of the letters on both sides: RFC 5892, A.1 and A.2, narrowed by UAX 31."""
    import idna  # few texts need its tables

    start = max(place - _NEAR, 0)
    try:
        known = idna.valid_contextj(text[start : place + _NEAR + 1], place - start)
    except ValueError:  # raised beside a character without a Unicode name
        return False
    after = unicodedata.category(text[place + 1])[0] if place + 1 < len(text) else ""
    if text[place] == _JOINER:
        return known and after != "M"  # a vowel sign cannot follow (rule B)
    return known and after in ("L", "M")
