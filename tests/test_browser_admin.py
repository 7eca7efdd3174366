"""The form in a browser, on a local copy of the repository: what is saved is what was changed, and no more."""

import gzip
from difflib import unified_diff

import pytest

from hub.checks.checking import check_data
from hub.settings import read_settings
from tests.admin_form import HEIGHT, TALL, Form, registry_files
from tests.axe import find_violations, load_axe
from tests.conftest import serve
from tests.frozen import THREE
from tests.roads import guide_event, guide_record

pytestmark = pytest.mark.browser

FILES = registry_files(THREE / "data")
EVENTS = "data/events.yml"
PRACTICE = "data/practices/breizh-cyber.yml"
MOST_AT_FIRST = 1_700_000
"""Bytes, compressed, of all that the browser loads before the list of practices stands there."""
COPYING = 1000
"""Milliseconds after which a copy of what was typed is there: it is made half a second after the last key."""
WEBINAR = guide_record()
"""The event that the guide adds by each of the three roads."""


@pytest.fixture(scope="module")
def address(form_alone):
    with serve(form_alone) as local:
        yield local


@pytest.fixture
def form(open_page, address, request):
    """The form in French on a local copy; fails when the page asked another host or its policy stopped something."""
    page = open_page(height=getattr(request, "param", HEIGHT), locale="fr-FR", reduced_motion="reduce")
    requests, messages = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: messages.append(message.text) if message.type in ("error", "warning") else None)
    opened = Form(page, address)
    opened.open_local(FILES)
    yield opened
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
    assert messages == []


def changed(path, text):
    """The lines that differ from a registry file, without their places."""
    lines = list(unified_diff(FILES[path].splitlines(), text.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def problems(project, tmp_path, path, text):
    """What the check says of the registries when one file has another text."""
    for name, content in {**FILES, path: text}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name in ("docs", "mkdocs.yml"):
        (tmp_path / name).symlink_to(project / name)
    found = check_data(read_settings(tmp_path, {"HUB_TODAY": "2026-12-01"}))[1]
    return [problem.message("en") for problem in found if problem.level == "problem"]


@pytest.mark.audit  # the tests that open a record find it in its list
def test_it_lists_every_practice_and_every_event(form):
    page = form.page
    assert page.get_by_role("row").filter(has=page.get_by_role("checkbox")).count() >= 24

    form.open("records/entries/events")

    assert form.field("records").get_by_text("10 Fiches").is_visible()


def test_a_changed_title_changes_one_line(form, project, tmp_path):
    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    form.write("title.fr", "Breizh Cyber : un numéro d’urgence régional")
    form.save()

    text = form.file(PRACTICE)
    old = next(line for line in FILES[PRACTICE].splitlines() if line.startswith("  fr:"))
    assert changed(PRACTICE, text) == [f"-{old}", '+  fr: "Breizh Cyber : un numéro d’urgence régional"']
    assert problems(project, tmp_path, PRACTICE, text) == []


def test_a_changed_event_changes_its_lines_only(form, project, tmp_path):
    form.open("records/entries/events")
    form.unfold("records", item=2)
    form.write("records.2.end", "2025-09-18")
    form.choose("records.2.status", "Annulé")
    form.save()

    text = form.file(EVENTS)
    assert changed(EVENTS, text) == [
        '-  end: "2025-09-17"',
        "-  status: confirmed",
        '+  end: "2025-09-18"',
        "+  status: cancelled",
    ]
    assert problems(project, tmp_path, EVENTS, text) == []


@pytest.mark.parametrize("form", [TALL], indirect=True)
def test_an_event_added_in_the_form_is_the_record_of_the_other_roads(form, project, tmp_path):
    form.open("records/entries/events")
    form.page.get_by_role("button", name="Ajouter").last.click()
    fill_webinar(form, "records.10.")
    form.save()

    text = form.file(EVENTS)
    assert text == FILES[EVENTS] + "\n" + guide_event()
    assert problems(project, tmp_path, EVENTS, text) == []


def fill_webinar(form, at):
    for name in ("id", "start", "start_time", "end_time", "online", "updated"):
        form.write(f"{at}{name}", WEBINAR[name])
    form.write(f"{at}title.fr", WEBINAR["title"]["fr"])
    form.write(f"{at}summary.fr", WEBINAR["summary"]["fr"])
    form.choose(f"{at}language", "français")
    form.choose(f"{at}kind", "Webinaire")
    form.choose(f"{at}scope", "Événement du projet")
    form.choose(f"{at}zone", "Europe/Paris")
    form.choose(f"{at}status", "Prévu")
    form.choose(f"{at}partners", "Bretagne Next", "TAMK, Tampere University of Applied Sciences Ltd")
    form.add(f"{at}organisers")
    form.choose(f"{at}organisers.0.partner", "Bretagne Next")
    form.add(f"{at}sources")
    form.write(f"{at}sources.0", WEBINAR["sources"][0])


def test_what_is_wrong_is_said_in_french_under_its_field_and_nothing_is_saved(form):
    form.open("records/entries/events")
    form.unfold("records", item=2)
    form.write("records.2.end", "17/09/2025")
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()

    message = "Un jour, un mois ou une année, écrits comme 2027-02-04, 2027-02 ou 2027"
    form.field("records.2.end").get_by_text(message).wait_for()
    assert form.file(EVENTS) == FILES[EVENTS]


@pytest.mark.audit  # a form of its own for one look at a button
def test_a_record_that_was_not_changed_cannot_be_saved(form):
    form.open("practices/entries/breizh-cyber")

    assert form.page.get_by_role("button", name="Enregistrer", exact=True).is_disabled()


@pytest.mark.audit  # test_admin_saving.py asks the same of the script
def test_a_new_practice_that_is_not_whole_is_told_what_it_needs(form):
    form.open("practices/new")
    form.write("title.fr", "Une ligne d’appel")
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()

    form.field("evidence_level").get_by_text("Ce champ est obligatoire").wait_for()


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("", marks=pytest.mark.audit),
        "records/entries/events",
        pytest.param("practices/entries/breizh-cyber", marks=pytest.mark.audit),
    ],
)
def test_list_and_form_are_accessible(open_page, address, place):
    """Levels A and AA of WCAG 2.2, as far as a machine can tell."""
    page = open_page(height=2000, locale="fr-FR", bypass_csp=True)
    form = Form(page, address)
    form.open_local(FILES)
    if place:
        form.open(place)
    load_axe(page)

    assert find_violations(page, best_practice=False) == []


