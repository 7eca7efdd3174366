"""Every page of a built site, whatever its content: language, headings, addresses, links, what is loaded."""

import posixpath
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from tests.html_validator import validate_files
from tests.pages import parse, target_of

pytestmark = pytest.mark.build


def test_every_record_has_its_page_in_every_language(subject):
    missing = [
        f"{code} {registry}/{record.id}"
        for registry, record in subject.records()
        for code in subject.languages
        if not subject.page(code, f"{registry}/{record.id}").is_file()
    ]

    assert missing == []


def test_every_page_says_the_language_of_its_address(subject):
    assert [file for language, file in subject.files() if parse(file).get("lang") != language.tag] == []


def test_every_page_has_a_title_a_description_and_one_h1_and_skips_no_level(subject):
    for _, file in subject.files():
        tree = parse(file)
        levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert (levels.count(1), levels[0]) == (1, 1), file
        assert all(after <= before + 1 for before, after in pairwise(levels)), (file, levels)
        assert tree.findtext(".//title").strip(), file
        assert tree.xpath("string(//meta[@name='description']/@content)").strip(), file


def test_canonical_addresses_and_alternates_are_those_of_the_page(subject):
    home = parse(subject.site / "index.html").xpath("//link[@rel='canonical']/@href")[0]
    for language, file in subject.files():
        path = file.relative_to(subject.site).as_posix().removesuffix("index.html").removeprefix(language.prefix)
        tree = parse(file)
        links = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][not(@type)]")}
        expected = {one.tag: f"{home}{one.prefix}{path}" for one in subject.languages.values()}
        assert {tag: address for tag, address in links.items() if tag != "x-default" and expected[tag] != address} == {}
        assert tree.xpath("//link[@rel='canonical']/@href") == [f"{home}{language.prefix}{path}"], file


def test_every_link_within_the_site_leads_to_a_page_and_a_place_in_it(subject):
    broken = []
    for _, file in subject.files():
        for href in {*parse(file).xpath("//@href | //@src")}:
            target = target_of(subject.site, file, href, subject.base_path)
            if target is None:
                continue
            place = urlsplit(href).fragment
            if place.startswith("/"):  # read by a script of that page, as hub/pages/site_links.py has it
                place = ""
            if not target.is_file() or (place and not parse(target).xpath("//*[@id=$id]", id=place)):
                broken.append(f"{file.relative_to(subject.site)}: {href}")

    assert broken == []


def test_no_page_loads_anything_from_another_host(subject):
    for _, file in subject.files():
        loaded = parse(file).xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='preload']/@href")
        assert [address for address in loaded if urlsplit(address).netloc] == [], file


def test_every_image_has_an_alternative(subject):
    assert [file for _, file in subject.files() if parse(file).xpath("//img[not(@alt)]")] == []


def test_the_html_of_every_kind_of_page_is_valid(subject):
    files = [subject.page(language.code, path) for language, path in subject.one_of_each_kind()]

    assert [str(message) for message in validate_files(subject.site, [*files, subject.site / "404.html"])] == []


def test_every_language_has_its_index_of_the_search(subject):
    for language in subject.languages.values():
        assert (subject.site / posixpath.join(language.prefix, "pagefind", "pagefind-entry.json")).is_file()
