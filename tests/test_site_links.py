"""Every link within a finished site leads somewhere: a table of links as they may stand in a page and other files."""

from __future__ import annotations

import pytest

from hub.pages.site_links import Broken, broken_links

URLS = ["https://hub.example.org/", "https://hub.example.org/campus/"]
PAGE = "fr/about/index.html"
BODY = '<h2 id="what">A</h2><a name="old"></a><p id=bare><p id=\'quoted\'><p id="a&amp;b"><p id="é">'
FILES = {
    "index.html": BODY,
    "events/index.html": BODY,
    "fr/index.html": BODY,
    "fr/events/index.html": BODY,
    "assets/icon.svg": "<svg/>",
    "assets/a b.pdf": "",
    "assets/é.pdf": "",
}


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def faults(tmp_path, url, name, text):
    write(tmp_path, {**FILES, name: text.replace("SITE/", url)})
    return [(item.file, item.link.replace(url, "SITE/"), item.fault) for item in broken_links(tmp_path, url)]


GOOD = [
    *("../events/", "../", "./", "", "#", "#top", "#TOP", "?a=b", "../../events/", "../events", "../events/index.html", "../../"),
    *("../events/#what", "../events/?a=b#what", "#here", "../events/#old", "../events/#bare", "../events/#quoted"),
    *("../events/#%C3%A9", "../events/#é", "../events/#a&amp;b", "../events/#:~:text=A", " ../events/ ", "../events/../events/"),
    *("../../assets/a%20b.pdf#page=2", "../../assets/a b.pdf", "../../assets/%C3%A9.pdf", "SITE/fr/events/#what", "SITE/"),
    *("https://elsewhere.example/x", "//elsewhere.example/x", "mailto:a@b.example", "tel:+33", "data:image/png;base64,x="),
]  # fmt: skip
BAD = [
    *((link, "missing") for link in ("nosuch.md", "../event/", "../Events/", "../events/x/", "events.md", "../../assets/icon.svg/")),
    *((link, "missing") for link in ("SITE/nosuch/", "../../assets/", "%2e%2e/nosuch/", "..\\events\\", "a b.md")),
    *((link, "anchor") for link in ("#nosuch", "../events/#nosuch", "../events/#What", "SITE/events/#nosuch", "#wha")),
    *((link, "rooted") for link in ("/events/", "/campus/events/", "/", "\\events")),
    *((link, "outside") for link in ("../../../", "../../../events/", "../../../../../etc/passwd")),
]  # fmt: skip


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("link", GOOD)
def test_what_leads_somewhere_is_left_alone(tmp_path, url, link):
    assert faults(tmp_path, url, PAGE, f'<p id="here"><a href="{link}">x</a>') == []


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize(("link", "fault"), BAD)
def test_what_leads_nowhere_is_found(tmp_path, url, link, fault):
    assert faults(tmp_path, url, PAGE, f'<p id="here">\n<a href="{link}">x</a>') == [(PAGE, link, fault)]


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<a href='nosuch/'>", "missing"),
        ("<a href=nosuch/>", "missing"),
        ('<A HREF="nosuch/">', "missing"),
        ('<a\nhref = "nosuch/">', "missing"),
        ('<svg><use xlink:href="nosuch/"/></svg>', "missing"),
        ('<link rel="stylesheet" href="nosuch/">', "missing"),
        ('<script src="nosuch/"></script>', "missing"),
        ('<form action="nosuch/">', "missing"),
        ('<a data-script="nosuch/">', "missing"),
        ('<a data-styles="nosuch/">', "missing"),
        ('<meta http-equiv="refresh" content="0; url=nosuch/">', "missing"),
        ('<img src="nosuch/" alt="">', "image"),
        ('<img alt="" srcset="../../assets/icon.svg 1x, nosuch/ 2x" src="../../assets/icon.svg">', "image"),
        ('<source srcset="nosuch/">', "image"),
        ('<video poster="nosuch/"></video>', "image"),
    ],
)
def test_links_stand_in_many_places(tmp_path, html, fault):
    assert faults(tmp_path, URLS[1], PAGE, html) == [(PAGE, "nosuch/", fault)]


def test_whole_addresses_in_the_head_are_the_sites_own(tmp_path):
    head = '<link rel="canonical" href="SITE/fr/abuot/"><meta property="og:image" content="SITE/assets/x.png">'

    assert faults(tmp_path, URLS[1], PAGE, head) == [
        (PAGE, "SITE/fr/abuot/", "missing"),
        (PAGE, "SITE/assets/x.png", "missing"),
    ]


@pytest.mark.parametrize(
    "html",
    ['<code> href="nosuch/"</code>', "<p>src=nosuch</p>", "<!-- <a href='x'> -->", '<script>a.href="x/"</script>'],
)
def test_what_only_looks_like_a_link_is_text(tmp_path, html):
    assert faults(tmp_path, URLS[1], PAGE, html) == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("assets/x.css", "/* url(a.png)\n*/ a { b: url( 'b.png' ) url(icon.svg) url(data:x) } @import \"c.css\";", {"b.png": 2, "c.css": 2}),
        ("assets/x.svg", '<svg>\n<a href="nosuch/"/><a href="icon.svg"/></svg>', {"nosuch/": 2}),
        ("app.webmanifest", '{"start_url": "nosuch/", "icons": [{"src": "assets/icon.svg"}, {"src": "x.png"}]}', {"nosuch/": 1, "x.png": 1}),
        ("sitemap.xml", "<u>\n<loc>SITE/nosuch/</loc>\n<loc>SITE/events/</loc><x href=\"SITE/fr/\"/></u>", {"SITE/nosuch/": 2}),
        ("sitemap.xml", "<u><loc>https://elsewhere.example/</loc></u>", {"https://elsewhere.example/": 1}),
        ("robots.txt", "User-agent: *\nSitemap: SITE/nosuch.xml\n", {"SITE/nosuch.xml": 2}),
        (".well-known/security.txt", "Contact: mailto:a@b.example\nCanonical: SITE/x.txt\n", {"SITE/x.txt": 2}),
    ],
)  # fmt: skip
def test_other_files_are_read_too(tmp_path, name, text, found):
    write(tmp_path, {**FILES, name: text.replace("SITE/", URLS[1])})

    assert {item.link.replace(URLS[1], "SITE/"): item.line for item in broken_links(tmp_path, URLS[1])} == found


@pytest.mark.parametrize("url", URLS)
def test_the_404_page_names_paths_from_the_host_on(tmp_path, url):
    base = "/campus/" if "campus" in url else "/"
    page = f'<a href="{base}events/">a</a><a href="{base}nosuch/">b</a><img src="{base}assets/icon.svg">'

    assert faults(tmp_path, url, "404.html", page) == [("404.html", f"{base}nosuch/", "missing")]


def test_a_link_good_on_one_page_is_looked_at_anew_in_another_folder(tmp_path):
    same = '<a href="../../events/">x</a>'
    write(tmp_path, {**FILES, "fr/a/index.html": same, "fr/b/index.html": same, "it/a/b/index.html": same})

    assert broken_links(tmp_path, URLS[0]) == [Broken("it/a/b/index.html", 1, "../../events/", "missing")]


@pytest.mark.parametrize(("index", "count"), [({}, 0), ({"pagefind/pagefind.js": ""}, 1)])
def test_the_index_of_the_search_is_there_where_any_is(tmp_path, index, count):
    write(tmp_path, {**FILES, **index, "fr/a/index.html": '<a href="../" data-index="../pagefind/">x</a>'})

    # Where only the index is missing, a parser confirms it.
    assert len(broken_links(tmp_path, URLS[0])) == count
