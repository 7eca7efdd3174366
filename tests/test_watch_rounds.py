"""How many links are asked: in which order, how gently, how long, and what is said of those that were not."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from datetime import date

import pytest

from hub.reading.loading import load_registries
from hub.settings import read_settings
from hub.watching.addresses import Place
from hub.watching.bodies import issue_body, plain_lines
from hub.watching.http_check import CheckOutcome
from hub.watching.reports import Report, ReportItem, ReportSection, report_links
from hub.watching.schedule import SILENT, UNASKED, ask_all, rounds
from hub.watching.watch import OfflineError, look_at_links, request_policy
from tests.frozen import ROOT
from tests.link_server import POLICY, link_server
from tests.workflows import workflow

pytestmark = pytest.mark.long


FINE = CheckOutcome("fine")
SILENCE = CheckOutcome("broken", "link-no-answer")


def test_one_host_is_asked_one_thing_at_a_time_and_several_hosts_together():
    with link_server() as server:
        hosts = ("127.0.0.1", "localhost")
        addresses = [server.address(f"/brief/{number}", host) for number in range(4) for host in hosts]

        outcomes = ask_all(addresses, POLICY)

    assert list(outcomes.items()) == [(address, FINE) for address in addresses]
    assert set(server.most.values()) == {1}
    assert server.agents == {"campus-hub-watch/test"}


def test_a_slow_host_keeps_no_other_waiting():
    with link_server() as server:
        slow = server.address("/after-four-brief")
        brief = [server.address(f"/brief/{number}", "localhost") for number in range(4)]

        outcomes = ask_all([slow, *brief], replace(POLICY, timeout=60, limit=60))

    assert list(outcomes.values()) == [FINE] * 5


def test_of_a_host_that_is_down_only_what_was_asked_is_broken():
    with link_server() as server:
        addresses = [server.address(f"/hangs-up?{number}") for number in range(5)]

        outcomes = ask_all(addresses, POLICY)

    assert list(outcomes.values()) == [SILENCE] * 3 + [SILENT] * 2
    assert {path.rpartition("?")[2] for path in server.asked} == {"0", "1", "2"}


def test_a_host_is_not_down_because_those_it_redirects_to_are():
    with link_server() as server:
        addresses = [server.address(f"/to-silence?{number}") for number in range(4)]

        outcomes = ask_all([*addresses, server.address("/ok")], POLICY)

    assert list(outcomes.values()) == [SILENCE] * 4 + [FINE]


def test_a_host_has_a_pause_between_two_requests():
    with link_server() as server:
        policy = replace(POLICY, pause=0.2)

        ask_all([server.address("/ok"), server.address("/ok?2"), server.address("/found")], policy)

    gaps = [later - earlier for earlier, later in zip(server.times, server.times[1:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) > 0.19


@pytest.mark.parametrize(
    ("paths", "pause", "limit", "seconds", "expected"),
    [
        (["/ok", "/ok?2", "/ok?3"], 2, 1.5, 3.5, [FINE, FINE, UNASKED]),
        (["/ok", "/slow", "/missing"], 0, 9, 1, [FINE, UNASKED, UNASKED]),
        (["/ok", "/drip", "/missing"], 0, 9, 1, [FINE, UNASKED, UNASKED]),
        (["/slow", "/missing"], 0, 0.4, 1, [UNASKED, UNASKED]),
    ],
    ids=["pauses", "silence", "drip", "last-try"],
)
def test_what_is_not_settled_when_the_time_is_over_is_not_asked_rather_than_broken(
    paths, pause, limit, seconds, expected
):
    with link_server() as server:
        policy = replace(POLICY, pause=pause, timeout=limit, limit=limit, seconds=seconds)

        outcomes = ask_all([server.address(path) for path in paths], policy)

    assert list(outcomes.values()) == expected
    assert not [asked for asked in server.asked if asked.endswith(f" {paths[-1]}")]


def test_an_address_waits_for_the_host_it_redirects_to_no_longer_than_the_time_lasts():
    with link_server() as server:
        server.redirects["/to-slow"] = (302, server.address("/slow?2", "localhost"))
        addresses = [server.address("/slow?1", "localhost"), server.address("/to-slow")]

        outcomes = ask_all(addresses, replace(POLICY, timeout=9, limit=9, seconds=1))

    assert list(outcomes.values()) == [UNASKED, UNASKED]
    assert "HEAD /slow?2" not in server.asked


def test_progress_is_told_as_it_goes():
    told = []

    ask_all(["http://[/", "http://10.0.0.1/"], POLICY, lambda done, count: told.append((done, count)))

    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.fixture
def interruptible():
    """Interrupted as a command in a terminal is: a process that shares the tests with others ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interruption_ends_the_asking_at_once(interruptible):
    with link_server() as server:
        addresses = [server.address(f"/ok?{number}") for number in range(50)]

        with pytest.raises(KeyboardInterrupt):
            ask_all(addresses, replace(POLICY, pause=0.2), _interrupt_at_two)

    assert sum(server.asked.values()) < 20


