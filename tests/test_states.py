"""States that the real data do not show, in one changed copy: moved, withdrawn, hidden, and not yet translated pages."""

import re
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.builds import build_well, complete
from tests.conftest import BASE_PATH, SITE_URL, SiteHandler
from tests.frozen import copy_project
from tests.html_validator import EVERY_PAGE, validate_site
from tests.pages import LANGUAGES, page_files, parse, target_of

pytestmark = pytest.mark.build


LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
FORMER = "tampere-polytechnic"
MOVED = "partners/tamk/"
WITHDRAWN = "events/ecw-2025/"
HIDDEN = "practices/sajber-heroj/"
NOT_IN_HUNGARIAN = "practices/bretagne-cyber-alliance/"
NOT_IN_ENGLISH = "practices/osmose-occitanie/"
PREFIXES = [language.prefix for language in LANGUAGES.values()]


@pytest.fixture(scope="module")
def states_site(tmp_path_factory):
    """One record moved, one withdrawn, one hidden, one without Hungarian, one without English, a page without French."""
    folder = tmp_path_factory.mktemp("states")
    root = complete(copy_project(folder / "project"))
    change(root / "data/partners.yml", r"- id: tamk\n", rf"\g<0>  former_ids: [{FORMER}]\n")
    change(root / "data/events.yml", r"- id: ecw-2025\n", r"\g<0>  publish: withdrawn\n")
    change(root / "data/practices/sajber-heroj.yml", r"language: \w+\n", r"\g<0>publish: false\n")
    change(root / f"data/{NOT_IN_HUNGARIAN.strip('/')}.yml", r" +hu: .*\n", "")
    change(root / f"data/{NOT_IN_ENGLISH.strip('/')}.yml", r" +en: .*\n", "")
    change(root / f"data/{NOT_IN_ENGLISH.strip('/')}.yml", r"language: en\n", "language: fr\n")
    (root / "docs/fr/about/index.md").unlink()
    return build_well(root, folder / "site")


def change(file: Path, pattern: str, by: str) -> None:
    """Changes whole lines of a registry; what no longer stands there is told at once."""
    text, count = re.subn(rf"(?m)^{pattern}", by, file.read_text(encoding="utf-8"))
    assert count, (file, pattern)
    file.write_text(text, encoding="utf-8")


def page(site: Path, prefix: str, path: str):
    return parse(site / prefix / path / "index.html")


def sitemap(site: Path) -> set[str]:
    return {loc.text or "" for loc in ElementTree.parse(site / "sitemap.xml").getroot().iter(LOC)}


def alternates(tree) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@rel='alternate'][not(@type)]")}


def menu(tree) -> list[str]:
    return [link.get("lang") for link in tree.xpath("//nav[contains(@class, 'hub-languages')]//a")]


def notices(tree) -> list[str]:
    return [" ".join(note.text_content().split()) for note in tree.xpath("//main//*[contains(@class, 'hub-notice')]")]


def languages_above(element) -> str:
    """The language that an element stands in: its own `lang` or the nearest above it."""
    return str(element.xpath("(ancestor-or-self::*/@lang)[last()]")[0])


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_former_address_leads_to_the_new_one(states_site, prefix):
    file = states_site / prefix / "partners" / FORMER / "index.html"
    tree = parse(file)

    (link,) = tree.xpath("//main//a/@href")
    assert target_of(states_site, file, link, BASE_PATH) == states_site / prefix / MOVED / "index.html"
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}{prefix}{MOVED}"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert LANGUAGES[prefix.strip("/") or "en"].tag == tree.get("lang")


