"""Metadata of the index: only what a result shows, and no text of a page a second time."""

import gzip
import json
import re

import pytest
from lxml import html

from hub.pages.searching import documents, run_pagefind
from tests.awkward import awkward, make_awkward
from tests.frozen import THREE_CODES
from tests.test_frame_sentinels import site_of

__all__ = ["awkward"]
pytestmark = pytest.mark.build

SIGNATURE = b"pagefind_dcd"
ATTRIBUTE = re.compile(r"(\w+)\[([\w-]+)\]")
SHOWN = {"title", "country", "themes", "image", "image_alt"}
"""What a result of the hub may show, and what Pagefind takes by itself: the first heading and picture."""


@pytest.fixture(scope="module")
def indexed(awkward, tmp_path_factory):
    """What is indexed in each language: path to HTML."""
    site = site_of(make_awkward(tmp_path_factory.mktemp("meta") / "project"))
    return {code: dict(documents(site, code, awkward)) for code in THREE_CODES}


@pytest.mark.parametrize("code", THREE_CODES)
def test_every_metadata_of_a_document_names_an_attribute_that_is_there(indexed, code):
    named = 0
    for path, text in indexed[code].items():
        for element in html.fromstring(text).iter():
            if "data-pagefind-meta" not in element.attrib:
                continue
            for one in element.get("data-pagefind-meta").split(", "):
                found = ATTRIBUTE.fullmatch(one)
                assert found, (path, one)
                assert element.get(found[2], "").strip(), (path, one)
                named += 1
    assert named


@pytest.mark.parametrize("code", THREE_CODES)
@pytest.mark.parametrize("name", ["data-pagefind-filter", "data-pagefind-sort", "data-pagefind-body"])
def test_nothing_else_of_pagefind_is_used(indexed, code, name):
    assert [path for path, text in indexed[code].items() if name in text] == []


@pytest.mark.parametrize("code", THREE_CODES)
def test_a_fragment_holds_the_text_of_its_page_once(awkward, code):
    bundle = awkward / ("" if code == "en" else code) / "pagefind"
    files = list((bundle / "fragment").iterdir())
    assert files
    for file in files:
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))
        assert page["meta"].keys() <= SHOWN, page["url"]
        assert "" not in page["meta"]
        most = max(len(value) for value in page["meta"].values())
        assert most < 300, page["url"]


@pytest.mark.parametrize(("attribute", "is_doubled"), [('data-pagefind-meta=""', True), ("", False)])
def test_pagefind_takes_all_text_for_an_empty_list(tmp_path, attribute, is_doubled):
    """The reason why a document without facts has no list of them."""
    (tmp_path / "pages").mkdir()
    words = "One sentence that stands in the page. " * 20
    page = f"<html><body {attribute}><div><h1>A title</h1><p>{words}</p></div></body></html>"
    (tmp_path / "pages" / "index.html").write_text(page, encoding="utf-8")
    run_pagefind(tmp_path / "pages", tmp_path / "bundle", "en")

    (file,) = (tmp_path / "bundle" / "fragment").iterdir()
    text = gzip.decompress(file.read_bytes()).decode()
    assert (text.count("One sentence") > 20) == is_doubled
