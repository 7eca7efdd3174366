"""Check everything that goes out of date, and give a report of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hub.editorial.notes import check_texts
from hub.editorial.speech import Detect, NoDetectorError, load_detector
from hub.issues.forms import FOLDER, stale_forms
from hub.languages import language_codes
from hub.problems import Problem
from hub.reading.entries import Registries
from hub.settings import LOCAL_ADDRESS, Settings
from hub.watching.addresses import outside_addresses
from hub.watching.http_check import RequestPolicy
from hub.watching.reports import (
    Report,
    report_editorial,
    report_forms,
    report_links,
    report_outcomes,
    report_reviews,
    report_translations,
)
from hub.watching.schedule import ask_all
from hub.watching.staleness import events_without_outcome, stale_records, unchecked_records

_NO_NETWORK = frozenset({"link-timeout", "link-unknown-host", "link-no-answer", "link-host-silent"})
_ENOUGH = 10
"""When at least this many addresses were requested and all failed in one of these ways, the fault is in our own
network."""


class OfflineError(Exception):
    """No outside address answered, so nothing is known about any of them."""


def request_policy(settings: Settings, minutes: float) -> RequestPolicy:
    """The usual policy: the hub's name and public address as user agent, and the order of this week."""
    public = settings.site_url != LOCAL_ADDRESS
    agent = f"campus-hub-watch/1.0 (+{settings.site_url})" if public else "campus-hub-watch/1.0"
    return RequestPolicy(agent=agent, seconds=60 * minutes, week=(settings.today.toordinal() - 1) // 7)


def look_at_records(settings: Settings, registries: Registries, notes: Sequence[Problem]) -> Iterator[Report]:
    """Reports on stale records, events without outcome, missing translations, editorial notes and stale forms.

    The missing translations come from `notes`, the notes of the check.
    """
    today = settings.today
    yield report_reviews(stale_records(registries, today), unchecked_records(registries, today))
    yield report_outcomes(events_without_outcome(registries, today))
    yield report_translations(notes, language_codes(settings.root / "mkdocs.yml"))
    yield report_texts(settings, registries)
    yield report_forms((FOLDER / name).as_posix() for name in stale_forms(registries, settings.root))


def report_texts(settings: Settings, registries: Registries) -> Report:
    """The editorial notes; notes on the language of a text only where a language detector is installed."""
    languages = language_codes(settings.root / "mkdocs.yml")
    try:
        detect: Detect | None = load_detector(languages)
    except NoDetectorError:
        detect = None
    return report_editorial(check_texts(settings, registries, detect), languages, partial=detect is None)


def look_at_links(
    settings: Settings, registries: Registries, policy: RequestPolicy, tell: Callable[[int, int], None]
) -> Report:
    """The report on outside links. `tell` gets the number done and the total while the requests run.

    Raises OfflineError.
    """
    places = outside_addresses(registries, settings.root, language_codes(settings.root / "mkdocs.yml"))
    outcomes = ask_all(places, policy, tell)
    asked = [outcome for outcome in outcomes.values() if outcome.kind != "unasked"]
    if len(asked) >= _ENOUGH and all(outcome.code in _NO_NETWORK for outcome in asked):
        raise OfflineError
    return report_links(places, outcomes)
