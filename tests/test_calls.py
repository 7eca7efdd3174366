"""Macro calls: placeholders that Markdown passes by, answers after it."""

import pytest
from markdown import markdown
from markupsafe import Markup

from hub.written.calls import Call, CallError, line_of_call, placeholder, replace_calls


def shout(call: Call, *, block: bool) -> Markup:
    return Markup("<{0}>{1}</{0}>").format("div" if block else "b", str(call))


def test_a_call_alone_on_its_line_is_a_block():
    html = markdown(f"Before\n\n{placeholder('practice', 'a_b*c*')}\n\nAfter")

    assert replace_calls(html, shout) == "<p>Before</p>\n<div>practice(&#39;a_b*c*&#39;)</div>\n<p>After</p>"


def test_a_call_in_a_sentence_is_inline_and_keeps_its_arguments():
    html = markdown(f"See *{placeholder('link', 'practice', 'x', text='<é>')}*, now.")

    assert replace_calls(html, shout) == (
        "<p>See <em><b>link(&#39;practice&#39;, &#39;x&#39;, text=&#39;&lt;é&gt;&#39;)</b></em>, now.</p>"
    )


def test_a_call_inside_a_tag_is_refused():
    html = f'<h2 id="{placeholder("count", "practices")}">x</h2>'

    with pytest.raises(CallError, match="cannot stand in a heading"):
        replace_calls(html, shout)


def test_the_line_of_a_call_is_found_in_the_page():
    source = '---\ntitle: x\n---\n\n{{ practice("a") }}\n\nText {{ link("practice", "b") }}.\n'

    assert line_of_call(source, Call("link", ("practice", "b"), {})) == 7
    assert line_of_call(source, Call("practice", ("a",), {})) == 5


def test_what_an_answer_holds_is_never_read_as_a_call():
    def hostile(call: Call, *, block: bool) -> Markup:
        return Markup("<i>{}</i>").format(placeholder("link", "practice", "x", text="OWNED"))

    html = replace_calls(f"<p>{placeholder('partners')}</p>", hostile)

    assert "OWNED" not in html
    assert html.startswith("<i>hubcall")
