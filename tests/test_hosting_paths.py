"""The sample for nginx tells the editors' form and lasting files by where they lie, not by a word within the path."""

from __future__ import annotations

import pytest

from tests.nginx import running_nginx
from tests.test_hosting import SECURITY, SHORT, YEAR, get

pytestmark = pytest.mark.long


FORM = {
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
    "X-Robots-Tag": "noindex",
}
PAGE = {name: SECURITY[name] for name in FORM}
DATA = {**PAGE, "X-Robots-Tag": "noindex"}
WEEKS = "public, max-age=2592000"
PATHS = [
    ("admin/", FORM, "no-cache"),
    ("admin/config.yml", FORM, "no-cache"),
    ("practices/admin/", PAGE, SHORT),
    ("fr/partners/admin/", PAGE, SHORT),
    ("preview/7/admin/", PAGE, SHORT),
    ("admin/assets/hub.0123abcd.js", FORM, "no-cache"),
    ("assets/hub.0123abcd.js", PAGE, YEAR),
    ("events/assets/hub.0123abcd.js", PAGE, SHORT),
    ("assets/fonts/a.woff2", PAGE, WEEKS),
    ("practices/assets/fonts/a.woff2", PAGE, SHORT),
    ("pagefind/x.pf_meta", PAGE, YEAR),
    ("fr/pagefind/fragment/x.pf_fragment", PAGE, YEAR),
    ("fr/pagefind/index/x.pf_index", PAGE, YEAR),
    ("practices/pagefind/x.pf_meta", PAGE, SHORT),
    ("fr/pagefind/lexicon.0123abcd.json", DATA, YEAR),
    ("events/pagefind/lexicon.0123abcd.json", DATA, SHORT),
]
HIDDEN = ["x/.well-known/security.txt", ".well-known/.env", "practices/.git/config"]


@pytest.fixture(scope="module", params=["/", "/campus/", "/regions/admin/"])
def hosted(request, tmp_path_factory):
    """A folder with these files behind nginx, at the root of its host and below paths."""
    site = tmp_path_factory.mktemp("paths") / "site"
    for path in ["404.html", ".well-known/security.txt", *HIDDEN, *(path for path, *_ in PATHS)]:
        file = site / (f"{path}index.html" if path.endswith("/") else path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<!doctype html>", encoding="utf-8")
    with running_nginx(site, tmp_path_factory.mktemp("nginx"), request.param) as server:
        yield server, request.param


@pytest.mark.parametrize(("path", "headers", "cache"), PATHS, ids=[path for path, *_ in PATHS])
def test_headers_follow_the_place_of_a_file(hosted, path, headers, cache):
    server, base = hosted
    status, found, _ = get(server, base + path)

    assert status == 200
    assert {name: found[name] for name in headers} == headers
    assert found["Cache-Control"] == cache


@pytest.mark.parametrize("path", HIDDEN)
def test_hidden_files_are_not_served_wherever_they_lie(hosted, path):
    server, base = hosted
    assert get(server, base + path)[0] == 404
