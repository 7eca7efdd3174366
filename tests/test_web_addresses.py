"""Web addresses: the check, the schemas and the form in the browser say the same of each kind."""

import re

import pytest

from hub.admin.fields import pattern
from hub.diagnosis import formats
from hub.model.web_addresses import address_fault, is_web_address
from hub.reading.loading import load_registries
from hub.schemas.values import whole_pattern
from hub.watching.addresses import outside_addresses
from tests.registries import LANGUAGES, copy_small, messages_of, problems_of

LABEL = "a" * 63
GOOD = [
    "https://example.org", "http://example.org/", "https://www.example.org/a/b?c=d&e=f#g", "https://example.org?x=a@b",
    "https://example.org/@name", "https://example.org/wiki/Acme_Inc.", "https://example.org/a_(b)", "https://EXAMPLE.org",
    "https://example.org/a%20b", "https://example.org/é", "https://example.org:8443/", "https://example.org:1",
    "https://example.org:65535/x", "https://xn--pokmon-dva.org/", "https://xn--80ak6aa92e.com/", "https://a.xn--p1ai/",
    "https://1und1.de/", "https://3.basecamp.com/", "https://r3---sn-x.example.org/", "https://a-b.example.museum/x;y=z",
    "https://example.org/?tx_news[id]=3", f"https://{LABEL}.org/", "https://example.org/http://other.org/",
    "https://" + "a." * 125 + "eu/", "https://example.org/a,b:c;d!e*f", "https://example.org/#/route", "https://x.io/~me",
]  # fmt: skip
BAD = [
    ("an account before the host", "https://www.bank.org@evil.org/", "address-user", "https://evil.org/"),
    ("account and password", "https://me:secret@example.org/x", "address-user", "https://example.org/x"),
    ("nothing before the @", "https://@example.org/", "address-user", "https://example.org/"),
    ("an encoded account", "https://a%40b@example.org/", "address-user", "https://example.org/"),
    ("a port too high", "https://example.org:99999/", "address-port", ""),
    ("one above the highest", "https://example.org:65536", "address-port", ""),
    ("port 0", "https://example.org:0/", "address-port", None),
    ("no port", "https://example.org:/x", "address-port", "https://example.org/x"),
    ("zeros before the port", "https://example.org:0443/", "address-port", "https://example.org:443/"),
    ("a port in letters", "https://example.org:http/", "address-port", ""),
    ("two ports", "https://example.org:80:80/", "address-port", ""),
    ("a port of other digits", "https://example.org:٤٤٣/", "address-port", ""),
    ("backslashes", "https:\\\\example.org\\a", "not-a-url", "https://example.org/a"),
    ("a backslash before an @", "https://example.org\\@evil.org/", "bad-host", "https://example.org/@evil.org/"),
    ("a backslash in the path", "https://example.org/a\\b", "bad-host", "https://example.org/a/b"),
    ("a tab", "https://example.org/a\tb", "bad-host", None),
    ("a line break", "https://example.org/a\nb", "bad-host", None),
    ("a line break at the end", "https://example.org/\n", "bad-host", None),
    ("NUL", "https://example.org/\x00", "bad-host", "https://example.org/%00"),
    ("a space in the path", "https://example.org/a b", "bad-host", "https://example.org/a%20b"),
    ("a space in the host", "https://exam ple.org/", "bad-host", ""),
    ("a no-break space", "https://example.org/a\u00a0b", "bad-host", None),
    ("an apostrophe", "https://example.org/l'eau", "bad-host", "https://example.org/l%27eau"),
    ("a quotation mark", 'https://example.org/"x"y', "bad-host", "https://example.org/%22x%22y"),
    ("angle brackets", "https://example.org/<x>/", "bad-host", "https://example.org/%3Cx%3E/"),
    ("braces", "https://example.org/{id}", "bad-host", "https://example.org/%7Bid%7D"),
    ("IPv4", "http://127.0.0.1/", "address-number", ""),
    ("IPv4, short", "http://127.1/", "address-number", ""),
    ("IPv4, one number", "http://2130706433/", "address-number", ""),
    ("IPv4, hexadecimal", "http://0x7f.1/", "address-number", ""),
    ("IPv4, octal", "http://0177.0.0.1/", "address-number", ""),
    ("IPv4, with a dot", "http://127.0.0.1./", "address-number", ""),
    ("IPv4 of the cloud", "http://169.254.169.254/latest", "address-number", ""),
    ("a host that ends in a number", "http://example.42/", "address-number", ""),
    ("IPv6", "http://[::1]/", "address-number", ""),
    ("IPv6 with a port", "http://[fe80::1%25eth0]:80/", "address-number", ""),
    ("no brackets", "http://::1/", "bad-host", ""),
    ("an empty part", "https://a..example.org/", "bad-host", "https://a.example.org/"),
    ("a dot before", "https://.example.org/", "bad-host", "https://example.org/"),
    ("a dot behind", "https://example.org./x", "bad-host", "https://example.org/x"),
    ("a part of 64", f"https://{'a' * 64}.org/", "bad-host", ""),
    ("a host of 254", "https://" + "a." * 126 + "eu/", "bad-host", ""),
    ("an underscore", "https://my_site.example.org/", "bad-host", ""),
    ("a hyphen before", "https://-a.org/", "bad-host", ""),
    ("a hyphen behind", "https://a-.org/", "bad-host", ""),
    ("accents", "https://région.fr/", "bad-host", "https://xn--rgion-bsa.fr/"),
    ("Cyrillic", "https://пример.рф/", "bad-host", "https://xn--e1afmkfd.xn--p1ai/"),
    ("wide letters", "https://ｅｘａｍｐｌｅ.org/", "bad-host", "https://example.org/"),
    ("a full stop of ideographs", "https://example。org/", "bad-host", "https://example.org/"),
    ("localhost", "http://localhost:8000/", "address-local", ""),
    ("no ending", "https://intranet/page", "address-local", ""),
    ("an ending of one letter", "https://example.o/", "bad-host", ""),
    ("nothing", "https://", "bad-host", ""),
    ("no host", "https:///a", "bad-host", ""),
    ("a broken percent sign", "https://example.org/%zz", "address-percent", "https://example.org/%25zz"),
    ("half a percent sign", "https://example.org/100%", "address-percent", "https://example.org/100%25"),
    ("percent in the host", "https://exa%6dple.org/", "bad-host", ""),
    ("a scheme in capitals", "HTTPS://example.org/", "not-a-url", "https://example.org/"),
    ("a capital from a phone", "Https://example.org/", "not-a-url", "https://example.org/"),
    ("twice the scheme", "https://https://example.org/", "bad-host", "https://example.org/"),
    ("three slashes", "http:///example.org/x", "bad-host", "http://example.org/x"),
    ("one slash", "https:/example.org", "not-a-url", "https://example.org"),
    ("no colon", "https//example.org", "not-a-url", "https://example.org"),
    ("no scheme", "www.example.org", "not-a-url", "https://www.example.org"),
    ("only slashes", "//example.org/", "not-a-url", None),
    ("javascript", "javascript:alert(1)", "not-a-url", ""),
    ("data", "data:text/html,x", "not-a-url", ""),
    ("ftp", "ftp://example.org/", "not-a-url", None),
    ("relative", "/events/", "not-a-url", ""),
]  # fmt: skip
"""What it is, the value, the message, what is suggested; None where any suggestion or none will do."""
ONLY_CHECK = ["https://xn--a.org/", "https://xn--99999999.org/", "https://xn--.org/", "https://www.xn--zzzzzz-.org/"]
"""A name that stands for no letters: no pattern can tell."""


