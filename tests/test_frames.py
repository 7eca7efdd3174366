"""A frame is split once and filled for every record."""

import pytest
from markupsafe import Markup

from hub.frames import Frame

PAGE = (
    '<head><link rel="canonical" href="https://x.org/practices/frame-slot/"><!--hub-head--></head>'
    '<a href="../../fr/practices/frame-slot/">Français</a><main><!--hub-main--></main>'
)


def test_a_filled_frame_has_the_id_and_both_parts_in_place():
    page = Frame.split(PAGE).fill(
        "a-1", Markup("<title>A &amp; B</title>"), Markup("<p>frame-slot stays in a text</p>")
    )

    assert page == (
        '<head><link rel="canonical" href="https://x.org/practices/a-1/"><title>A &amp; B</title></head>'
        '<a href="../../fr/practices/a-1/">Français</a><main><p>frame-slot stays in a text</p></main>'
    )


@pytest.mark.parametrize("html", ["", "<!--hub-head-->", "<!--hub-head--><!--hub-main--><!--hub-main-->"])
def test_a_page_without_its_slots_is_no_frame(html):
    with pytest.raises(ValueError, match="exactly one head slot"):
        Frame.split(html)
