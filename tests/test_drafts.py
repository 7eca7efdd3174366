"""Drafts of a machine, against a server on this machine that speaks DeepL's documented protocol."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hub.checks.checking import check_data
from hub.cli import main
from hub.settings import read_settings
from hub.translations.state import read_translations
from hub.translators.shielding import shield, unshield
from hub.translators.typesetting import typeset
from tests.registries import copy_small, write_list_pages

pytest.importorskip("deepl")
CONFIG = (
    "plugins:\n  - i18n:\n      languages:\n        - {locale: en, name: English, default: true}\n"
    "        - {locale: fr, name: Français}\n"
)
NNBSP, NBSP = "\u202f", "\u00a0"


class FakeDeepL(BaseHTTPRequestHandler):
    """Answers as https://developers.deepl.com/docs says; what was asked is kept in the server's `asked`."""

    def _answer(self, status, body=None):
        data = json.dumps(body).encode() if body is not None else b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _read(self):
        text = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = json.loads(text) if text else None
        self.server.asked.append((self.command, self.path, self.headers.get("Authorization"), body))
        return body

    def do_GET(self):
        self._read()
        pairs = [{"source_lang": "en", "target_lang": "fr"}]
        self._answer(200, {"supported_languages": pairs})

    def do_POST(self):
        body = self._read()
        if self.headers.get("Authorization") != "DeepL-Auth-Key secret":
            return self._answer(403, {"message": "Wrong key"})
        if self.path == "/v2/glossaries":
            made = {
                "glossary_id": "g-1",
                "ready": True,
                "name": "CAMPUS",
                "creation_time": "2026-12-01T10:00:00.000000Z",
            }
            return self._answer(201, {**made, "source_lang": "en", "target_lang": "fr", "entry_count": 1})
        said = [self.server.speak(text) for text in body["text"]]
        found = [{"detected_source_language": "EN", "billed_characters": len(text), "text": text} for text in said]
        return self._answer(200, {"translations": found})

    def do_DELETE(self):
        self._read()
        self._answer(204)

    def log_message(self, *_):
        """Nothing is printed."""


@pytest.fixture
def deepl(monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), FakeDeepL)
    server.asked, server.speak = [], lambda text: text
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("DEEPL_AUTH_KEY", "secret")
    monkeypatch.setenv("DEEPL_SERVER_URL", f"http://127.0.0.1:{server.server_port}")
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def project(tmp_path, monkeypatch):
    copy_small(tmp_path, "project.yml", "emblem: eu-emblem.svg", "emblem: eu-emblem.svg")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/eu-emblem.svg").touch()
    write_list_pages(tmp_path, "en", "fr")
    monkeypatch.chdir(tmp_path)
    assert main(["fix"]) == 0
    return tmp_path


def test_without_a_key_nothing_is_called(project, deepl, monkeypatch, capsys):
    monkeypatch.delenv("DEEPL_AUTH_KEY")

    assert main(["translations", "draft", "fr", "--lang", "en"]) == 2

    assert "no key for DeepL: nothing was sent" in capsys.readouterr().err
    assert deepl.asked == []


def missing(project):
    """Take the French summary of the first event away."""
    change(project, '    fr: "La première réunion."\n', "")


def change(project, old, new):
    path = project / "data/events.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def answers(replies):
    """What the machine says to the texts of a request; a text that is not listed comes back as it is."""
    return lambda text: replies.get(text, text)


def test_a_draft_is_written_with_the_glossary_passed_on(project, deepl, capsys):
    missing(project)
    deepl.speak = answers({"The first meeting.": "La première rencontre."})

    assert main(["translations", "draft", "fr", "--only", "missing", "--lang", "en"]) == 0

    events = (project / "data/events.yml").read_text(encoding="utf-8")
    assert '    en: "The first meeting."\n    fr: "La première rencontre."\n' in events
    assert "# Two fictional events, for tests." in events
    assert "machine-assisted" in {state.origin for state in states_of(project) if state.unit.path == "summary"}
    (asked,) = [body for _, path, _, body in deepl.asked if path == "/v2/translate"]
    assert (asked["source_lang"], asked["target_lang"], asked["tag_handling"]) == ("EN", "FR", "xml")
    assert all(key == "DeepL-Auth-Key secret" for _, _, key, _ in deepl.asked)
    assert "marked machine-assisted" in capsys.readouterr().out


def test_terms_of_the_glossary_go_with_the_texts(project, deepl):
    missing(project)
    change(project, "The first meeting.", "A meeting on phishing.")
    (project / "data/glossary.yml").write_text(
        "- id: phishing\n  language: en\n  term: {en: phishing, fr: hameçonnage}\n"
        "  definition: {en: A trick by mail., fr: Une ruse par courriel.}\n",
        encoding="utf-8",
    )
    assert main(["fix"]) == 0
    deepl.speak = answers({"A meeting on phishing.": "Une réunion sur l'hameçonnage."})

    assert main(["translations", "draft", "fr", "--lang", "en"]) == 0

    made = next(body for method, path, _, body in deepl.asked if (method, path) == ("POST", "/v2/glossaries"))
    assert made["entries"] == "phishing\thameçonnage"
    translated = next(body for _, path, _, body in deepl.asked if path == "/v2/translate")
    assert translated["glossary_id"] == "g-1"
    assert ("DELETE", "/v2/glossaries/g-1") in [(method, path) for method, path, _, _ in deepl.asked]
    assert "Une réunion sur l’hameçonnage." in path_text(project)


def states_of(project):
    settings = read_settings(project, {})
    registries, _ = check_data(settings)
    found = read_translations(settings, registries).states
    return [state for state in found if state.unit.key.record == "opening" and state.language == "fr"]


def path_text(project):
    return (project / "data/events.yml").read_text(encoding="utf-8")


def test_a_draft_that_fails_a_check_is_not_written(project, deepl, capsys):
    missing(project)
    change(project, "The first meeting.", "The first of 3 meetings.")
    before = path_text(project)
    deepl.speak = answers({"The first of 3 meetings.": "La première de 4 réunions."})

    assert main(["translations", "draft", "fr", "--lang", "en"]) == 1

    said = capsys.readouterr()
    assert path_text(project) == before
    assert (
        "events/opening:summary: the draft of the machine is not taken: a figure of the original is gone: 3" in said.err
    )
    assert "refused: 1" in said.out


def test_what_the_machine_refuses_is_told(project, deepl, monkeypatch, capsys):
    missing(project)
    monkeypatch.setenv("DEEPL_AUTH_KEY", "wrong")

    assert main(["translations", "draft", "fr", "--lang", "en"]) == 1

    assert "DeepL answers: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["{n} of 10 & more", 'See [the page](https://example.org/a?b=1&c=2) and {{ link("practice", "a") }}.', "a < b"],
)
def test_what_is_no_language_is_shielded(text):
    assert unshield(shield(text)) == text
    assert "<x>" in shield(text) or "{" not in text


@pytest.mark.parametrize(
    ("lang", "given", "right"),
    [
        ("fr", 'Pourquoi ? "Oui" : 20 %', f"Pourquoi{NNBSP}? «{NBSP}Oui{NBSP}»{NBSP}: 20{NBSP}%"),
        ("fi", 'Se on "hyvä", 20%', f"Se on ”hyvä”, 20{NBSP}%"),
        ("hu", 'Ez "jó" - 1 200', f"Ez „jó” – 1{NBSP}200"),
        ("it", "L'ente", "L’ente"),
        ("xx", "It's", "It’s"),
    ],
)
def test_a_draft_is_put_into_the_typography_of_its_language(lang, given, right):
    assert typeset(given, lang) == right
