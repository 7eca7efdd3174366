"""`/.well-known/security.txt` is there when it can be true, and SECURITY.md says what it should."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hub.model.publisher import Publisher
from hub.pages.security_txt import PLACE, security_text
from hub.settings import Settings
from tests.conftest import REPO_URL, ROOT
from tests.frozen import THREE

PUBLISHER = Publisher(contact="contact+hub@fictional.example.org")


def _settings(site_url: str, repo_url: str = "") -> Settings:
    return Settings(
        root=ROOT,
        data=THREE / "data",
        site_url=site_url,
        repo_url=repo_url,
        today=date(2026, 12, 1),
        clock=date(2026, 12, 1),
    )


def test_it_names_the_contact_of_the_publisher_for_less_than_a_year():
    assert security_text(_settings("https://hub.example.org/", REPO_URL), PUBLISHER).splitlines() == [
        "Contact: mailto:contact%2Bhub@fictional.example.org",
        "Expires: 2027-09-27T00:00:00Z",
        "Preferred-Languages: fr, en",
        "Canonical: https://hub.example.org/.well-known/security.txt",
        "Policy: https://code.example.org/campus/hub/blob/main/SECURITY.md",
    ]


def test_a_form_is_a_contact_and_without_a_repository_no_policy_is_named():
    publisher = Publisher(contact="https://fictional.example.org/contact")

    assert security_text(_settings("https://hub.example.org/"), publisher).splitlines() == [
        "Contact: https://fictional.example.org/contact",
        "Expires: 2027-09-27T00:00:00Z",
        "Preferred-Languages: fr, en",
        "Canonical: https://hub.example.org/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("site_url", "publisher"),
    [
        ("https://hub.example.org/", Publisher()),
        ("https://hub.example.org/campus/", PUBLISHER),
        ("https://hub.example.org/", Publisher(contact="http://fictional.example.org/contact")),
        ("http://hub.example.org/", PUBLISHER),
        ("https://localhost/", PUBLISHER),
        ("https://hub.local/", PUBLISHER),
        ("https://192.0.2.7/", PUBLISHER),
        ("http://127.0.0.1:8000/", PUBLISHER),
    ],
)
def test_there_is_none_without_a_contact_or_a_public_host_of_its_own(site_url, publisher):
    assert security_text(_settings(site_url, REPO_URL), publisher) == ""


def test_the_build_writes_it_at_the_root_of_a_host(own_host):
    text = (own_host / PLACE).read_text(encoding="utf-8")
    assert text == security_text(_settings("https://hub.example.org/", REPO_URL), Publisher(contact="contact@fictional.example.org"))  # fmt: skip


def test_the_build_below_a_path_has_none(site, published):
    assert not (site / ".well-known").exists()
    assert not (published / ".well-known").exists()


def test_the_policy_says_the_same_in_both_languages_and_invents_no_address():
    english, french = (ROOT / "SECURITY.md").read_text(encoding="utf-8").split("\n# ")[0:2]

    assert english.count("\n## ") == french.count("\n## ")
    assert re.findall(r"[\w.+-]+@[\w.-]+", english + french) == []
