"""The sample for a server of one's own, tried with a real nginx."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil

import pytest

from hub.open_data.workbook import MEDIA_TYPE
from tests.axe import find_violations, load_axe
from tests.browser import find_browser, is_root, launch_arguments
from tests.conftest import BASE_PATH, ROOT
from tests.nginx import ADVICE, HOST, SAMPLE, NginxError, ensure_nginx, find_nginx, running_nginx, trusting
from tests.search_box import ask
from tests.tabs import PATIENCE

pytestmark = pytest.mark.long


YEAR = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, must-revalidate"
SECURITY = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": None,
}


@pytest.fixture(scope="module")
def files(own_host, tmp_path_factory):
    """A site at the root of its host, and files of kinds that it does not have today."""
    site = tmp_path_factory.mktemp("hosted") / "site"
    shutil.copytree(own_host, site)
    for name in ("admin/index.html", "pagefind/extra.wasm", "extra.ics", "extra.webmanifest", "empty/.keep", ".env"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("<!doctype html>", encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def own(files, tmp_path_factory):
    """nginx that serves it."""
    with running_nginx(files, tmp_path_factory.mktemp("nginx")) as running:
        yield running


def get(server, path, *, host=HOST, secure=True, **headers):
    """Status, headers and body of one answer."""
    port = server.https if secure else server.http
    if secure:
        connection = _Named(host, port, context=trusting(server), timeout=60)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": host, **headers})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


class _Named(http.client.HTTPSConnection):
    """A connection to this machine under the name of a host."""

    def connect(self):
        name, self.host = self.host, "127.0.0.1"
        http.client.HTTPConnection.connect(self)
        self.sock = self._context.wrap_socket(self.sock, server_hostname=name)


@pytest.mark.parametrize("path", ["/", "/fr/practices/", "/404.html", "/robots.txt", "/nowhere/", "/assets/icon.svg"])
def test_every_answer_has_the_headers_of_security(own, path):
    _, headers, _ = get(own, path)

    assert {name: headers[name] for name in SECURITY} == SECURITY
    assert headers["Server"] == "nginx"


def test_the_form_of_the_editors_has_its_own(own):
    status, headers, _ = get(own, "/admin/")

    assert status == 200
    assert {name: headers[name] for name in SECURITY} == {
        **SECURITY,
        "Content-Security-Policy": "frame-ancestors 'self'",
        "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
        "X-Robots-Tag": "noindex",
    }
    assert headers["Cache-Control"] == "no-cache"


def test_only_what_is_made_for_frames_may_be_framed(own, files):
    pages = [path.relative_to(files).as_posix() for path in sorted(files.rglob("*.html"))]
    connection = _Named(HOST, own.https, context=trusting(own), timeout=60)
    found = {}
    for page in [*pages, "embed", "embed/nowhere/", "fr/embed/", "embedding/", "fr/embedding/", "embed/../fr/"]:
        connection.request("HEAD", f"/{page}", headers={"Host": HOST})
        answer = connection.getresponse()
        answer.read()
        found[page] = (answer.headers["Content-Security-Policy"], answer.headers["X-Robots-Tag"], answer.status)
    connection.close()

    framed = {page for page, (policy, *_) in found.items() if policy == "frame-ancestors *"}
    assert framed == {page for page in pages if page.startswith("embed/")} != set()
    assert {found[page][1:] for page in framed} == {("noindex", 200)}
    refused = {policy for page, (policy, *_) in found.items() if page not in framed and not page.startswith("admin/")}
    assert refused == {"frame-ancestors 'none'"}


def named(site, pattern):
    """The address of the first file of a form."""
    return next(f"/{path.relative_to(site).as_posix()}" for path in sorted(site.glob(pattern)))


@pytest.mark.parametrize(
    ("pattern", "kind", "cache"),
    [
        ("index.html", "text/html; charset=utf-8", SHORT),
        ("assets/hub.*.css", "text/css; charset=utf-8", YEAR),
        ("assets/hub.*.js", "text/javascript; charset=utf-8", YEAR),
        ("assets/search.*.js", "text/javascript; charset=utf-8", YEAR),
        ("assets/icon.svg", "image/svg+xml; charset=utf-8", SHORT),
        ("assets/fonts/*.woff2", "font/woff2", "public, max-age=2592000"),
        ("fr/pagefind/pagefind.js", "text/javascript; charset=utf-8", SHORT),
        ("fr/pagefind/pagefind-entry.json", "application/json; charset=utf-8", SHORT),
        ("fr/pagefind/lexicon.*.json", "application/json; charset=utf-8", YEAR),
        ("fr/pagefind/*.pf_meta", "application/octet-stream", YEAR),
        ("fr/pagefind/index/*.pf_index", "application/octet-stream", YEAR),
        ("fr/pagefind/fragment/*.pf_fragment", "application/octet-stream", YEAR),
        ("fr/pagefind/wasm.*.pagefind", "application/octet-stream", SHORT),
        ("pagefind/extra.wasm", "application/wasm", SHORT),
        ("extra.ics", "text/calendar; charset=utf-8", SHORT),
        ("extra.webmanifest", "application/manifest+json; charset=utf-8", SHORT),
        ("fr/practices/feed.atom", "application/atom+xml; charset=utf-8", SHORT),
        ("fr/events/events.ics", "text/calendar; charset=utf-8", SHORT),
        ("fr/practices/*/index.json", "application/json; charset=utf-8", SHORT),
        ("fr/practices/*/index.md", "text/markdown; charset=utf-8", SHORT),
        ("fr/practices/practices.csv", "text/csv; charset=utf-8", SHORT),
        ("fr/data/campus.xlsx", MEDIA_TYPE, SHORT),
        ("data/catalogue.jsonld", "application/ld+json; charset=utf-8", SHORT),
        ("data/catalogue.ttl", "text/turtle; charset=utf-8", SHORT),
        ("api/v1/openapi.json", "application/json; charset=utf-8", SHORT),
        ("fr/llms.txt", "text/plain; charset=utf-8", SHORT),
        ("sitemap.xml", "application/xml; charset=utf-8", SHORT),
        ("robots.txt", "text/plain; charset=utf-8", SHORT),
        (".well-known/security.txt", "text/plain; charset=utf-8", SHORT),
    ],
)
def test_a_file_has_its_type_and_its_time(own, files, pattern, kind, cache):
    status, headers, body = get(own, named(files, pattern))

    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, cache)
    assert body == (files / named(files, pattern)[1:]).read_bytes()


@pytest.mark.parametrize(
    ("path", "robots", "readers"),
    [
        ("/data/", None, None),
        ("/practices/practices.csv", "noindex", None),
        ("/data/campus.xlsx", "noindex", None),
        ("/data/catalogue.ttl", "noindex", "*"),
        ("/api/v1/practices.json", "noindex", "*"),
        ("/llms.txt", None, None),
    ],
)
def test_data_is_read_by_programs_and_not_found_in_place_of_pages(own, path, robots, readers):
    status, headers, _ = get(own, path)

    assert (status, headers["X-Robots-Tag"], headers["Access-Control-Allow-Origin"]) == (200, robots, readers)


def test_every_type_of_the_site_is_known(files):
    sample = SAMPLE.read_text(encoding="utf-8")
    known = set(re.search(r"\n    types \{(.*?)\}", sample, re.DOTALL)[1].replace(";", "").split())
    suffixes = {path.suffix[1:] for path in files.rglob("*.*") if path.is_file() and path.suffix}

    assert suffixes - known == {"pagefind", "pf_fragment", "pf_index", "pf_meta", "keep"} & suffixes


def test_text_is_packed_and_an_unchanged_page_is_not_sent_again(own, files):
    _, headers, body = get(own, "/", **{"Accept-Encoding": "gzip"})
    status, _, again = get(own, "/", **{"If-None-Match": headers["ETag"]})

    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(body) == (files / "index.html").read_bytes()
    assert (status, again) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/empty/", "/assets/", "/.env", "/.nojekyll", "/.git/config", "/empty/.keep"]
)
def test_what_is_not_meant_to_be_found_is_the_sites_own_404(own, files, path):
    status, headers, body = get(own, path)

    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert body == (files / "404.html").read_bytes()


def test_nothing_outside_the_folder_is_served(own):
    assert get(own, "/%2e%2e/key.pem")[0] == 400


@pytest.mark.parametrize(
    ("host", "secure", "path", "target"),
    [
        (HOST, False, "/fr/?a=b", f"https://{HOST}/fr/?a=b"),
        (f"www.{HOST}", False, "/", f"https://{HOST}/"),
        (f"www.{HOST}", True, "/fr/", f"https://{HOST}/fr/"),
        (HOST, True, "/fr", "/fr/"),
    ],
)
def test_there_is_one_address(own, host, secure, path, target):
    status, headers, _ = get(own, path, host=host, secure=secure)

    assert (status, headers["Location"]) == (301, target)


def test_a_site_below_a_path_works_with_its_404_page_named(site, tmp_path):
    with running_nginx(site, tmp_path, BASE_PATH) as server:
        home = get(server, BASE_PATH)
        missing = get(server, f"{BASE_PATH}nowhere/")
        style = get(server, f"{BASE_PATH.rstrip('/')}{named(site, 'assets/hub.*.css')}")

    assert (home[0], home[2]) == (200, (site / "index.html").read_bytes())
    assert (missing[0], missing[2]) == (404, (site / "404.html").read_bytes())
    assert style[1]["Cache-Control"] == YEAR


@pytest.fixture(scope="module")
def named_here(browser):
    """A browser that finds the name of the host on this machine."""
    rules = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    arguments = [*launch_arguments(root=is_root()), rules]
    running = browser.browser_type.launch(executable_path=find_browser(os.environ), args=arguments)
    yield running
    running.close()


@pytest.fixture
def visit(own, named_here):
    """Opens a page of the site under its own name; what it says."""
    context, said = named_here.new_context(ignore_https_errors=True), []
    context.set_default_timeout(PATIENCE)

    def open_one(path):
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"https://{HOST}:{own.https}{path}")
        return page, said

    yield open_one
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/fr/practices/", "/nowhere/"])
def test_pages_work_under_these_headers(visit, path):
    page, said = visit(path)
    load_axe(page)

    assert find_violations(page) == []
    assert [text for text in said if "status of 404" not in text] == []


@pytest.mark.browser
def test_the_search_works_under_these_headers(visit):
    page, said = visit("/fr/search/")

    (answer,) = ask(page, ["osmose"])

    assert "/fr/practices/osmose-occitanie/" in answer["paths"]
    assert said == []


def test_without_nginx_the_advice_is_given(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.nginx.PLACES", ())
    monkeypatch.setattr("tests.nginx.UNPACKED", tmp_path / "unpacked")
    assert find_nginx({"PATH": str(tmp_path)}) is None

    with pytest.raises(NginxError) as raised:
        ensure_nginx({"PATH": str(tmp_path)}, [("no-such-program",)])

    assert str(raised.value) == ADVICE


def test_the_guide_has_the_same_steps_in_both_languages():
    english, french = (ROOT / "hosting" / "README.md").read_text(encoding="utf-8").split("\n# ")

    assert [re.findall(r"^\d\.", text, re.MULTILINE) for text in (english, french)] == [
        ["1.", "2.", "3.", "4.", "5."]
    ] * 2
