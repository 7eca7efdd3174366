"""A frame is split once and filled for every record."""

import pytest
from markupsafe import Markup

from hub.pages.frames import Frame, Slots

SLOTS = Slots("0af3")
PAGE = (
    '<head><link rel="canonical" href="https://x.org/practices/frame-slot-0af3/"><!--hub-head-0af3--></head>'
    '<a href="../../fr/practices/frame-slot-0af3/">Français</a><main><!--hub-main-0af3--></main>'
    "<footer>/frame-slot/ /frame-slot-0af/ /frame-slot-0af35/ frame-slot-0af3 <!--hub-main--></footer>"
)


def test_a_filled_frame_has_the_id_and_both_parts_in_place():
    page = Frame.split(PAGE, SLOTS).fill(
        "a-1", Markup("<title>A &amp; B</title>"), Markup("<p>/frame-slot-0af3/ stays in a text</p>")
    )

    assert page == (
        '<head><link rel="canonical" href="https://x.org/practices/a-1/"><title>A &amp; B</title></head>'
        '<a href="../../fr/practices/a-1/">Français</a><main><p>/frame-slot-0af3/ stays in a text</p></main>'
        "<footer>/frame-slot/ /frame-slot-0af/ /frame-slot-0af35/ frame-slot-0af3 <!--hub-main--></footer>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<!--hub-head-0af3-->",
        "<!--hub-head-0af3--><!--hub-main-0af3--><!--hub-main-0af3-->",
        "<!--hub-head--><!--hub-main-->",
    ],
)
def test_a_page_without_its_slots_is_no_frame(html):
    with pytest.raises(ValueError, match="exactly one head slot"):
        Frame.split(html, SLOTS)
