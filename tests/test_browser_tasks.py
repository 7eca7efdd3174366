"""Three tasks of visitors with a phone, played from the first page to the last: what they take must not grow.

Before the pages were made for them, the same tasks took 15.0, 13.3 and 1.9 screens, with as many taps.
"""

import pytest

from tests.pages import SEVEN_LANGUAGES
from tests.tasks import HEIGHT, WIDTH, Phone

pytestmark = pytest.mark.browser

CHOOSE = ".hub-cards > li:not([hidden]) .hub-choose[aria-pressed=false]"
ASK = ".hub-section:has(> #ask)"


@pytest.fixture
def phone_in(open_page):
    """The phone of somebody who reads a language, by its code; it has no printer."""

    def phone(code: str) -> Phone:
        page = open_page(width=WIDTH, height=HEIGHT, locale=SEVEN_LANGUAGES[code].tag, has_touch=True)
        page.add_init_script("window.print = () => { window.printed = true; }")
        return Phone(page)

    return phone


def test_an_officer_of_rijeka_finds_judges_compares_prints_and_asks(seven_server, phone_in):
    phone = phone_in("hr")
    phone.page.goto(f"{seven_server}hr/")

    phone.tap(".hub-doors a[href$='practices/']")
    phone.tap(".hub-browse__pick[href$='theme/local-authorities/']")
    phone.tap(CHOOSE)
    phone.tap(CHOOSE)
    phone.tap(".hub-tray__link")
    phone.see("[data-badge] td:nth-of-type(2) .hub-badge")
    phone.tap("[data-part=evidence] summary")
    phone.see("[data-part=evidence] td:nth-of-type(2)")
    phone.tap(".hub-comparison__print")
    assert phone.page.evaluate("window.printed")
    phone.tap(".hub-comparison__title > a")
    phone.tap(".hub-short a[href='#ask']")
    phone.tap(f"{ASK} [data-fact=owner] a")

    assert phone.leave_by(".hub-record--organisations [data-fact=website] a").startswith("https://")
    assert phone.screens <= 3
    assert phone.taps <= 11


def test_an_officer_of_bretagne_next_reaches_the_field_that_is_missing_and_adds_an_event(seven_server, phone_in):
    phone = phone_in("fr")
    phone.page.goto(f"{seven_server}fr/")

    phone.tap(".hub-preview a")
    assert "/edit/main/data/project.yml#L" in phone.leave_by("#to-supply ~ ul a")
    phone.tap(".hub-menu__button")
    phone.tap(".hub-menu__panel a[href$='/events/']")
    phone.tap(".hub-add__summary")

    assert "/issues/new?template=" in phone.leave_by(".hub-add__form")
    assert phone.screens <= 5
    assert phone.taps <= 6


def test_a_journalist_from_a_search_engine_finds_a_figure_its_source_and_whom_to_call(seven_server, phone_in):
    phone = phone_in("fi")
    phone.page.goto(f"{seven_server}fi/practices/csirt-open-data-scan/")

    phone.see(".hub-figure--result .hub-figure__number")
    assert phone.leave_by(".hub-figure--result .hub-figure__source a").startswith("https://")
    phone.tap(".hub-short a[href='#ask']")

    assert phone.leave_by(f"{ASK} [data-fact=website] a").startswith("https://")
    assert phone.screens <= 0.5
    assert phone.taps <= 3
