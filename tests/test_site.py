"""One strict build of the real data: every page, in every language, as the brief promises it."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from hub.model.kinds import KINDS, REGISTRIES
from hub.pages.frames import SENTINELS
from hub.reading.loading import load_registries
from hub.views.ordering import sort_key
from tests.conftest import BASE_PATH, REPO_URL, SITE_URL
from tests.frozen import THREE
from tests.html_validator import EVERY_PAGE, validate_site
from tests.kinds import RECORDS
from tests.pages import (
    LANGUAGES,
    SEVEN_LANGUAGES,
    expected_files,
    expected_paths,
    page_files,
    parse,
    record_ids,
    target_of,
)

XHTML = "{http://www.w3.org/1999/xhtml}"
TAKEN = {".atom", ".csv", ".ics", ".json", ".jsonld", ".ttl", ".xlsx"}
"""What readers and programs take along."""
INDEX = (".json", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta")
"""Files of the search; tests/test_search.py says more."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def language_of(site: Path, file: Path):
    first = file.relative_to(site).parts[0]
    return LANGUAGES.get(first, LANGUAGES["en"])


def test_the_site_holds_exactly_these_pages(site):
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))

    assert [path for path in found if not path.startswith("embed/")] == expected_files()


def test_the_site_holds_no_other_files_than_these(site):
    others = {path.relative_to(site).parts[0] for path in site.rglob("*") if path.is_file() and path.suffix != ".html"}

    folders = {language.prefix.strip("/") or "pagefind" for language in LANGUAGES.values()}
    taken = {"api", "data", "glossary", "laws", "llms.txt", *REGISTRIES}  # beside the pages that they belong to
    assert others == {".nojekyll", "assets", "robots.txt", "schema", "sitemap.xml", *folders, *taken}
    kinds = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert kinds == {"", ".css", ".html", ".js", ".md", ".svg", ".txt", ".woff2", ".xml", *TAKEN, *INDEX}


def test_the_schemas_of_the_registries_are_published_with_the_ids_of_today(site):
    published = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (site / "schema").iterdir()}
    partners = published["events.json"]["$defs"]["Event"]["properties"]["partners"]["items"]

    assert sorted(published) == sorted(f"{name}.json" for name in KINDS)
    assert sorted(partners["enum"]) == sorted(record_ids()["partners"])


