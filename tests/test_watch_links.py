"""How outside links are asked, against a local server that answers in every way."""

from __future__ import annotations

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hub.watching.budget import Budget
from hub.watching.hosts import Turns
from hub.watching.http_check import Manner, Outcome, ask
from hub.watching.schedule import ask_all
from tests.link_server import MANNER, link_server

pytestmark = pytest.mark.long


FINE = Outcome("fine")


@pytest.fixture(scope="module")
def server():
    with link_server() as running:
        yield running


@pytest.mark.parametrize(
    ("path", "expected", "asked"),
    [
        ("/ok", FINE, ["HEAD"]),
        ("/found", FINE, ["HEAD"]),
        ("/moved", Outcome("moved", "link-moved", 200, "/ok"), ["HEAD"]),
        ("/moved-308", Outcome("moved", "link-moved", 200, "/ok?a=1"), ["HEAD"]),
        ("/moved-then-found", Outcome("moved", "link-moved", 200, "/found"), ["HEAD"]),
        ("/found-then-moved", FINE, ["HEAD"]),
        ("/moved-to-nothing", Outcome("broken", "link-status", 404), ["HEAD", "GET"]),
        ("/missing", Outcome("broken", "link-status", 404), ["HEAD", "GET"]),
        ("/gone", Outcome("broken", "link-status", 410), ["HEAD", "GET"]),
        ("/error", Outcome("broken", "link-status", 500), ["HEAD", "GET", "GET"]),
        ("/second-time", FINE, ["HEAD", "GET", "GET"]),
        ("/no-head", FINE, ["HEAD", "GET"]),
        ("/lies-to-head", FINE, ["HEAD", "GET"]),
        ("/forbidden", Outcome("unsure", "link-refused", 403), ["HEAD", "GET"]),
        ("/busy", Outcome("unsure", "link-refused", 429), ["HEAD"]),
        ("/wall", Outcome("unsure", "link-refused", 999), ["HEAD", "GET"]),
        ("/loop", Outcome("unsure", "link-loop"), ["HEAD"]),
        ("/slow", Outcome("broken", "link-timeout"), ["HEAD", "GET", "GET"]),
        ("/drip", Outcome("broken", "link-timeout"), ["HEAD", "GET", "GET"]),
        ("/hangs-up", Outcome("broken", "link-no-answer"), ["HEAD", "GET", "GET"]),
        ("/to-private", Outcome("unsure", "link-private"), ["HEAD"]),
        ("/to-file", Outcome("broken", "link-invalid"), ["HEAD"]),
        ("/to-nonsense", Outcome("broken", "link-invalid"), ["HEAD"]),
    ],
)
def test_an_address_is_judged_by_what_its_server_answers(server, path, expected, asked):
    outcome = ask(server.address(path), MANNER, Turns(0, Budget(60)))

    assert outcome == expected._replace(target=server.address(expected.target) if expected.target else "")
    assert sorted(server.asked.elements()).count(f"GET {path}") == asked.count("GET")
    assert server.asked[f"HEAD {path}"] == asked.count("HEAD")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://nowhere.invalid/", Outcome("broken", "link-unknown-host")),
        ("http://127.0.0.1:1/", Outcome("broken", "link-no-answer")),
        ("http://127.0.0.1:99999/", Outcome("broken", "link-invalid")),
        ("http://a..b/", Outcome("broken", "link-invalid")),
        ("http://[/", Outcome("broken", "link-invalid")),
        ("http://10.1.2.3/", Outcome("unsure", "link-private")),
        ("http://[::ffff:127.0.0.1]/", Outcome("unsure", "link-private")),
        ("http://169.254.169.254/latest/meta-data/", Outcome("unsure", "link-private")),
    ],
)
def test_an_address_without_a_server_is_judged_too(address, expected):
    assert ask(address, MANNER, Turns(0, Budget(60))) == expected


def test_by_default_nothing_of_this_machine_is_asked(server):
    before = sum(server.asked.values())

    outcomes = ask_all([server.address("/ok"), server.address("/ok", "localhost")], Manner(agent="test", pause=0))

    assert list(outcomes.values()) == [Outcome("unsure", "link-private")] * 2
    assert sum(server.asked.values()) == before


def test_a_certificate_of_nobody_is_told(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as running:
        running.socket = context.wrap_socket(running.socket, server_side=True)
        running.handle_error = lambda *_: None
        threading.Thread(target=running.serve_forever, daemon=True).start()

        outcome = ask(f"https://localhost:{running.server_port}/", MANNER, Turns(0, Budget(60)))

        running.shutdown()
    assert outcome == Outcome("broken", "link-certificate")
