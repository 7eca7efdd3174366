"""What pages load: each stylesheet once, in the order of the one list."""

import shutil

import pytest

from hub.pages.assets import load_assets
from tests.frozen import ROOT

LIST = '/* The order. */\n@import "base/b.css";\n@import "a.css";\n'


@pytest.fixture
def folder(tmp_path):
    """Assets with two stylesheets, whose names are in another order than the list."""
    shutil.copytree(ROOT / "docs" / "assets" / "js", tmp_path / "js")
    for name, text in (("hub.css", LIST), ("a.css", "a { color: red; }\n"), ("base/b.css", "\nb { color: blue; }\n\n")):
        (tmp_path / "css" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "css" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_stylesheets_stand_in_the_order_of_the_list(folder):
    assert load_assets(folder).stylesheet.text == "b { color: blue; }\na { color: red; }\n"


def test_another_content_has_another_address(folder):
    before = load_assets(folder).stylesheet.url
    (folder / "css" / "a.css").write_text("a { color: green; }\n", encoding="utf-8")

    assert load_assets(folder).stylesheet.url != before


@pytest.mark.parametrize(
    ("listed", "wrong"),
    [
        ('@import "base/b.css";\n', "a.css"),
        (f'{LIST}@import "a.css";\n', "a.css"),
        (f'{LIST}@import "components/c.css";\n', "components/c.css"),
        (LIST.replace('"a.css"', '"A.css"'), "A.css, a.css"),
        ("", "a.css, base/b.css"),
    ],
)
def test_a_stylesheet_that_is_not_listed_once_is_refused(folder, listed, wrong):
    (folder / "css" / "hub.css").write_text(listed, encoding="utf-8")

    with pytest.raises(ValueError, match=rf"hub\.css: name each stylesheet that there is, once: {wrong}$"):
        load_assets(folder)