def test_no_sentinel_and_no_brace_is_published(site):
    for path in site.rglob("*"):
        if path.suffix in (".html", ".xml", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert [word for word in (*SENTINELS, "{{", "{%", "None") if word in text] == [], path


def test_every_page_says_its_language(site):
    for file in page_files(site):
        assert parse(file).get("lang") == language_of(site, file).tag, file


def test_titles_and_descriptions_are_unique_and_of_a_good_length(site):
    titles, descriptions = Counter(), Counter()
    for file in page_files(site):
        tree = parse(file)
        titles[tree.findtext(".//title")] += 1
        (description,) = tree.xpath("//meta[@name='description']/@content")
        assert 25 <= len(description) <= 160, (file, description)
        descriptions[language_of(site, file).code, description] += 1

    assert [title for title, count in titles.items() if count > 7] == []
    assert [words for words, count in descriptions.items() if count > 1] == []


def test_titles_are_unique_within_a_language(site):
    titles = Counter((language_of(site, file).code, parse(file).findtext(".//title")) for file in page_files(site))

    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_one_h1_and_skips_no_level(site):
    for file in page_files(site):
        levels = [int(heading.tag[1]) for heading in parse(file).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, file
        assert levels[0] == 1, file
        assert all(after <= before + 1 for before, after in pairwise(levels)), (file, levels)


def test_every_image_has_an_alternative(site):
    for file in site.rglob("*.html"):
        assert parse(file).xpath("//img[not(@alt)]") == [], file


def test_canonical_addresses_are_the_pages_own(site):
    for file in page_files(site):
        address = SITE_URL + file.relative_to(site).as_posix().removesuffix("index.html")
        assert parse(file).xpath("//link[@rel='canonical']/@href") == [address], file


def test_alternates_are_absolute_complete_and_reciprocal(site):
    pages = {SITE_URL + f.relative_to(site).as_posix().removesuffix("index.html"): f for f in page_files(site)}
    for address, file in pages.items():
        links = {a.get("hreflang"): a.get("href") for a in parse(file).xpath("//link[@rel='alternate'][not(@type)]")}
        assert set(links) == {*(language.tag for language in LANGUAGES.values()), "x-default"}, file
        assert links[language_of(site, file).tag] == address
        assert links["x-default"] == links["en"]
        for href in links.values():
            back = {a.get("href") for a in parse(pages[href]).xpath("//link[@rel='alternate'][not(@type)]")}
            assert address in back


def test_the_sitemap_lists_every_page_with_all_its_versions(site):
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    listed = {url.findtext(f"{SITEMAP}loc"): url.findall(f"{XHTML}link") for url in root}

    assert sorted(listed) == sorted(
        SITE_URL + language.prefix + path for language in LANGUAGES.values() for path in expected_paths()
    )
    assert all(len(links) == len(LANGUAGES) + 1 for links in listed.values())


def test_the_language_menu_stays_on_the_same_page(site):
    for file in page_files(site):
        here = language_of(site, file)
        path = file.relative_to(site).as_posix().removesuffix("index.html").removeprefix(here.prefix)
        links = parse(file).xpath("//nav[contains(@class, 'hub-languages')]//a")
        assert [link.get("lang") for link in links] == [language.tag for language in LANGUAGES.values()], file
        for link, language in zip(links, LANGUAGES.values(), strict=True):
            assert target_of(site, file, link.get("href"), BASE_PATH) == site / language.prefix / path / "index.html"


def test_every_link_and_anchor_leads_somewhere(site):
    for file in site.rglob("*.html"):
        for element in parse(file).xpath("//*[@href or @src]"):
            address = element.get("href") or element.get("src")
            if address.startswith(SITE_URL):
                address = BASE_PATH + address.removeprefix(SITE_URL)
            target = target_of(site, file, address, BASE_PATH)
            if target is None:
                assert urlsplit(address).scheme in ("https", "http", "webcal"), (file, address)
                continue
            assert target.is_file(), (file, address)
            fragment = urlsplit(address).fragment
            if fragment and not fragment.startswith("/"):  # what begins so is told to the script of the page
                assert parse(target).xpath("//*[@id=$id]", id=fragment), (file, address)


def test_no_page_asks_another_host_for_anything(site):
    for file in site.rglob("*.html"):
        loaded = parse(file).xpath(
            "//script/@src | //img/@src | //link[@rel!='canonical' and @rel!='alternate']/@href | //iframe/@src"
        )
        assert not [address for address in loaded if urlsplit(address).netloc], file
    for file in (site / "assets").rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert not re.findall(r"url\(\s*[\"']?(?:https?:)?//|@import", text), file


def test_every_page_shows_the_emblem_and_the_statement_in_its_language(site):
    statements = {"en": "Co-funded by the European Union", "fr": "Cofinancé par l’Union européenne", "ro": "Cofinanțat de Uniunea Europeană",
                  "fi": "Euroopan unionin osarahoittama", "hr": "Sufinancira Europska unija", "it": "Cofinanziato dall’Unione europea",
                  "hu": "Az Európai Unió társfinanszírozásával"}  # fmt: skip
    for file in page_files(site):
        (words,) = parse(file).xpath("//header//*[contains(@class, 'hub-funding__words')]")
        assert words.text_content().strip() == statements[language_of(site, file).code], file


def test_record_pages_lead_to_their_line_in_the_repository(site):
    events = (THREE / "data/events.yml").read_text(encoding="utf-8").splitlines()
    for identifier in record_ids()["events"]:
        links = parse(site / "fr/events" / identifier / "index.html").xpath("//main//a/@href")
        (edit,) = [link for link in links if link.startswith(REPO_URL)]
        line = int(edit.removeprefix(f"{REPO_URL}/edit/main/data/events.yml#L"))
        assert events[line - 1] == f"- id: {identifier}"


def test_hand_written_pages_lead_to_their_file(site):
    assert f"{REPO_URL}/edit/main/docs/hu/about/index.md" in parse(site / "hu/about/index.html").xpath(
        "//main//a/@href"
    )


def test_records_link_to_each_other_in_both_directions(site):
    """Related practices aside: a page shows four at most, so not each of them leads back."""
    for file in page_files(site):
        if (
            file.relative_to(site).parts[0] not in ("practices", "partners", "organisations", "events")
            or len(file.relative_to(site).parts) != 3
        ):
            continue
        for href in parse(file).xpath("//main//a[not(ancestor::*[contains(@class, 'hub-related')])]/@href"):
            target = target_of(site, file, href, BASE_PATH)
            if target is None or len(target.relative_to(site).parts) != 3 or target == file or target.suffix != ".html":
                continue
            back = {target_of(site, target, link, BASE_PATH) for link in parse(target).xpath("//main//a/@href")}
            assert file in back, (file, target)


def test_the_404_page_holds_every_language_and_absolute_paths(site):
    tree = parse(site / "404.html")

    assert [s.get("lang") for s in tree.xpath("//main/section")] == [language.tag for language in LANGUAGES.values()]
    assert all(
        link.startswith((BASE_PATH, "#"))
        for link in tree.xpath("//a/@href | //img/@src | //link/@href | //script/@src")
    )
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("every", EVERY_PAGE)
def test_the_html_is_valid(site, every):
    assert [str(message) for message in validate_site(site, every=every)] == []


@pytest.mark.parametrize("path", [*RECORDS, "laws/"])
def test_parts_of_a_page_are_found_by_their_headings_and_are_no_landmarks(site, path):
    tree = parse(site / path / "index.html")

    assert tree.xpath("//main//section[h2 or h3]/@*[name()='aria-labelledby' or name()='aria-label']") == []


def test_dates_of_past_and_coming_events_follow_the_day(site):
    tree = parse(site / "events/index.html")

    upcoming = tree.xpath("//section[h2/@id='upcoming']//article")
    past = tree.xpath("//section[h2/@id='past' or h2/@id='past-others']//article")

    assert len(upcoming) + len(past) == len(record_ids()["events"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_interface_of_a_language_keeps_no_english_words(code, site):
    if code == "en":
        return
    english = {words for key, words in LANGUAGES["en"].strings.items() if isinstance(words, str) and len(words) > 12}
    allowed = {words for words in LANGUAGES[code].strings.values() if isinstance(words, str)}
    for file in page_files(site):
        if language_of(site, file).code == code:
            shown = {" ".join(text.split()) for text in parse(file).itertext() if isinstance(text, str)}
            assert (shown & english) - allowed == set(), file


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_that_nobody_has_reviewed_says_so_once_on_its_page(code, site):
    words = LANGUAGES[code].strings["notice.machine_assisted"]
    pages = [parse(file) for file in page_files(site) if language_of(site, file).code == code]
    own = "//main//article[contains(@class, 'hub-record') or contains(@class, 'hub-page ')]"
    translated = [page for page in pages if page.xpath(f"{own}[not(contains(@class, 'hub-record--withdrawn'))]")]

    told = {page: page.text_content().count(words) for page in translated}

    assert translated
    assert set(told.values()) == {0 if code == "en" else 1}


def test_the_featured_practice_is_the_same_in_every_language_and_a_proven_one(site):
    chosen = set()
    for language in LANGUAGES.values():
        tree = parse(site / language.prefix / "index.html")
        (card,) = tree.xpath("//main//article[contains(@class, 'hub-card--practices')]")
        chosen.add(card.xpath(".//a/@href")[0].rstrip("/").rpartition("/")[2])
        assert card.xpath(".//*[contains(@class, 'hub-badge--change_measured')]")

    assert len(chosen) == 1


def test_every_term_of_the_glossary_is_an_anchor_in_every_language(site):
    terms = load_registries(THREE / "data", tuple(LANGUAGES))[0].entries["glossary"]
    for language in LANGUAGES.values():
        tree = parse(site / language.prefix / "glossary/index.html")
        ids = tree.xpath("//dl//div/@id")
        shown = [" ".join(term.text_content().split()) for term in tree.xpath("//dl//dfn")]
        assert sorted(ids) == sorted(f"term-{entry.record.id}" for entry in terms)
        assert shown == sorted(shown, key=lambda words: sort_key(words, language.code))
        assert [href for href in tree.xpath("//dl//a/@href") if href[0] == "#" and href[1:] not in ids] == []


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("fi", "A C D E H I J K L M N O P S T V Y Ä"),
        ("hr", "A C D E I K L N O P R S U V"),
        ("hu", "A B C D E H I J K M N Ö P S T U Ü V Z"),
    ],
)
def test_the_letters_of_the_glossary_lead_to_their_first_terms_in_the_order_of_the_language(seven_site, code, letters):
    tree = parse(seven_site / SEVEN_LANGUAGES[code].prefix / "glossary/index.html")
    links = tree.xpath("//nav[@class='hub-letters']//a")
    first = {tree.xpath(f"//*[@id='{link.get('href')[1:]}']//dfn")[0].text_content()[0].upper() for link in links}

    assert [link.text_content() for link in links] == letters.split()
    assert first == set(letters.split())


def test_every_event_leads_to_the_one_before_and_the_one_after(site):
    events = record_ids()["events"]
    starts = {}
    around = {}
    for identifier in events:
        tree = parse(site / "events" / identifier / "index.html")
        starts[identifier] = tree.xpath("//article/header//time/@datetime")[0]
        cards = tree.xpath("//section[h2/@id='around']//article//a/@href")
        around[identifier] = [href.rstrip("/").rpartition("/")[2] for href in cards]
    ordered = sorted(events, key=lambda identifier: ((starts[identifier] + "-01-01")[:10], identifier))

    for place, identifier in enumerate(ordered):
        assert around[identifier] == [*ordered[max(place - 1, 0) : place], *ordered[place + 1 : place + 2]]


def test_the_page_for_wrong_addresses_leads_to_the_search_and_home_in_every_language(site):
    tree = parse(site / "404.html")

    for language in LANGUAGES.values():
        (section,) = tree.xpath(f"//section[@data-language='{language.code}']")
        links = section.xpath(".//p[contains(@class, 'home')]//a/@href")
        assert links == [f"{BASE_PATH}{language.prefix}search/", f"{BASE_PATH}{language.prefix}"]
