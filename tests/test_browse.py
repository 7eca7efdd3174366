"""Lists and their parts in a built site: every value has a page in every language, with true counts and links."""

import gzip
import json
import shutil

import pytest

from hub.model.kinds import REGISTRIES
from hub.views.listing_pages import CARD_LIMIT
from tests.conftest import BASE_PATH, BEYOND_CARDS
from tests.html_validator import validate_html
from tests.pages import LANGUAGES, SEVEN_LANGUAGES, parse, record_ids, record_values, target_of

BUDGET = 150 * 1024
"""Bytes that the first view of a list may weigh, compressed, fonts apart (issue 4)."""
VALUES = [(name, value) for name, known in record_values().items() for value in sorted(known)]


def shown_ids(tree) -> set[str]:
    links = tree.xpath(
        "//main//article[contains(@class, 'hub-card')]//h2/a/@href | //main//a[@class='hub-title']/@href"
    )
    return {href.rstrip("/").rpartition("/")[2] for href in links}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_of_every_value_shows_its_records_and_no_other(code, site):
    for registry, value in VALUES:
        tree = parse(site / LANGUAGES[code].prefix / registry / value / "index.html")

        assert shown_ids(tree) == record_values()[registry][value], (registry, value)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_of_every_value_says_its_count_in_words(code, site):
    language = LANGUAGES[code]
    for registry, value in VALUES:
        number = len(record_values()[registry][value])
        form = language.strings[f"counts.{registry}"]
        words = form.get(language.locale.plural_form(number), form["other"]).replace("{n}", str(number))
        (lead,) = parse(site / language.prefix / registry / value / "index.html").xpath("//p[@class='hub-part__lead']")
        assert lead.text_content().startswith(words), (registry, value)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("registry", REGISTRIES)
def test_lists_link_to_every_value_with_its_count(code, registry, site):
    file = site / LANGUAGES[code].prefix / registry / "index.html"

    links = parse(file).xpath("//nav[@class='hub-browse__facets']//li")

    found = {}
    for item in links:
        target = target_of(site, file, item.xpath("./a/@href")[0], BASE_PATH)
        found["/".join(target.parts[-3:-1])] = int(item.xpath("string(./*[@class='hub-value__count'])"))
    assert found == {value: len(ids) for value, ids in record_values()[registry].items()}


@pytest.mark.parametrize("registry", REGISTRIES)
def test_the_numbers_of_records_are_those_of_their_values(registry, site):
    tree = parse(site / "hu" / registry / "index.html")
    values = [f"{facet.get('data-facet')}/{item.get('data-value')}" for facet in tree.xpath("//*[@data-facet]") for item in facet.xpath(".//*[@data-value]")]  # fmt: skip

    found = {}
    for item in tree.xpath("//li[@data-places]"):
        identifier = item.xpath("string(.//h3/a/@href)").rstrip("/").rpartition("/")[2]
        found[identifier] = {values[int(number)] for number in item.get("data-values").split()}

    known = record_values()[registry]
    assert found == {key: {value for value, ids in known.items() if key in ids} for key in record_ids()[registry]}


@pytest.mark.parametrize("code", SEVEN_LANGUAGES)
def test_values_stand_in_the_order_of_the_language(code, seven_site):
    tree = parse(seven_site / SEVEN_LANGUAGES[code].prefix / "practices/index.html")
    orders = {"fr": ["Belgique", "Croatie", "Finlande", "France", "Hongrie", "Italie", "Roumanie", "Serbie", "Slovénie"],
              "hr": ["Belgija", "Finska", "Francuska", "Hrvatska", "Italija", "Mađarska", "Rumunjska", "Slovenija", "Srbija"],
              "hu": ["Belgium", "Finnország", "Franciaország", "Horvátország", "Magyarország", "Olaszország", "Románia", "Szerbia", "Szlovénia"]}  # fmt: skip

    found = tree.xpath("//*[@data-facet='country']//a/text()")

    assert found == orders.get(code, found)
    assert len(found) == len({value for value in record_values()["practices"] if value.startswith("country/")})


def test_titles_and_descriptions_of_values_are_unique_and_long_enough(site):
    for language in LANGUAGES.values():
        trees = [parse(site / language.prefix / registry / value / "index.html") for registry, value in VALUES]
        titles = {tree.findtext(".//title") for tree in trees}
        descriptions = [tree.xpath("string(//meta[@name='description']/@content)") for tree in trees]
        assert len(titles) == len(set(descriptions)) == len(VALUES), language.code
        assert [words for words in descriptions if not 50 <= len(words) <= 160] == [], language.code


def test_the_page_of_a_value_leads_to_the_list_and_to_the_other_values(site):
    tree = parse(site / "fr/practices/theme/youth/index.html")

    assert tree.xpath("//nav[@class='hub-breadcrumb']//a/@href") == ["../../../../fr/", "../../../../fr/practices/"]
    assert "../../../../fr/practices/?theme=youth" in tree.xpath("//main//a/@href")
    others = tree.xpath("//nav[@aria-labelledby='others']//li/@data-value")
    themes = {value.partition("/")[2] for value in record_values()["practices"] if value.startswith("theme/")}
    assert set(others) == themes - {"youth"}


def test_facts_of_records_lead_to_their_values(site):
    hrefs = parse(site / "hu/practices/osmose-occitanie/index.html").xpath("//aside//a/@href")

    assert "../../../hu/practices/theme/skills-training/" in hrefs


def test_the_forms_of_the_count_are_those_of_the_language(seven_site):
    (browse,) = parse(seven_site / "hr/practices/index.html").xpath("//*[@data-module='browse']")

    assert json.loads(browse.get("data-forms")) == SEVEN_LANGUAGES["hr"].strings["counts.practices"]


def test_a_long_list_holds_the_first_records_as_cards_and_the_others_by_title(long_site):
    tree = parse(long_site / "practices/index.html")

    items = tree.xpath("//li[@data-places]")
    assert len(items) == CARD_LIMIT + BEYOND_CARDS
    assert [bool(item.xpath(".//article")) for item in items] == [True] * CARD_LIMIT + [False] * BEYOND_CARDS
    assert len(tree.xpath("//li/a[@class='hub-title']")) == BEYOND_CARDS


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_cards_left_out_are_in_the_file_that_the_list_names(code, long_site):
    file = long_site / LANGUAGES[code].prefix / "practices/index.html"
    tree = parse(file)
    cards = parse(target_of(long_site, file, tree.xpath("string(//@data-cards)"), BASE_PATH))

    titles = [(i.get("data-places"), i.xpath("string(.//a/@href)")) for i in tree.xpath("//li[a[@class='hub-title']]")]
    assert [(i.get("data-places"), i.xpath("string(.//a/@href)")) for i in cards.xpath("//li[.//article]")] == titles
    assert cards.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert cards.xpath("//li//b") == []


def test_the_first_view_of_a_long_list_keeps_its_budget(long_site):
    assets = [*(long_site / "assets").glob("hub.*"), long_site / "assets/icon.svg"]
    for file in (long_site / language.prefix / "practices/index.html" for language in LANGUAGES.values()):
        assert sum(len(gzip.compress(one.read_bytes(), 6)) for one in (file, *assets)) < BUDGET, file


def test_the_pages_of_a_long_list_are_valid_html(long_site, tmp_path):
    for number, file in enumerate([*long_site.glob("practices/*.html"), *long_site.glob("practices/theme/*/*.html")]):
        shutil.copy(file, tmp_path / f"{number}.html")

    assert [str(message) for message in validate_html(tmp_path)] == []