def test_a_former_address_is_not_in_the_sitemap_and_nowhere_linked(states_site):
    assert not [address for address in sitemap(states_site) if FORMER in address]
    for file in page_files(states_site):
        assert not [href for href in parse(file).xpath("//@href") if FORMER in href], file


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_the_browser_arrives_at_the_new_page(states_site, open_page, script):
    handler = partial(SiteHandler, directory=str(states_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{running.server_port}{BASE_PATH}hu/"
        tab = open_page(java_script_enabled=script)

        tab.goto(f"{address}partners/{FORMER}/")
        tab.wait_for_url(f"{address}{MOVED}")

        running.shutdown()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_withdrawn_record_keeps_a_short_page_that_is_not_found(states_site, prefix):
    tree = page(states_site, prefix, WITHDRAWN)

    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//article[contains(@class, 'hub-record--withdrawn')]//h1")
    assert tree.xpath("//main//section | //main//dl") == []
    assert alternates(tree) == {}
    assert menu(tree) == [language.tag for language in LANGUAGES.values()]
    assert f"{SITE_URL}{prefix}{WITHDRAWN}" not in sitemap(states_site)


def test_nothing_leads_to_a_withdrawn_record(states_site):
    for file in page_files(states_site):
        if file.parent.name != "ecw-2025":
            assert not [href for href in parse(file).xpath("//main//@href") if "ecw-2025" in href], file


def test_a_hidden_record_is_nowhere(states_site):
    assert not list(states_site.rglob("practices/sajber-heroj"))
    assert not [address for address in sitemap(states_site) if HIDDEN in address]
    for file in page_files(states_site):
        assert not [href for href in parse(file).xpath("//@href") if HIDDEN in href], file


def test_a_record_without_hungarian_says_so_in_hungarian(states_site):
    tree = page(states_site, "hu/", NOT_IN_HUNGARIAN)
    hungarian = LANGUAGES["hu"].strings

    assert tree.get("lang") == "hu"
    assert notices(tree) == [f"{hungarian['notice.title']} {hungarian['notice.record']}"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}hu/{NOT_IN_HUNGARIAN}"]


def test_every_text_that_is_not_hungarian_says_its_language(states_site):
    hungarian, english = (page(states_site, prefix, NOT_IN_HUNGARIAN) for prefix in ("hu/", ""))
    words = {" ".join(text.split()) for text in english.xpath("//main//*[self::h1 or self::p or self::li]/text()")}
    long = {text for text in words if len(text) > 25}
    shown = [
        element
        for element in hungarian.xpath("//main//*[text()]")
        if long & {" ".join(text.split()) for text in element.xpath("text()")}
    ]

    assert len(shown) > 10
    assert {languages_above(element) for element in shown} == {"en"}


def test_a_record_without_hungarian_is_no_hungarian_page_for_search_engines(states_site):
    tree, english = (page(states_site, prefix, NOT_IN_HUNGARIAN) for prefix in ("hu/", ""))

    assert f"{SITE_URL}hu/{NOT_IN_HUNGARIAN}" not in sitemap(states_site)
    assert f"{SITE_URL}{NOT_IN_HUNGARIAN}" in sitemap(states_site)
    assert set(alternates(english)) == {"en", "fr", "x-default"}
    assert "hu" not in alternates(tree)
    assert menu(tree) == menu(english) == [language.tag for language in LANGUAGES.values()]
    assert notices(english) == []


def test_the_fallback_of_a_card_says_its_language_too(states_site):
    tree = page(states_site, "hu/", "practices/")
    (link,) = tree.xpath(f"//main//article//a[contains(@href, '{NOT_IN_HUNGARIAN.split('/')[1]}')]")
    texts = link.xpath("ancestor::article[1]//*[contains(@class, '__summary')]")

    assert [languages_above(text.xpath("descendant-or-self::*[text()][1]")[0]) for text in texts] == ["en"]


def test_x_default_is_the_records_own_language_when_the_root_is_not_translated(states_site):
    french, english = (page(states_site, prefix, NOT_IN_ENGLISH) for prefix in ("fr/", ""))

    assert alternates(french)["x-default"] == f"{SITE_URL}fr/{NOT_IN_ENGLISH}"
    assert "en" not in alternates(french)
    assert f"{SITE_URL}{NOT_IN_ENGLISH}" not in sitemap(states_site)
    assert notices(english) == [f"{LANGUAGES['en'].strings['notice.title']} {LANGUAGES['en'].strings['notice.record']}"]
    assert {languages_above(title.xpath("descendant-or-self::*[text()][1]")[0]) for title in english.iter("h1")} == {
        "fr"
    }


def test_a_page_without_french_shows_english_and_says_so_in_french(states_site):
    tree = page(states_site, "fr/", "about/")
    french = LANGUAGES["fr"].strings

    assert tree.get("lang") == "fr"
    assert notices(tree) == [f"{french['notice.title']} {french['notice.page']}"]
    assert {languages_above(heading) for heading in tree.xpath("//main//h1 | //main//h2")} == {"en"}
    assert languages_above(tree.xpath("//main//*[@role='note']")[0]) == "fr"
    assert languages_above(tree.xpath("//main//footer | //main//nav")[0]) == "fr"


def test_a_page_without_french_is_no_french_page_for_search_engines(states_site):
    tree, english = (page(states_site, prefix, "about/") for prefix in ("fr/", ""))

    assert f"{SITE_URL}fr/about/" not in sitemap(states_site)
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}fr/about/"]
    assert set(alternates(english)) == {"en", "hu", "x-default"}
    assert "fr" not in alternates(tree)
    assert menu(tree) == [language.tag for language in LANGUAGES.values()]


@pytest.mark.parametrize("every", EVERY_PAGE)
def test_the_html_of_every_state_is_valid(states_site, every):
    states = (f"partners/{FORMER}/", MOVED, WITHDRAWN, NOT_IN_HUNGARIAN, NOT_IN_ENGLISH, "about/")
    shown = [states_site / prefix / path / "index.html" for prefix in PREFIXES for path in states]

    assert [str(message) for message in validate_site(states_site, every=every, also=shown)] == []
