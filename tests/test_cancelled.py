"""A cancelled event is called so wherever it is named, in every language: the lists and pages that name it."""

from datetime import date

import pytest
from lxml import html

from hub.assembly.outputs import OUTPUTS
from hub.joined.joining import join
from hub.macros.page import MacroPage
from hub.macros.words import link
from hub.pages.listed import listed_pages
from hub.pages.records import record_html
from hub.pages.searching import documents
from hub.pages.site import Site
from hub.reading.loading import load_registries
from hub.settings import Settings
from hub.views.cards import event_card
from hub.views.timeline import timeline_view
from tests.frozen import copy_code
from tests.pages import SEVEN_LANGUAGES
from tests.registries import LANGUAGES, copy_small

DAY = date(2026, 5, 1)
OWN = "status: cancelled\n"
MORE = OWN + "  former_ids: [put-off]\n"
WORDS = {
    "en": "cancelled",
    "fr": "annulé",
    "ro": "anulat",
    "fi": "peruttu",
    "hr": "otkazano",
    "it": "annullato",
    "hu": "elmarad",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Site:
    """A site in seven languages whose event `called-off` is cancelled, as its title does not say."""
    folder = tmp_path_factory.mktemp("cancelled")
    data = copy_small(folder, "events.yml", OWN, MORE)
    events = data / "events.yml"
    events.write_text(events.read_text("utf-8").replace("fr: Annulé", "fr: Rencontre & <b>fête</b>"), "utf-8")
    registries, problems = load_registries(data, LANGUAGES)
    assert problems == []
    settings = Settings(
        root=copy_code(folder / "project"),
        data=data,
        site_url="https://example.org/",
        repo_url="",
        today=DAY,
        clock=DAY,
    )
    return Site(settings, tuple(SEVEN_LANGUAGES.values()), join(registries), outputs=OUTPUTS)


TITLE = "Rencontre & <b>fête</b>"
CODES = pytest.mark.parametrize("code", SEVEN_LANGUAGES)


def test_every_language_has_the_word():
    assert {code: one.strings["events.cancelled"] for code, one in SEVEN_LANGUAGES.items()} == WORDS


@CODES
def test_links_titles_and_the_time_line_say_it(site, code):
    localizer = site.localizer(code, "overview/")
    event, held = site.joined.events["called-off"], site.joined.events["opening"]
    view = timeline_view(localizer)

    assert localizer.record_link("events", "called-off").note == f"({WORDS[code]})"
    assert localizer.full_title(event) == f"{TITLE} ({WORDS[code]})"
    assert localizer.state(held) == localizer.record_link("events", "opening").note == ""
    assert [one.note for one, _, _ in view.events] == ["", f"({WORDS[code]})"]
    for drawing in view.drawings:
        assert [point.cancelled for point in drawing.points] == [False, True]
        assert f"{TITLE} ({WORDS[code]})" in drawing.points[1].label


@CODES
def test_the_drawn_time_line_and_its_list_say_it_in_words(site, code):
    localizer = site.localizer(code, "overview/")

    markup = site.renderer.render("partials/timeline.html", timeline=timeline_view(localizer), words=localizer.word)

    tree = html.fromstring(markup)
    (item,) = [one for one in tree.xpath("//ol/li") if "called-off" in one.xpath("./a/@href")[0]]
    assert f"{TITLE} ({WORDS[code]})" in item.text_content()
    points = tree.xpath("//a[contains(@class, 'hub-timeline__point--cancelled')]")
    assert len(points) == 2
    assert all(f"({WORDS[code]})" in point.xpath("@aria-label")[0] for point in points)
    assert all(point.xpath("./title")[0].text == point.xpath("@aria-label")[0] for point in points)


@CODES
def test_the_page_says_it_in_title_description_and_citation(site, code):
    localizer = site.localizer(code, "events/called-off/")

    head, main = record_html(site, localizer, "events", site.entry("events", "called-off"))

    page = html.fromstring(f"<html><head>{head}</head><body>{main}</body></html>")
    named = f"{TITLE} ({WORDS[code]})"
    assert page.xpath("//title")[0].text.startswith(f"{named} – ")
    assert page.xpath("//meta[@property='og:title']/@content")[0].startswith(named)
    for path in ("//meta[@name='description']/@content", "//meta[@property='og:description']/@content"):
        assert page.xpath(path)[0].startswith(f"{WORDS[code].capitalize()}. ")
    cited = page.xpath("//*[@class='hub-cite__text']")[0].text_content()
    assert f"({WORDS[code]})" in cited
    assert page.xpath("//*[contains(@class, 'hub-badge--cancelled')]")[0].text.lower() == WORDS[code]


@CODES
def test_former_addresses_and_titles_that_stand_alone_say_it(site, code):
    moved = site.render(site.catalogue[f"{SEVEN_LANGUAGES[code].prefix}events/put-off/index.html"])
    card = event_card(site.localizer(code, "events/"), site.joined.events["called-off"])
    alone = html.fromstring(site.renderer.macro("macros/browse.html", "title_only")(card))

    assert html.fromstring(moved.decode()).xpath("//p/a/..")[0].text_content().endswith(f"{TITLE} ({WORDS[code]})")
    assert alone.text_content() == f"{TITLE} ({WORDS[code]})"


@CODES
@pytest.mark.parametrize("text", ["", "our meeting"])
def test_a_link_in_a_page_says_it_whatever_its_words(site, code, text):
    page = MacroPage(site.localizer(code, "about/"), site.renderer)

    shown = html.fromstring(f"<p>{link(page, 'event', 'called-off', text)}</p>").text_content()

    assert shown == f"{text or TITLE} ({WORDS[code]})"


def test_the_search_knows_the_state_as_a_fact_of_the_event_alone(site, tmp_path):
    for listed in listed_pages(site):
        page = tmp_path / "fr" / listed.path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<main><h1>Page</h1></main>", encoding="utf-8")

    told = {path: html.fromstring(page).xpath("//@data-state") for path, page in documents(site, "fr", tmp_path)}

    assert {path: state for path, state in told.items() if state} == {"events/called-off/": ["Annulé"]}
    assert "events/opening/" in told
