"""What the comparison shows of a practice is found on the practice's page, in every language by the same mark."""

from datetime import date

import pytest
from lxml import html

from hub.languages import load_languages
from hub.localization.localizer import Localizer
from hub.pages.rendering import Renderer
from hub.views.comparison import comparison_rows
from hub.views.practices import practice_view
from tests.frozen import ROOT
from tests.registries import join_small

LANGUAGES = {one.code: one for one in load_languages(ROOT / "mkdocs.yml")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_compared_fact_is_one_row_of_the_page(code):
    localizer = Localizer(LANGUAGES[code], LANGUAGES, join_small(), date(2026, 11, 30))
    facts = {row.key: row.heading for row in comparison_rows(localizer) if row.kind == "fact"}

    view = practice_view(localizer, localizer.joined.practices["school-day"])
    ask = next(section.items for section in view.closing if section.id == "ask")
    render = Renderer(ROOT / "overrides").macro("macros/facts.html", "facts")
    page = html.fromstring(render([*view.facts, *ask], localizer.word))

    assert list(facts) == ["place", "period", "owner", "audiences"]
    assert {key: page.xpath(f"//*[@data-fact='{key}']/dt/text()") for key in facts} == {
        key: [heading] for key, heading in facts.items()
    }
