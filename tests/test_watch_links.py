"""How outside links are asked, against a local server that answers in every way."""

from __future__ import annotations

import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hub.watching.budget import Budget
from hub.watching.hosts import HostTurns
from hub.watching.http_check import CheckOutcome, RequestPolicy, ask
from hub.watching.schedule import ask_all
from tests.link_server import POLICY, link_server

pytestmark = pytest.mark.long


FINE = CheckOutcome("fine")


@pytest.fixture(scope="module")
def server():
    with link_server() as running:
        yield running


@pytest.mark.parametrize(
    ("path", "expected", "asked"),
    [
        ("/ok", FINE, ["HEAD"]),
        ("/found", FINE, ["HEAD"]),
        ("/moved", CheckOutcome("moved", "link-moved", 200, "/ok"), ["HEAD"]),
        ("/moved-308", CheckOutcome("moved", "link-moved", 200, "/ok?a=1"), ["HEAD"]),
        ("/moved-then-found", CheckOutcome("moved", "link-moved", 200, "/found"), ["HEAD"]),
        ("/found-then-moved", FINE, ["HEAD"]),
        ("/moved-to-nothing", CheckOutcome("broken", "link-status", 404), ["HEAD", "GET"]),
        ("/missing", CheckOutcome("broken", "link-status", 404), ["HEAD", "GET"]),
        ("/gone", CheckOutcome("broken", "link-status", 410), ["HEAD", "GET"]),
        ("/error", CheckOutcome("broken", "link-status", 500), ["HEAD", "GET", "GET"]),
        ("/second-time", FINE, ["HEAD", "GET", "GET"]),
        ("/no-head", FINE, ["HEAD", "GET"]),
        ("/lies-to-head", FINE, ["HEAD", "GET"]),
        ("/forbidden", CheckOutcome("unsure", "link-refused", 403), ["HEAD", "GET"]),
        ("/busy", CheckOutcome("unsure", "link-refused", 429), ["HEAD"]),
        ("/wall", CheckOutcome("unsure", "link-refused", 999), ["HEAD", "GET"]),
        ("/loop", CheckOutcome("unsure", "link-loop"), ["HEAD"]),
        ("/slow", CheckOutcome("broken", "link-timeout"), ["HEAD", "GET", "GET"]),
        ("/drip", CheckOutcome("broken", "link-timeout"), ["HEAD", "GET", "GET"]),
        ("/hangs-up", CheckOutcome("broken", "link-no-answer"), ["HEAD", "GET", "GET"]),
        ("/to-private", CheckOutcome("unsure", "link-private"), ["HEAD"]),
        ("/to-file", CheckOutcome("broken", "link-invalid"), ["HEAD"]),
        ("/to-nonsense", CheckOutcome("broken", "link-invalid"), ["HEAD"]),
    ],
)
def test_an_address_is_judged_by_what_its_server_answers(server, path, expected, asked):
    outcome = ask(server.address(path), POLICY, HostTurns(0, Budget(60)))

    assert outcome == expected._replace(target=server.address(expected.target) if expected.target else "")
    assert sorted(server.asked.elements()).count(f"GET {path}") == asked.count("GET")
    assert server.asked[f"HEAD {path}"] == asked.count("HEAD")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://nowhere.invalid/", CheckOutcome("broken", "link-unknown-host")),
        ("http://127.0.0.1:1/", CheckOutcome("broken", "link-no-answer")),
        ("http://127.0.0.1:99999/", CheckOutcome("broken", "link-invalid")),
        ("http://a..b/", CheckOutcome("broken", "link-invalid")),
        ("http://[/", CheckOutcome("broken", "link-invalid")),
        ("http://10.1.2.3/", CheckOutcome("unsure", "link-private")),
        ("http://[::ffff:127.0.0.1]/", CheckOutcome("unsure", "link-private")),
        ("http://169.254.169.254/latest/meta-data/", CheckOutcome("unsure", "link-private")),
    ],
)
def test_an_address_without_a_server_is_judged_too(address, expected):
    assert ask(address, POLICY, HostTurns(0, Budget(60))) == expected


def test_by_default_nothing_of_this_machine_is_asked(server):
    before = sum(server.asked.values())

    outcomes = ask_all(
        [server.address("/ok"), server.address("/ok", "localhost")], RequestPolicy(agent="test", pause=0)
    )

    assert list(outcomes.values()) == [CheckOutcome("unsure", "link-private")] * 2
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

        outcome = ask(f"https://localhost:{running.server_port}/", POLICY, HostTurns(0, Budget(60)))

        running.shutdown()
    assert outcome == CheckOutcome("broken", "link-certificate")
