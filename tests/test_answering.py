"""What the server that people edit with answers to an address: a file of the site, a page, a script."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest

from hub.server.responses import Response, answer, content_type, locate, with_script
from hub.server.served import Snapshot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "fr/é").mkdir(parents=True)
    (site / "empty").mkdir()
    for name in ("index.html", "fr/index.html", "fr/é/index.html", "404.html"):
        (site / name).write_text(f"<body>{name}</body>", encoding="utf-8")
    (site / "data.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "way-out").symlink_to(tmp_path)
    return site


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "index.html"),
        ("/fr/", "fr/index.html"),
        ("/fr", "fr"),
        ("/fr/%C3%A9/", "fr/é/index.html"),
        ("/data.json", "data.json"),
        ("/data.json/", None),
        ("/empty", None),
        ("/empty/", None),
        ("/absent", None),
        ("/../secret.txt", None),
        ("/%2e%2e/secret.txt", None),
        ("/fr/..%2f..%2fsecret.txt", None),
        ("/..%5csecret.txt", None),
        ("/way-out/secret.txt", None),
        ("//etc/passwd", None),
        ("/nul%00", None),
        ("/" + "x" * 5000, None),
        ("secret.txt", None),
    ],
)
def test_addresses_lead_to_files_inside_the_site(folder: Path, path: str, expected: str | None) -> None:
    assert locate(folder, path) == (folder / expected if expected else None)


def test_unknown_address_gets_the_page_of_the_site(folder: Path) -> None:
    now = Snapshot(folder, "v", "")

    assert answer(now, "/absent?q=1") == Response(
        HTTPStatus.NOT_FOUND,
        "text/html; charset=utf-8",
        b'<body>404.html<script src="/__reload.js" data-version="v" defer></script>\n</body>',
    )


def test_unknown_address_without_such_a_page_gets_plain_text(folder: Path) -> None:
    (folder / "404.html").unlink()

    found = answer(Snapshot(folder, "v", ""), "/absent")

    assert found == Response(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found\n")


@pytest.mark.parametrize(
    ("target", "location"),
    [("/fr", "/fr/"), ("/fr?q=%C3%A9", "/fr/?q=%C3%A9"), ("/fr/%C3%A9", "/fr/%C3%A9/"), ("//fr", "/fr/")],
)
def test_folder_without_slash_leads_on(folder: Path, target: str, location: str) -> None:
    found = answer(Snapshot(folder, "v", ""), target)

    assert (found.status, found.location) == (HTTPStatus.FOUND, location)


def test_reload_script_is_served_before_the_first_build() -> None:
    found = answer(Snapshot(None, "v", ""), "/__reload.js")

    assert (found.status, found.content_type) == (HTTPStatus.OK, "text/javascript; charset=utf-8")
    assert b"location.reload()" in found.body


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("hub.css", "text/css; charset=utf-8"),
        ("hub.js", "text/javascript; charset=utf-8"),
        ("emblem.svg", "image/svg+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("sitemap.xml.gz", "application/gzip"),
        ("events.ics", "text/calendar; charset=utf-8"),
        ("practices.json", "application/json; charset=utf-8"),
        ("pagefind.wasm", "application/wasm"),
        ("fr_1a2b.pf_meta", "application/octet-stream"),
        ("picture.webp", "image/webp"),
        ("notice.pdf", "application/pdf"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_content_type_follows_the_name(name: str, expected: str) -> None:
    assert content_type(Path(name)) == expected


def test_page_without_body_end_gets_the_script_too() -> None:
    assert with_script(b"<p>a", "v") == b'<p>a<script src="/__reload.js" data-version="v" defer></script>\n'