def schema_allows(value: str) -> bool:
    """`$` is the end of the text in JavaScript, and there alone."""
    return bool(re.match(whole_pattern("url").removesuffix("$") + r"\Z", value))


@pytest.mark.parametrize("value", GOOD)
def test_an_address_that_works_is_taken_by_check_schema_and_form(value):
    assert (address_fault(value), is_web_address(value), schema_allows(value)) == ("", True, True)
    assert formats.matches("contact", value)


@pytest.mark.parametrize(("value", "code", "right"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_an_address_that_misleads_is_refused_by_check_schema_and_form(value, code, right):
    hint = formats.hint("url", value)

    assert (address_fault(value), is_web_address(value), schema_allows(value)) == (code, False, False)
    assert not formats.matches("contact", value)
    assert hint == right if right is not None else not hint or is_web_address(hint)


@pytest.mark.parametrize("value", ONLY_CHECK)
def test_a_name_that_stands_for_no_letters_is_refused_by_the_check_alone(value):
    assert address_fault(value) == "bad-host"


def test_the_form_has_the_pattern_of_the_schema():
    assert [pattern(form, "fr")[0] for form in ("url", "contact")] == [whole_pattern("url"), whole_pattern("contact")]


@pytest.mark.parametrize(
    ("value", "email"),
    [("a@b.org", True), ("a@b", False), ("a@b..org", False), ("a@-b.org", False), ("a@b.o", False), ("a@127.0.0.1", False)],
)  # fmt: skip
def test_the_host_of_an_email_address_follows_the_same_rule(value, email):
    assert formats.matches("contact", value) is email
    assert bool(re.match(whole_pattern("contact").removesuffix("$") + r"\Z", value)) is email


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("https://a@example.org/", "website: the address 'https://a@example.org/' has an @ before the name of its host, which then is what follows the @: write the address without what stands before it; perhaps 'https://example.org/'"),
        ("https://example.org:99999", "website: the port of the address 'https://example.org:99999', after the colon, must be a number from 1 to 65535: correct it, or leave it out"),
        ("http://127.1/", "website: the host of the address 'http://127.1/' is a number: write its name, such as www.example.org"),
        ("http://localhost/", "website: the host of the address 'http://localhost/' has no ending such as .eu or .org, so nobody outside its own network finds it: write the whole name"),
        ("https://example.org/%zz", "website: in the address 'https://example.org/%zz' a percent sign is not followed by two digits or letters from A to F: copy the address anew, or write %25 for the sign itself; perhaps 'https://example.org/%25zz'"),
    ],
)  # fmt: skip
def test_a_message_says_what_is_wrong_and_what_to_write(tmp_path, url, message):
    folder = copy_small(tmp_path, "partners.yml", "https://example.org/north\n", f'"{url}"\n')

    assert [found.partition(": ")[2].partition(": ")[2] for found in messages_of(folder)] == [message]


