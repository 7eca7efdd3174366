"""A page's own Markdown: headings in order, nothing that runs or loads from elsewhere."""

import pytest

from hub.written.outline import check_outline

TOP = "---\ntitle: A\ndescription: x\n---\n\n# A\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## B\n\n### C\n\n## D\n", []),
        ("## B\n\n#### C\n", [(10, "page-level", "### C")]),
        ("### B\n", [(8, "page-level", "## B")]),
        ("# B\n", [(8, "page-second-title", "## B")]),
        ("```\n# B\n#### C\n<script>\n```\n", []),
        ("#hashtag and C#\n", []),
        ("A <script src='x.js'></script>\n", [(8, "page-runs", "<script")]),
        ("<IFRAME src=//a.org>\n", [(8, "page-runs", "<IFRAME")]),
        ("<form action=/x>\n", [(8, "page-runs", "<form")]),
        ("![a](https://a.org/x.png)\n", [(8, "page-picture", "![a](https://")]),
        ("![a](//a.org/x.png)\n", [(8, "page-picture", "![a](//")]),
        ("<img alt='' src=\"https://a.org/x.png\">\n", [(8, "page-picture", "<img alt='' src=\"https://")]),
        ("<img src='x.png'>\n", [(8, "page-picture-words", "<img")]),
        ("![a](../assets/x.png) and [a link](https://a.org/)\n", []),
        ("Less than < five, a <br> and <b>bold</b>\n", []),
    ],
)
def test_what_would_make_a_page_wrong_is_told_at_its_line(text, told):
    found = [
        (line, code, values.get("right") or values.get("element")) for line, code, values in check_outline(TOP + text)
    ]

    assert found == told
