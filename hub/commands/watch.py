"""`hub watch`: what time does to the site, and the issues that tell those who can mend it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from hub.checking import check_data, has_problems, message_language
from hub.github import GitHubError, keep_issue, repository_of
from hub.problems import MESSAGE_LANGUAGES
from hub.replacing import write_whole
from hub.saying import sentences
from hub.settings import Settings
from hub.watching.bodies import issue_body, issue_title, plain_lines
from hub.watching.looking import OfflineError, look_at_links, look_at_records, manner_of
from hub.watching.reports import LABELS, Report

HELP = "find broken links, stale records, events without outcome and missing translations"
ISSUE_LANGUAGE = "fr"
"""The language of the issues: that of those who answer for the registries."""


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of what is printed")
    parser.add_argument("--links", action="store_true", help="ask every outside address too, which takes minutes")
    parser.add_argument("--into", type=Path, help="a folder to write the texts of the issues into, in French")
    parser.add_argument("--keep-issues", action="store_true", help="keep one issue a kind on GitHub up to date")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """0 when everything was looked at, whatever was found; 1 when something kept it from that."""
    words = sentences("watch", options.lang)
    registries, found = check_data(settings)
    if has_problems(found):
        return _failed(words["registries-broken"])
    reports, status = list(look_at_records(settings, registries, found)), 0
    if options.links:
        try:
            reports.insert(0, look_at_links(settings, registries, manner_of(settings)))
        except OfflineError:
            status = _failed(words["offline"])
    for report in reports:
        print(*plain_lines(report, options.lang), sep="\n")
    if not options.links:
        print(words["not-asked"])
    return max(status, _tell(reports, options, settings))


def _tell(reports: Iterable[Report], options: argparse.Namespace, settings: Settings) -> int:
    """Writes and keeps what was asked for; 1 when that was not possible."""
    bodies = [(report, issue_body(report, settings.repo_url, ISSUE_LANGUAGE)) for report in reports]
    try:
        if options.into:
            _write(bodies, options.into)
        if options.keep_issues:
            repository = repository_of(os.environ)
            for report, body in bodies:
                keep_issue(repository, LABELS[report.kind], issue_title(report, ISSUE_LANGUAGE), body)
    except (GitHubError, OSError) as error:
        return _failed(f"hub watch: {error}")
    return 0


def _write(bodies: Iterable[tuple[Report, str]], folder: Path) -> None:
    """A file for each kind with something to do; that of a settled kind is deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    for report, body in bodies:
        target = folder / f"{report.kind}.md"
        if body:
            write_whole(target, body)
        else:
            target.unlink(missing_ok=True)


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
