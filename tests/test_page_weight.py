"""What the HTML and the stylesheets of each kind of page weigh, compressed as GitHub Pages does, against a budget."""

import gzip
import re
from pathlib import Path

from hub.model.kinds import REGISTRIES
from hub.pages.assets import read_styles
from tests.frozen import ROOT
from tests.kinds import KINDS, NOWHERE, kind_of
from tests.pages import SEVEN_LANGUAGES, parse

KIB = 1024
RECORD = 18
"""In KiB. Most visits begin on the page of a record, often on a phone."""
PAGE = 22
OTHERS = {"": 32, "documents/": 26, "glossary/": 30, "laws/": 24, "overview/": 34, "partners/": 32, "practices/": 30}
"""Pages with a drawing of the partnership, or with as many entries as the registries have; the glossary says each of its
definitions twice, to readers and to programs."""


def weight(file: Path) -> int:
    """Bytes of a page and its stylesheets."""
    styles = [file.parent / address for address in parse(file).xpath("//link[@rel='stylesheet']/@href")]
    return sum(len(gzip.compress(one.read_bytes(), 6)) for one in (file, *styles))


def budget(kind: str) -> int:
    """KiB for a page of a kind."""
    return RECORD if kind.count("/") == 1 and kind.endswith("/*") else OTHERS.get(kind, PAGE)


def test_each_kind_of_page_keeps_within_its_budget_in_every_language(seven_site):
    paths = [path for path in KINDS if path != NOWHERE]
    heavy = {
        (code, path): f"{size / KIB:.1f} KiB"
        for code, language in SEVEN_LANGUAGES.items()
        for path in paths
        if (size := weight(seven_site / language.prefix / path / "index.html")) > budget(kind_of(path)) * KIB
    }

    assert heavy == {}


def test_the_page_of_a_record_finds_all_its_rules_in_its_one_stylesheet(seven_site):
    styles = read_styles(ROOT / "docs" / "assets" / "css")
    records = [file for registry in REGISTRIES for file in seven_site.glob(f"**/{registry}/*/index.html")]
    worn = {name for file in records for names in parse(file).xpath("//@class") for name in names.split()}
    of_others = [classes_in(selector) for selector in re.split("[{},]", styles["more"] + styles["compare"])]

    assert len(worn) > 100
    assert [names for names in of_others if names <= worn and names - classes_in(styles["hub"])] == []


def classes_in(css: str) -> set[str]:
    return set(re.findall(r"\.(hub-[\w-]+)", css))
