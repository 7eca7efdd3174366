"""Make the fonts of the documents: `python -m scripts.make_fonts FOLDER`, with the fonts of others in FOLDER.

Documents are set in the letters of the pages (docs/assets/fonts), which have no family name and a variable weight: here
they get both. What those have not is set in Noto and DejaVu (hub/typesetting/fonts/README.md).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).parent.parent
SITE = ROOT / "docs" / "assets" / "fonts"
FONTS = ROOT / "hub" / "typesetting" / "fonts"
OWN = (
    ("hub-sans.woff2", "Hub Sans", "Regular", 400),
    ("hub-sans.woff2", "Hub Sans", "Bold", 700),
    ("hub-serif.woff2", "Hub Serif", "SemiBold", 0),
)
"""File, family, style, and the weight to instantiate; zero where the file has one weight."""
OTHERS = [
    "Sans",
    "Emoji",
    "Symbols",
    "Arabic",
    "Armenian",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Hebrew",
    "Bengali",
    "Tamil",
    "Thai",
]
SIGNS = range(0x2000, 0x2C00)
"""Mathematics, arrows, boxes, stars: taken from DejaVu Sans, which has more of them."""
_WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


def main(noto: Path) -> None:
    """Write all fonts, and the list of the letters that they have."""
    covered: set[int] = set()
    for file, family, style, weight in OWN:
        font = TTFont(SITE / file)
        if weight:
            instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        covered |= _save(font, family, style)
    for name in OTHERS:
        font = TTFont(noto / f"{_noto(name)}[wght].ttf")
        instancer.instantiateVariableFont(font, {"wght": 400}, inplace=True)
        _subset(font, font.getBestCmap())
        covered |= _save(font, f"Hub {name}" if name != "Sans" else "Hub Others", "Regular")
    signs = TTFont(noto / "DejaVuSans.ttf")
    _subset(signs, SIGNS)
    covered |= _save(signs, "Hub Signs", "Regular")
    text = json.dumps([*_ranges(sorted(covered))])
    (FONTS / "letters.json").write_text(text.replace("], ", "],\n") + "\n", encoding="utf-8")


def _noto(name: str) -> str:
    return {"Sans": "NotoSans", "Emoji": "NotoEmoji", "Symbols": "NotoSansSymbols"}.get(name, f"NotoSans{name}")


def _subset(font: TTFont, letters: Iterable[int]) -> None:
    """Drop hints and names in other languages: only what is drawn stays."""
    options = subset.Options(hinting=False, desubroutinize=True, layout_features=["*"], name_IDs=[0, 13, 14])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def _save(font: TTFont, family: str, style: str) -> set[int]:
    """Name a font and write it; returns the letters that it has."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14) and record.platformID == 3]
    postscript = f"{family}-{style}".replace(" ", "")
    known = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript, 16: family, 17: style}
    for number, text in known.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = _WEIGHTS[style]
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.flavor = None
    suffix = "otf" if "CFF " in font or "CFF2" in font else "ttf"
    font.save(FONTS / f"{family.lower().replace(' ', '-')}-{style.lower()}.{suffix}")
    return {*font.getBestCmap()}


def _ranges(numbers: Iterable[int]) -> Iterable[list[int]]:
    """The first and last of each run."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