def test_letters_that_look_alike_are_a_note(tmp_path):
    folder = copy_small(tmp_path, "partners.yml", "https://example.org/north\n", "https://xn--pple-43d.com/\n")

    found = [problem for problem in problems_of(folder) if problem.code == "mixed-letters"]

    assert [(note.level, note.line, note.values["scripts"]) for note in found] == [("note", 14, ["Cyrillic", "Latin"])]


def test_an_address_that_fills_its_field_keeps_its_full_stop(tmp_path):
    folder = copy_small(tmp_path, "partners.yml", "https://example.org/north\n", "https://example.org/wiki/Acme_Inc.\n")
    registries, _ = load_registries(folder, LANGUAGES)

    found = outside_addresses(registries, tmp_path, LANGUAGES)

    assert [place.line for place in found["https://example.org/wiki/Acme_Inc."]] == [14]
    assert "https://example.org/wiki/Acme_Inc" not in found


def test_a_link_in_a_long_text_keeps_its_full_stop_and_code_is_no_link(tmp_path):
    text = "[A](https://example.org/Acme_Inc.) and https://example.org/b. `https://example.org/code`"
    new = f"  description: {{en: '{text}', fr: Mots.}}"
    registries, _ = load_registries(copy_small(tmp_path, "partners.yml", "  stakeholders: [club]", new), LANGUAGES)

    found = {address for address, places in outside_addresses(registries, tmp_path, LANGUAGES).items()
             if any((place.file, place.line) == ("data/partners.yml", 16) for place in places)}  # fmt: skip

    assert found == {"https://example.org/Acme_Inc.", "https://example.org/b"}
