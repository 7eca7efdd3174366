"""`hub watch`: report what is out of date in the site, and keep the issues for the people who can correct it."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from hub.catalogues import first_lines, sentences
from hub.checks.checking import check_data, has_problems
from hub.disk.atomic import write_whole
from hub.github.api import GitHubError, Repository, keep_issue, repository_of
from hub.problems import MESSAGE_LANGUAGES, messages
from hub.settings import Settings, message_language
from hub.watching.bodies import issue_body, issue_title, plain_lines
from hub.watching.reports import LABELS, Report
from hub.watching.watch import OfflineError, look_at_links, look_at_records, request_policy

HELP = "find broken links, stale records, events without outcome, missing translations and texts to look at"
ISSUE_LANGUAGE = "fr"
"""The language of the issues: that of the people who are responsible for the registries."""
_STEP = 50
"""Addresses between two lines of progress."""

Keeper = Callable[[Report, str], None]
"""Stores a report; the second value is the body of its issue."""


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of what is printed")
    parser.add_argument("--links", action="store_true", help="ask every outside address too, which takes minutes")
    parser.add_argument(
        "--minutes", type=_minutes, default=30, metavar="N", help="the most that asking may take (default: 30)"
    )
    parser.add_argument("--into", type=Path, help="a folder to write the texts of the issues into, in French")
    parser.add_argument("--keep-issues", action="store_true", help="keep one issue a kind on GitHub up to date")


def _minutes(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,3})?", text) or not float(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes")
    return float(text)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when everything was checked, whatever was found; 1 when something prevented that."""
    words = sentences("watch", options.lang)
    registries, found = check_data(settings)
    if has_problems(found):
        return _failed(words["registries-broken"])
    try:
        keepers = list(_keepers(options))
    except (GitHubError, OSError) as error:
        return _failed(f"hub watch: {error}")
    status = 0
    for report in look_at_records(settings, registries, found):
        status |= _deliver(report, keepers, options, settings)
    if not options.links:
        print(words["not-asked"])
        return status
    try:
        report = look_at_links(settings, registries, request_policy(settings, options.minutes), _progress(options))
    except OfflineError:
        return _failed(words["offline"])
    return status | _deliver(report, keepers, options, settings)


def _keepers(options: argparse.Namespace) -> Iterator[Keeper]:
    """The functions that store each report once it is ready. Raises GitHubError or OSError when storing cannot work."""
    if options.into:
        options.into.mkdir(parents=True, exist_ok=True)
        yield partial(_write, options.into)
    if options.keep_issues:
        yield partial(_keep, repository_of(os.environ))


def _deliver(report: Report, keepers: Iterable[Keeper], options: argparse.Namespace, settings: Settings) -> int:
    """Print a report and store it at once, so that a stopped run loses nothing. Returns 1 when storing failed."""
    lines = list(plain_lines(report, options.lang))
    print(*first_lines(lines, len(lines), options.lang), sep="\n", flush=True)
    if report.kind == "editorial" and report.partial:
        print(messages(options.lang)["no-detector"], file=sys.stderr)
    body = issue_body(report, settings.repo_url, ISSUE_LANGUAGE)
    if report.partial and not body:
        return 0  # this run did not check everything, so problems of the last run may still be open
    status = 0
    for keep in keepers:
        try:
            keep(report, body)
        except (GitHubError, OSError) as error:
            status = _failed(f"hub watch: {error}")
    return status


def _write(folder: Path, report: Report, body: str) -> None:
    """Write a file for each kind with something to do; delete that of a settled kind."""
    target = folder / f"{report.kind}.md"
    if body:
        write_whole(target, body, within=folder.parent)
    else:
        target.unlink(missing_ok=True)


def _keep(repository: Repository, report: Report, body: str) -> None:
    keep_issue(repository, LABELS[report.kind], issue_title(report, ISSUE_LANGUAGE), body)


def _progress(options: argparse.Namespace) -> Callable[[int, int], None]:
    """A function that prints the progress of the requests on standard error, now and then."""
    words = sentences("watch", options.lang)

    def tell(done: int, count: int) -> None:
        if not done:
            print(words["asking"].format(count=count, minutes=f"{options.minutes:g}"), file=sys.stderr, flush=True)
        elif done % _STEP == 0 or done == count:
            print(words["asked"].format(done=done, count=count), file=sys.stderr, flush=True)

    return tell


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