def _interrupt_at_two(done, count):
    if done == 2:
        os.kill(os.getpid(), signal.SIGINT)


def test_the_host_with_most_addresses_comes_first_and_its_order_moves_on_each_week():
    few = ["https://b.org/1", "https://c.org/1", "https://c.org/2"]
    many = [f"https://a.org/{number}" for number in range(1300)]

    assert rounds([*few, *many], 0) == [many, few[1:], few[:1]]
    assert [rounds(many, week)[0][0] for week in range(6)] == [many[n] for n in (0, 300, 600, 900, 1200, 200)]
    assert sorted(rounds(many, 3)[0]) == sorted(many)


def test_every_address_of_a_host_has_its_turn_within_weeks_however_few_are_asked_at_a_time():
    many = [f"https://a.org/{number}" for number in range(1300)]

    asked = {address for week in range(2900, 2905) for address in rounds(many, week)[0][:300]}

    assert asked == set(many)


@pytest.mark.parametrize(
    ("day", "later"),
    [(date(2026, 3, 2), 0), (date(2026, 3, 8), 0), (date(2026, 3, 9), 1), (date(2027, 1, 4), 44)],
)
def test_a_week_begins_on_monday_and_no_year_begins_anew(day, later):
    settings = read_settings(ROOT, {})

    first, policy = (request_policy(replace(settings, today=today), 1.5) for today in (date(2026, 3, 2), day))

    assert (policy.week - first.week, policy.seconds) == (later, 90)


def test_addresses_not_asked_are_counted_by_host_and_call_nobody():
    place = (Place("data/events.yml", 3, "a"),)
    outcomes = {
        "https://a.org/1": UNASKED,
        "https://b.org/1": FINE,
        "https://b.org/2": UNASKED,
        "https://b.org/3": UNASKED,
    }

    report = report_links(dict.fromkeys(outcomes, place), outcomes)

    items = tuple(
        ReportItem(code="host-unasked", values={"count": count}, addresses={"host": host}, places=())
        for host, count in (("b.org", 2), ("a.org", 1))
    )
    assert report == Report(
        kind="links", sections=(ReportSection(heading="links-unasked", items=items, calls=False),), partial=True
    )
    assert list(plain_lines(report, "en")) == [
        "Watch: outside links to mend",
        "  Links not asked this time: no time was left; the order moves on each week, so that every link has its turn (2)",
        "    b.org: 2 address(es) not asked",
        "    a.org: 1 address(es) not asked",
    ]


def test_an_issue_says_what_was_not_asked_after_what_is_broken():
    place = (Place("data/events.yml", 3, "a"),)
    outcomes = {"https://a.org/1": CheckOutcome("broken", "link-status", 404), "https://b.org/1": UNASKED}

    body = issue_body(report_links(dict.fromkeys(outcomes, place), outcomes), "", "fr")

    assert body.splitlines()[4:] == [
        "## Liens rompus (1)",
        "",
        "- <https://a.org/1>\u00a0: le serveur répond 404 (`a` `data/events.yml:3`)",
        "",
        "<details>",
        "<summary>Liens non vérifiés cette fois-ci, faute de temps\u00a0: l’ordre avance chaque semaine, chaque lien aura son tour (1)</summary>",
        "",
        "- `b.org`\u00a0: adresses non vérifiées\u00a0: 1",
        "",
        "</details>",
    ]


def test_without_a_network_nothing_is_said_of_any_link(tmp_path):
    page = tmp_path / "docs" / "en" / "page.md"
    page.parent.mkdir(parents=True)
    page.write_text("".join(f"http://127.0.0.1:1/{number}\n" for number in range(12)), encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "plugins: [{i18n: {languages: [{locale: en, name: English, default: true}]}}]", encoding="utf-8"
    )
    (tmp_path / "data").mkdir()
    registries, _ = load_registries(tmp_path / "data", ("en",))

    with pytest.raises(OfflineError):
        look_at_links(read_settings(tmp_path, {}), registries, POLICY, lambda done, count: None)


def test_the_job_lasts_longer_than_the_asking():
    job = workflow("watch.yml")["jobs"]["watch"]
    command = job["steps"][-1]["run"].split()

    assert float(command[command.index("--minutes") + 1]) <= int(job["timeout-minutes"]) - 15
