"""Cards and lists for the sites of others: no script, no form, every link out of the frame, unknown to search engines."""

import re

import pytest
from lxml import html

from hub.pages import embeds
from hub.pages.listed import listed_pages
from hub.views.embeds import FOLDER, all_embeds, lists_of, offer_of
from tests.registries import join_small
from tests.taken import ATTACKS, hostile, small_site


@pytest.fixture(scope="module")
def small(project):
    return small_site(project)


def shown(site):
    return [(page, html.document_fromstring(site.render(page).decode())) for page in embeds.pages(site)]


def test_there_is_one_of_each_record_and_list_in_each_language(small):
    files = {page.file for page in embeds.pages(small) if page.language == "fr"}

    assert files >= {
        "embed/fr/practices/theme/skills/index.html",
        "embed/fr/practices/country/fr/index.html",
        "embed/fr/practices/partner/north/index.html",
        "embed/fr/practices/school-day/index.html",
        "embed/fr/events/opening/index.html",
    }
    assert len(files) == len([*all_embeds(small.joined)])
    assert all(page.file.startswith(FOLDER) for page in embeds.pages(small))


def test_none_has_a_script_a_form_or_a_link_within_the_frame(small):
    for page, tree in shown(small):
        assert tree.xpath("//script | //form | //button | //input | //iframe | //style | //@style") == [], page.file
        assert {link.get("target") for link in tree.iter("a")} == {"_top"}, page.file
        assert all(link.get("href").startswith("https://") for link in tree.iter("a")), page.file
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "script-src" not in policy
        assert policy.startswith("default-src 'none'")
        assert len(tree.xpath("//h1")) == 1
        assert tree.get("lang")


def test_light_and_dark_are_places_in_the_page_that_the_style_knows(small):
    _, tree = shown(small)[0]
    style = small.assets.embed_styles.text

    assert (tree.get("id"), tree.find("body").get("id")) == ("dark", "light")
    assert ".hub-embed:target{" in style
    assert ":root:target{" in style
    tokens = (small.assets.folder / "css" / "base" / "tokens.css").read_text("utf-8")
    for scheme, rule in (("light", ":root {"), ("dark", ':root[data-scheme="dark"] {')):
        colours = re.findall(r"(--hub-[a-z-]+): (#\w+);", tokens.split(rule)[1].split("}")[0])
        selector = ".hub-embed:target{" if scheme == "light" else ":root:target{"
        assert dict(re.findall(r"(--hub-[a-z-]+):(#\w+)", style.split(selector)[1].split("}")[0])) == dict(colours)


def test_neither_sitemap_nor_search_knows_them(small):
    assert not [page for page in listed_pages(small) if page.path.startswith(FOLDER)]
    assert not [
        page for page in small.catalogue.values() if page.output == "embed" and not page.file.startswith(FOLDER)
    ]


def test_the_snippet_shows_what_it_says(small):
    for embed in lists_of(small.joined):
        offer = offer_of(small.localizers["fr"], "https://hub.example.org/", embed)
        frame = html.fragment_fromstring(offer.snippet)
        assert (frame.tag, frame.get("src"), frame.get("title")) == ("iframe", offer.address, offer.title)
        assert offer.address.removeprefix("https://hub.example.org/") + "index.html" in small.catalogue


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_text_stays_text(attack, project):
    site = small_site(project, hostile(join_small(), attack))
    for page in embeds.pages(site):
        if page.language == "en":
            text = site.render(page).decode()
            tree = html.document_fromstring(text)
            assert tree.xpath("//script | //img[@onerror] | //a[starts-with(@href, 'javascript')]") == [], page.file
    card = next(page for page in embeds.pages(site) if page.file == "embed/en/practices/school-day/index.html")
    assert attack.split() == html.document_fromstring(site.render(card).decode()).findtext(".//h1/a").split()
    snippet = offer_of(site.localizers["en"], "https://hub.example.org/", next(lists_of(site.joined))).snippet
    assert html.fragment_fromstring(snippet).tag == "iframe"
