"""What pages load: each stylesheet once, in the order of the lists, and no more of them than a kind of page needs."""

import shutil

import pytest

from hub.pages.assets import load_assets
from tests.frozen import ROOT

LIST = '/* The order. */\n@import "base/b.css";\n@import "a.css";\n'
MORE = '@import "c.css";\n'
COMPARE = '@import "d.css";\n'
EMBED = '@import "e.css";\n'
SEARCH = '@import "f.css";\n'


@pytest.fixture
def folder(tmp_path):
    """Assets with six stylesheets, whose names are in another order than the lists."""
    shutil.copytree(ROOT / "docs" / "assets" / "js", tmp_path / "js")
    styles = {
        "hub.css": LIST,
        "more.css": MORE,
        "compare.css": COMPARE,
        "embed.css": EMBED,
        "search.css": SEARCH,
        "a.css": "a { color: red; }\n",
        "base/b.css": "\nb { color: blue; }\n\n",
        "c.css": "/* Why. */\nc { color: tan; }\n",
        "d.css": "d { color: teal; }\n",
        "e.css": "e { color: plum; }\n",
        "f.css": "f { color: navy; }\n",
    }
    for name, text in styles.items():
        (tmp_path / "css" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "css" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_stylesheets_stand_in_the_order_of_their_list(folder):
    assets = load_assets(folder)

    assert (assets.styles.text, assets.more_styles.text) == ("b{color:blue}a{color:red}", "c{color:tan}")


def test_another_content_has_another_address(folder):
    before = load_assets(folder).styles.url
    (folder / "css" / "a.css").write_text("a { color: green; }\n", encoding="utf-8")

    assert load_assets(folder).styles.url != before


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("", True),
        ("practices/", True),
        ("practices/osmose-occitanie/", False),
        ("events/kickoff-rennes-2025/", False),
        ("practices/theme/youth/", True),
        ("about/", True),
        ("about/team/", True),
    ],
)
def test_the_page_of_a_record_loads_one_stylesheet(folder, path, more):
    assets = load_assets(folder)

    assert assets.stylesheets(path) == (assets.styles.url, *([assets.more_styles.url] if more else []))


def test_the_comparison_alone_loads_a_third_stylesheet(folder):
    assets = load_assets(folder)
    urls = (assets.styles.url, assets.more_styles.url, assets.comparison_styles.url)

    assert assets.comparison_styles.text == "d{color:teal}"
    assert assets.stylesheets("compare/") == urls


def test_the_page_of_the_search_loads_what_the_others_load_when_somebody_searches(folder):
    assets = load_assets(folder)

    assert assets.search_styles.text == "f{color:navy}"
    assert assets.stylesheets("search/") == (assets.styles.url, assets.more_styles.url, assets.search_styles.url)


def test_no_page_of_the_site_loads_the_style_of_what_stands_in_frames(folder):
    assets = load_assets(folder)

    assert assets.embed_styles.text == "e{color:plum}"
    assert assets.embed_styles in assets.bundles
    assert not [
        path for path in ("", "compare/", "practices/a/") if assets.embed_styles.url in assets.stylesheets(path)
    ]


@pytest.mark.parametrize(
    ("listed", "wrong"),
    [
        ('@import "base/b.css";\n', "a.css"),
        (f'{LIST}@import "a.css";\n', "a.css"),
        (f"{LIST}{MORE}", "c.css"),
        (f'{LIST}@import "components/d.css";\n', "components/d.css"),
        (LIST.replace('"a.css"', '"A.css"'), "A.css, a.css"),
        ("", "a.css, base/b.css"),
    ],
)
def test_a_stylesheet_that_is_not_listed_once_is_refused(folder, listed, wrong):
    (folder / "css" / "hub.css").write_text(listed, encoding="utf-8")

    with pytest.raises(ValueError, match=rf"css: name each stylesheet that there is in one list, once: {wrong}$"):
        load_assets(folder)