def test_its_first_view_is_not_heavy(open_page, address, form_alone):
    page = open_page(locale="fr-FR")
    paths = []
    page.on("request", lambda request: paths.append(request.url.removeprefix(address)))
    Form(page, address).open_local(FILES)

    files = {path for path in paths if (form_alone / path).is_file()}
    packed = {path: len(gzip.compress((form_alone / path).read_bytes())) for path in files}
    assert sum(packed.values()) < MOST_AT_FIRST, packed


@pytest.mark.audit  # a second of waiting and two drawings
def test_a_record_saved_right_after_the_last_key_leaves_no_copy_to_restore(form):
    form.open("records/entries/events")
    form.unfold("records", item=2)
    form.write("records.2.end", "2025-09-18")
    form.save()
    form.page.evaluate(f"new Promise((done) => setTimeout(done, {COPYING}))")

    form.open("records/entries/events")

    assert form.page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize(
    ("place", "title", "lang"),
    [
        ("practices/entries/breizh-cyber", "title", "en"),
        pytest.param("records/entries/organisations", "records.0.name", "en", marks=pytest.mark.audit),
    ],
)
def test_a_text_that_is_needed_is_asked_for_in_its_box(form, place, title, lang):
    """A title in the language of its record; a name in any language, so all its boxes are emptied."""
    form.open(place)
    if title != "title":
        form.unfold("records", item=0)
    form.unfold(title)
    for box in form.field(title).get_by_role("textbox").all():
        box.fill("")
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()

    form.field(f"{title}.{lang}").get_by_text("Ce champ est obligatoire").wait_for()
    assert form.field(title).get_by_text("Ce champ est obligatoire").count() == 1
