"""The form in a browser, on a local copy of the repository: what is saved is what was changed, and no more.

To open the form is most of the work of a test, so tests share one: each looks at what it changed itself.
"""

import gzip
import re
from difflib import unified_diff

import pytest

from hub.checks.checking import check_data
from hub.settings import read_settings
from tests.admin_form import EVENTS, HEIGHT, TALL, Form, Watch, clean_page, registry_files, some_files
from tests.axe import find_violations, load_axe
from tests.conftest import serve
from tests.editing import entries
from tests.frozen import THREE
from tests.roads import guide_event, guide_record

pytestmark = pytest.mark.browser

ALL_FILES, FILES = registry_files(THREE / "data"), some_files(THREE / "data")
PRACTICE = "data/practices/breizh-cyber.yml"
MOST_AT_FIRST = 1_700_000
"""Bytes, compressed, of all that the browser loads before the list of practices stands there."""
COPYING = 1000
"""Milliseconds after which a copy of what was typed is there: it is made half a second after the last key."""
NEEDED = "Ce champ est obligatoire"
WEBINAR = guide_record()
"""The event that the guide adds by each of the three roads."""


@pytest.fixture(scope="module")
def address(form_alone):
    with serve(form_alone) as local:
        yield local


class Opened:
    """The form on a local copy, opened when it is first asked for, and anew when a test left it in the middle."""

    def __init__(self, browser, address):
        self._browser, self._address = browser, address
        self._page = self.form = self.watch = None

    def get(self):
        if self.form is None:
            self._page = clean_page(self._browser, viewport={"width": 1280, "height": HEIGHT})
            page = self._page.__enter__()
            self.watch = Watch(page, self._address)
            self.form = Form(page, self._address)
            self.form.open_local(FILES)
            self.at_first = self.watch.requests()
        return self

    def close(self):
        if self.form is not None:
            self._page.__exit__(None, None, None)
        self.form = None


@pytest.fixture(scope="module")
def opened(browser, address):
    shared = Opened(browser, address)
    yield shared
    shared.close()


@pytest.fixture
def form(opened):
    """The form in French; fails when the page asked another host or its policy stopped something."""
    form = opened.get().form
    form.page.set_viewport_size({"width": 1280, "height": HEIGHT})
    yield form
    faults = opened.watch.faults()
    if not form.is_at_rest:
        opened.close()
    assert faults == []


@pytest.fixture
def own_form(browser, address, request):
    """A form that no other test uses, on these files or those of a parameter."""
    with clean_page(browser, viewport={"width": 1280, "height": HEIGHT}) as page:
        form = Form(page, address)
        form.open_local(getattr(request, "param", FILES))
        yield form


