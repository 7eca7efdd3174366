"""Sentinels come from what frames are made of and occur in none of it: no text of a site can be a slot by chance or aim."""

import re

import pytest
from markupsafe import Markup

from hub.assembly.outputs import OUTPUTS
from hub.pages.frames import SHORTEST, Frame, Slots, make_slots
from hub.pages.site import make_site
from hub.reading.loading import load_registries
from hub.schemas.values import whole_pattern
from hub.settings import read_settings
from tests.frozen import THREE_CODES, copy_project

pytestmark = pytest.mark.long

TEXTS = ("<html>", "A footer", "A name")


def every_form(slots: Slots) -> str:
    """A text that holds each slot, and each within an address."""
    return " ".join([*slots.ids, slots.head, slots.main, *(f"/{one}/" for one in slots.ids)])


def test_the_same_texts_give_the_same_slots():
    assert make_slots(TEXTS) == make_slots(iter(TEXTS))
    assert len(make_slots(TEXTS).digits) == 2 * SHORTEST


@pytest.mark.parametrize(
    "texts",
    [
        ("<html>", "A footer", "A nam"),
        ("<html>", "A footerA name"),
        ("<html>", "A footer", "A", " name"),
        ("A footer", "<html>", "A name"),
        (*TEXTS, ""),
        (),
    ],
)
def test_other_texts_give_other_slots(texts):
    assert make_slots(texts) != make_slots(TEXTS)


@pytest.mark.parametrize("texts", [TEXTS, (), ("",), ("\ud7ff\u202e\x00",)])
def test_sentinels_are_valid_ids(texts):
    identifier = re.compile(whole_pattern("identifier"))

    for one in make_slots(texts).ids:
        for part in one.split("/"):
            assert identifier.fullmatch(part), part
            assert len(part) <= 60


def test_a_text_that_holds_the_slots_of_today_changes_them():
    texts = TEXTS
    for _ in range(20):  # each time with the slots of the time before, which nobody can foresee
        slots = make_slots(texts)
        assert slots.digits not in "".join(texts)
        texts = (*texts, every_form(slots))


@pytest.mark.parametrize("size", [1, 2])
def test_sentinels_grow_until_they_occur_nowhere(size):
    hostile = " ".join(every_form(Slots(f"{number:0{2 * size}x}")) for number in range(256**size))
    slots = make_slots((*TEXTS, hostile), shortest=size)

    assert len(slots.digits) > 2 * size
    assert slots.digits not in hostile
    page = f"<p>{hostile}</p>{slots.head}<a href='/practices/{slots.id}/'>{slots.main}</a>"
    filled = Frame.split(page, slots).fill("a-1", Markup("<title>"), Markup("<main>"))
    assert filled == f"<p>{hostile}</p><title><a href='/practices/a-1/'><main></a>"


def test_every_text_of_a_frame_and_every_path_beside_it_counts(tmp_path):
    """One file after the other says the slots that the site had before, and they change each time."""
    root = copy_project(tmp_path / "project")
    seen = [slots_of(root)]
    for file, before, after in (
        ("overrides/main.html", "<body>", "<body>/{}/"),
        ("data/project.yml", "programme: ", "programme: /{}/ "),
        ("overrides/partials/footer.html", "</footer>", "/{}/</footer>"),
        ("docs/assets/js/early.js", "", "// /{}/\n"),
        ("data/practices/osmose-occitanie.yml", "\ntitle:", "\nformer_ids: [{}]\ntitle:"),
    ):
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        changed = text.replace(before, after.format(seen[-1].id), 1)
        path.write_text(changed, encoding="utf-8")
        seen.append(slots_of(root))
        assert seen[-1].digits not in changed
    page = root / "docs/en/practices" / seen[-1].id / "index.md"
    page.parent.mkdir()
    page.write_text("---\ntitle: A\ndescription: B\n---\n", encoding="utf-8")
    seen.append(slots_of(root))

    assert len(set(seen)) == len(seen)
    assert slots_of(root, SITE_URL="https://example.org/frame-slot/") != seen[-1]
    assert slots_of(root) == seen[-1]


def slots_of(root, **environment):
    return site_of(root, **environment).slots


def site_of(root, **environment):
    settings = read_settings(root, {"HUB_TODAY": "2026-12-01", **environment})
    registries, _ = load_registries(root / "data", THREE_CODES)
    return make_site(settings, registries, outputs=OUTPUTS)
