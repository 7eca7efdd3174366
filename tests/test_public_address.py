"""Where the site will lie, and which domain GitHub Pages must be told."""

import pytest

from hub.publication.address import is_local, own_domain
from tests.publications import hub

pytestmark = pytest.mark.long

GIVEN = {"SITE_URL": "https://hub.example.org/"}


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        (GIVEN, "https://hub.example.org/"),
        ({**GIVEN, "GITHUB_REPOSITORY": "Campus/Hub"}, "https://hub.example.org/"),
        ({"SITE_URL": "https://x.org/a/b"}, "https://x.org/a/b/"),
        ({"SITE_URL": "", "GITHUB_REPOSITORY": "Campus-EU/Hub"}, "https://campus-eu.github.io/Hub/"),
        ({"GITHUB_REPOSITORY": "Campus/campus.github.io"}, "https://campus.github.io/"),
        ({"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://github.com"}, "https://a.github.io/b/"),
    ],
)
def test_the_address_is_the_setting_or_the_one_that_github_gives(environment, address):
    assert hub("address", **environment) == (0, f"{address}\n", "")
    assert hub("address", "--preview", "12", **environment) == (0, f"{address}preview/12/\n", "")


@pytest.mark.parametrize(
    "environment",
    [{}, {"GITHUB_REPOSITORY": "a"}, {"GITHUB_REPOSITORY": "a/b", "GITHUB_SERVER_URL": "https://git.example.org"}],
)
def test_an_address_that_nothing_tells_is_asked_for(environment):
    said = "hub: SITE_URL: not set, and nothing else says where the site will lie\n"

    assert hub("address", **environment) == (2, "", said)


@pytest.mark.parametrize("number", ["0", "-1", "../..", "x"])
def test_a_preview_without_a_number_has_no_address(number):
    assert hub("address", f"--preview={number}", **GIVEN)[0] == 2


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://hub.example.org/", "hub.example.org"),
        ("https://example.org/", "example.org"),
        ("https://xn--campus-cya.example/", "xn--campus-cya.example"),
        ("https://hub.example.org/campus/", ""),
        ("https://hub.example.org:8443/", ""),
        ("https://campus.github.io/", ""),
        ("https://campus.github.io/hub/", ""),
        ("http://127.0.0.1:8000/", ""),
        ("http://192.0.2.1/", ""),
        ("http://localhost/", ""),
        ("https://a_b.example.org/", ""),
        ("", ""),
    ],
)
def test_an_own_domain_is_one_with_the_site_at_its_root(address, domain):
    assert own_domain(address) == domain


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:8000/", True),
        ("http://localhost/", True),
        ("http://hub.localhost:80/", True),
        ("", True),
        ("/campus/", True),
        ("https://localhost.example.org/", False),
        ("https://hub.example.org/", False),
    ],
)
def test_a_local_address_is_known(address, local):
    assert is_local(address) is local
