"""Every form in which the site can be taken along: hostile text comes out of it as text, and nothing else gets in."""

from __future__ import annotations

import re

import pytest

from hub.assembly.outputs import OUTPUTS
from hub.joined.joining import join
from hub.languages import load_strings
from hub.pages.catalogue import html_page
from tests.registries import load_small
from tests.taken import ATTACKS, READERS, hostile, small_site

OFFERED = [output for output in OUTPUTS if output.offer]
SET = {"sheet", "practice-catalogue", "practice-form-word", "practice-form", "catalogue-page"}
"""Documents and the pages about them; tests/test_handouts.py looks at the hostile text of sheets, nothing at the others'."""
READ = [output for output in OFFERED if output.name not in SET]
WITHOUT_WORDS = {"api", "api-index"}
"""What describes the interface holds no words of records."""
LANGUAGES_OF_SMALL = ("", "en", "fr")


@pytest.fixture(scope="module", params=range(len(ATTACKS)), ids=lambda number: f"attack{number}")
def attacked(request, project):
    attack = ATTACKS[request.param]
    return attack, small_site(project, hostile(join(load_small()), attack))


def files_of(site, output):
    return [page for page in output.pages(site) if page.language in LANGUAGES_OF_SMALL]


def flat(text: str) -> str:
    """A text without what a form may change: white space, and the marks around a word of another direction."""
    return re.sub(r"[\s\u2066-\u2069]+", " ", text).strip()


@pytest.mark.parametrize("output", READ, ids=lambda output: output.name)
def test_hostile_text_comes_out_as_text(output, attacked):
    attack, site = attacked
    read = READERS[output.offer.media_type]

    files = files_of(site, output)
    texts = [flat(text) for page in files for text in read(site.render(page))]

    assert files
    assert output.name in WITHOUT_WORDS or [text for text in texts if flat(attack) in text]


@pytest.mark.parametrize("output", OFFERED, ids=lambda output: output.name)
def test_every_form_has_its_words_in_each_language(output):
    keys = [f"forms.{output.name}.{part}" for part in ("label", "about")]

    assert not [
        (code, key)
        for code in ("en", "fr", "ro", "fi", "hr", "it", "hu")
        for key in keys
        if not load_strings(code).get(key)
    ]


@pytest.mark.parametrize("output", OFFERED, ids=lambda output: output.name)
def test_what_a_page_offers_is_there_and_each_file_has_a_page_that_offers_it(output, project):
    site = small_site(project)
    made = {page.file for page in output.pages(site)}

    pages = [page for page in site.catalogue.values() if page.output in ("written", "value", "record")]
    pages += [
        html_page("written", language, path)
        for language in site.languages.values()
        for path in ("", "data/", *(f"{name}/" for name in ("practices", "events", "laws", "glossary")))
    ]
    offered = {file.file for page in pages for file in output.offer.beside(site, page)}

    assert offered
    assert offered <= made
    assert {file.rpartition(".")[2] for file in offered} == {file.rpartition(".")[2] for file in made}
    assert made - offered == set()


@pytest.mark.parametrize("output", READ, ids=lambda output: output.name)
def test_the_same_records_give_the_same_bytes(output, project):
    first, second = small_site(project), small_site(project)
    page = next(iter(output.pages(first)))

    assert first.render(page) == second.render(page)
