"""The server on this machine answers to its own names only: no page elsewhere reads what is being edited."""

from __future__ import annotations

import socket
import threading

import pytest

from hub.server.http import SiteServer
from hub.server.own_names import own_names
from hub.server.served import ServedSite

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server with a home page and an icon."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<body>secret</body>", encoding="utf-8")
    (folder / "admin").mkdir()
    (folder / "admin" / "index.html").write_text("<body>secret</body>", encoding="utf-8")
    site = ServedSite()
    site.publish(folder)
    with SiteServer("127.0.0.1", 0, site) as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield running
        running.shutdown()


def ask(server, *lines):
    """The status and the body of the answer to a request as it stands; PORT is the server's."""
    request = "\r\n".join([*lines, "Connection: close", "", ""]).replace("PORT", str(server.server_port))
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=120) as connection:
        connection.sendall(request.encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


OWN = ["127.0.0.1:PORT", "localhost:PORT", "LocalHost:PORT", "[::1]:PORT", " 127.0.0.1:PORT "]
FOREIGN = [
    *("evil.example", "evil.example:PORT", "127.0.0.1.evil.example:PORT", "localhost.evil.example:PORT"),
    *("127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1:80", "127.0.0.1:0PORT", "127.0.0.1:PORT0", "127.0.0.1:"),
    *("localhost.:PORT", "127.0.0.1@evil", "127.0.0.1:PORT@evil", "evil@127.0.0.1:PORT", "evil.example#127.0.0.1:PORT"),
    *(
        "127.0.0.1:PORT/",
        "127.0.0.1:PORT, evil.example",
        "evil.example 127.0.0.1:PORT",
        "2130706433:PORT",
        "127.1:PORT",
    ),
    *(
        "0.0.0.0:PORT",
        "[::]:PORT",
        "::1:PORT",
        "[::1",
        "[::ffff:127.0.0.1]:PORT",
        "",
        ":PORT",
        "null",
        "lo\xe7alhost:PORT",
    ),
]
PATHS = ["/", "/admin/", "/__reload", "/__reload.js", "/nowhere"]


@pytest.mark.parametrize("host", OWN)
def test_the_own_names_are_answered(server, host):
    assert ask(server, "GET / HTTP/1.1", f"Host: {host}")[0] == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("host", FOREIGN)
def test_any_other_name_is_misdirected(server, host, method):
    assert ask(server, f"{method} / HTTP/1.1", f"Host: {host}") == (421, b"Misdirected Request\n" * (method == "GET"))


@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_for(server, path):
    assert ask(server, f"GET {path} HTTP/1.1", "Host: evil.example:PORT") == (421, b"Misdirected Request\n")


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("GET / HTTP/1.1",), 400),
        (("GET / HTTP/1.0",), 421),
        (("GET / HTTP/1.0", "Host: 127.0.0.1:PORT"), 200),
        (("GET / HTTP/1.1", "Host: 127.0.0.1:PORT", "Host: evil.example"), 400),
        (("GET / HTTP/1.1", "Host: evil.example", "host: 127.0.0.1:PORT"), 400),
        (("GET / HTTP/1.1", "Host: 127.0.0.1:PORT", "Host: 127.0.0.1:PORT"), 400),
        (("GET / HTTP/1.1", "X-Forwarded-Host: 127.0.0.1:PORT", "Host: evil.example"), 421),
        (("GET http://127.0.0.1:PORT/admin/ HTTP/1.1", "Host: 127.0.0.1:PORT"), 200),
        (("GET http://localhost:PORT HTTP/1.1", "Host: 127.0.0.1:PORT"), 200),
        (("GET http://127.0.0.1:PORT/ HTTP/1.1", "Host: evil.example"), 421),
        (("GET http://evil.example/ HTTP/1.1", "Host: 127.0.0.1:PORT"), 421),
        (("GET http://evil@127.0.0.1:PORT/ HTTP/1.1", "Host: 127.0.0.1:PORT"), 421),
        (("GET https://127.0.0.1:PORT/ HTTP/1.1", "Host: 127.0.0.1:PORT"), 421),
        (("GET http://[::1/ HTTP/1.1", "Host: 127.0.0.1:PORT"), 400),
        (("GET //evil.example/ HTTP/1.1", "Host: 127.0.0.1:PORT"), 404),
        (("GET evil HTTP/1.1", "Host: 127.0.0.1:PORT"), 421),
    ],
)
def test_faulty_requests_and_whole_addresses(server, lines, status):
    found, body = ask(server, *lines)

    assert found == status
    assert (b"secret" in body) == (status == 200)


@pytest.mark.parametrize(
    ("bound", "port", "more"),
    [
        ("127.0.0.1", 8000, set()),
        ("127.0.0.1", 80, {"127.0.0.1", "localhost", "[::1]"}),
        ("Editing.example", 8000, {"editing.example:8000"}),
        ("fd00::1", 8000, {"[fd00::1]:8000"}),
        ("", 8000, set()),
    ],
)
def test_the_own_names_are_those_of_this_machine_and_the_one_it_was_given(bound, port, more):
    assert own_names(bound, port) == {f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]")} | more
