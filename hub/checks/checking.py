"""Load and check everything that an editor may have changed: the first step of every command."""

from __future__ import annotations

from itertools import chain

from hub.catalogues import first_lines
from hub.checks.file_names import check_file_names
from hub.checks.registries import check_images, check_list_pages, check_pages, check_publication, check_registries
from hub.checks.stamps import check_stamps
from hub.checks.written import check_locations, check_written
from hub.disk.content_files import list_files, list_images, list_pages
from hub.languages import language_codes
from hub.limits import MAX_LINES, MAX_PROBLEMS
from hub.memory import Memory
from hub.problems import TOO_MANY, Problem, limit_problems, messages, sort_problems
from hub.reading.entries import Registries
from hub.reading.gc_pause import gc_paused
from hub.reading.loading import load_registries
from hub.reading.remembering import KnownFiles
from hub.settings import Settings
from hub.written.pages import WrittenPage, read_pages


@gc_paused()
def check_data(
    settings: Settings, *, publish: bool = False, memory: Memory | None = None
) -> tuple[Registries, list[Problem]]:
    """The registries, and all problems and notes in the order of files and lines.

    With `publish`, missing information of the publisher is a problem too. With a memory, only what has changed since
    the last round is read and checked.
    """
    languages = language_codes(settings.root / "mkdocs.yml")
    files = memory.named("files", KnownFiles, languages) if memory else None
    memory = memory or Memory()
    registries, problems = load_registries(settings.data, languages, files)
    images = list_images(settings.root / "docs" / "assets")
    docs = settings.root / "docs"
    pages = list_pages(docs, languages)
    written, unreadable = read_pages(docs, languages, memory.named("pages read", dict[str, WrittenPage]))
    faults = chain(
        unreadable,
        check_registries(registries, languages, memory),
        check_stamps(registries, settings.latest, memory),
        check_images(registries, images),
        check_pages(pages, languages),
        check_list_pages(pages, languages),
        check_locations(docs, languages),
        check_written(written, registries, memory),
        check_file_names([*list_files(settings.data), *list_files(docs)]),
        check_publication(registries) if publish else (),
    )
    return registries, sort_problems(list(limit_problems(chain(problems, faults))))


def has_problems(found: list[Problem]) -> bool:
    """Whether there is a problem to correct; notes do not count."""
    return any(problem.level == "problem" for problem in found)


def report(found: list[Problem], lang: str, *, notes: bool = True) -> str:
    """The report: one line for each problem, for each note if `notes`, and a last line with the totals of both."""
    problems = [problem for problem in found if problem.level == "problem"]
    listed = found if notes and len(found) <= MAX_LINES else problems
    lines = list(first_lines((problem.message(lang) for problem in listed), len(listed), lang))
    if notes and listed is problems:
        left = [problem for problem in found if problem.level == "note"]
        lines += first_lines((problem.message(lang) for problem in left), len(left), lang)
    more = any(problem.code == TOO_MANY for problem in problems)
    template = messages(lang)["summary-more" if more else "summary" if found else "summary-clean"]
    counts = {"problems": MAX_PROBLEMS if more else len(problems), "notes": len(found) - len(problems)}
    return "\n".join([*lines, template.format(**counts)])