def changed(before, after):
    """The lines that differ, without their places."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def problems(project, tmp_path, path, text):
    """What the check says of the registries when one file has another text, and all records that it was not given."""
    others = (one for one in entries(THREE, "events") if one.id not in re.findall(r"(?m)^- id: (.*)$", text))
    more = "".join(f"\n{one.text}" for one in others)
    for name, content in {**ALL_FILES, path: text + more if path == EVENTS else text}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name in ("docs", "mkdocs.yml"):
        (tmp_path / name).symlink_to(project / name)
    found = check_data(read_settings(tmp_path, {"HUB_TODAY": "2026-12-01"}))[1]
    return [problem.message("en") for problem in found if problem.level == "problem"]


def press_save(form):
    form.page.get_by_role("button", name="Enregistrer", exact=True).click()


@pytest.mark.audit  # the tests that open a record find it in its list
@pytest.mark.parametrize("own_form", [ALL_FILES], indirect=True, ids=["all"])
def test_it_lists_every_practice_and_every_event(own_form):
    page = own_form.page
    assert page.get_by_role("row").filter(has=page.get_by_role("checkbox")).count() >= 24

    own_form.open("records/entries/events")

    assert own_form.field("records").get_by_text("10 Fiches").is_visible()


def test_its_first_view_is_not_heavy(opened, address, form_alone):
    paths = [url.removeprefix(address) for url in opened.get().at_first]

    files = {path for path in paths if (form_alone / path).is_file()}
    packed = {path: len(gzip.compress((form_alone / path).read_bytes())) for path in files}
    assert packed
    assert sum(packed.values()) < MOST_AT_FIRST, packed


def test_a_title_that_is_needed_is_asked_for_in_its_box_and_a_changed_one_changes_one_line(form, project, tmp_path):
    before = form.file(PRACTICE)
    form.open("practices/entries/breizh-cyber")
    form.unfold("title")
    boxes = form.field("title").get_by_role("textbox").all()
    words = [box.input_value() for box in boxes]
    for box in boxes:
        box.fill("")
    press_save(form)

    form.field("title.en").get_by_text(NEEDED).wait_for()  # in the language of the record
    assert form.field("title").get_by_text(NEEDED).count() == 1
    assert form.file(PRACTICE) == before

    for box, word in zip(boxes, words, strict=True):
        box.fill(word)
    form.write("title.fr", "Breizh Cyber : un numéro d’urgence régional")
    form.save()

    text = form.file(PRACTICE)
    old = next(line for line in before.splitlines() if line.startswith("  fr:"))
    assert changed(before, text) == [f"-{old}", '+  fr: "Breizh Cyber : un numéro d’urgence régional"']
    assert problems(project, tmp_path, PRACTICE, text) == []


@pytest.mark.audit  # test_admin_saving.py asks the same of the script
def test_a_name_that_is_needed_is_asked_for_in_one_box(own_form):
    """In any language, so all its boxes are emptied."""
    own_form.open("records/entries/organisations")
    own_form.unfold("records", item=0)
    own_form.unfold("records.0.name")
    for box in own_form.field("records.0.name").get_by_role("textbox").all():
        box.fill("")
    press_save(own_form)

    own_form.field("records.0.name.en").get_by_text(NEEDED).wait_for()
    assert own_form.field("records.0.name").get_by_text(NEEDED).count() == 1


def test_a_wrong_day_is_told_in_french_and_a_changed_event_changes_its_lines_only(form, project, tmp_path):
    before = form.file(EVENTS)
    form.open("records/entries/events")
    form.unfold("records", item=2)
    form.write("records.2.end", "17/09/2025")
    press_save(form)

    message = "Un jour, un mois ou une année, écrits comme 2027-02-04, 2027-02 ou 2027"
    form.field("records.2.end").get_by_text(message).wait_for()
    assert form.file(EVENTS) == before
    load_axe(form.page)
    assert find_violations(form.page, best_practice=False) == []

    form.write("records.2.end", "2025-11-21")
    form.choose("records.2.status", "Annulé")
    form.save()

    text = form.file(EVENTS)
    assert changed(before, text) == [
        '-  end: "2025-11-20"',
        "-  status: confirmed",
        '+  end: "2025-11-21"',
        "+  status: cancelled",
    ]
    assert problems(project, tmp_path, EVENTS, text) == []


def test_an_event_added_in_the_form_is_the_record_of_the_other_roads(form, project, tmp_path):
    before = form.file(EVENTS)
    form.page.set_viewport_size({"width": 1280, "height": TALL})
    form.open("records/entries/events")
    form.page.get_by_role("button", name="Ajouter").last.click()
    number = before.count("\n- id: ")
    fill_webinar(form, f"records.{number}.")
    form.save()

    text = form.file(EVENTS)
    assert text == before + "\n" + guide_event()
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


def test_an_address_with_a_field_opens_the_form_at_it_or_where_it_can_be_begun(form):
    places = {
        "practices/entries/breizh-cyber?field=figures.1.label.hu": "figures.1.label.hu",
        "records/entries/partners?field=records.5.policy_instrument.fr": "records.5.policy_instrument",
    }

    for place, path in places.items():
        form.open(place)
        form.field(path).locator(":focus").wait_for()


@pytest.mark.audit  # a form of its own for one look at a button
def test_a_record_that_was_not_changed_cannot_be_saved(own_form):
    own_form.open("practices/entries/breizh-cyber")

    assert own_form.page.get_by_role("button", name="Enregistrer", exact=True).is_disabled()


@pytest.mark.audit  # test_admin_saving.py asks the same of the script
def test_a_new_practice_that_is_not_whole_is_told_what_it_needs(own_form):
    own_form.open("practices/new")
    own_form.write("title.fr", "Une ligne d’appel")
    press_save(own_form)

    own_form.field("evidence_level").get_by_text(NEEDED).wait_for()


@pytest.mark.audit  # a changed event is looked at above
@pytest.mark.parametrize("place", ["", "records/entries/events", "practices/entries/breizh-cyber"])
def test_list_and_form_are_accessible(own_form, place):
    """Levels A and AA of WCAG 2.2, as far as a machine can tell."""
    own_form.page.set_viewport_size({"width": 1280, "height": 2000})
    if place:
        own_form.open(place)
    load_axe(own_form.page)

    assert find_violations(own_form.page, best_practice=False) == []


@pytest.mark.audit  # a second of waiting and two drawings
def test_a_record_saved_right_after_the_last_key_leaves_no_copy_to_restore(own_form):
    own_form.open("records/entries/events")
    own_form.unfold("records", item=2)
    own_form.write("records.2.end", "2025-11-21")
    own_form.save()
    own_form.page.evaluate(f"new Promise((done) => setTimeout(done, {COPYING}))")

    own_form.open("records/entries/events")

    assert own_form.page.get_by_role("dialog").count() == 0
