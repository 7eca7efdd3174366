"""`hub publish`: publish a built site, or the preview of a proposal, to the branch that is served."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from hub.catalogues import sentences
from hub.checks.checking import check_data
from hub.commands.arguments import number
from hub.github.api import GitHubError, call, pages, repository_of
from hub.github.outputs import put_outputs
from hub.problems import MESSAGE_LANGUAGES
from hub.publication.branches import is_branch_name, refuse_own_branch
from hub.publication.content import MOST_BYTES, Content, site_entries, write_files
from hub.publication.folder import Built, read_built
from hub.publication.git import Git, PublicationError, identity, open_scratch, remote_address, source_commit
from hub.publication.pushing import PushOutcome, push_content
from hub.settings import LOCAL_ADDRESS, Settings, message_language
from hub.text.escaping import labels

_MEGABYTE = 1_000_000
HELP = "put a built site onto the branch that is served"


def _branch(text: str) -> str:
    if not is_branch_name(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a plain name of a branch for publications, such as site")
    return text


def add(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("folder", type=Path, nargs="?", help="the built site (default: site)")
    parser.add_argument("--branch", type=_branch, default="site", help="(default: site)")
    parser.add_argument("--remote", default="origin", help="name or address of the repository (default: origin)")
    parser.add_argument("--preview", type=number, metavar="N", help="publish the folder as the preview of proposal N")
    parser.add_argument("--drop", type=number, nargs="+", default=[], metavar="N", help="remove these previews")
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--keep", type=number, nargs="*", metavar="N", help="remove all previews but these")
    kept.add_argument(
        "--keep-open", action="store_true", help="remove previews of proposals that are closed (asks GitHub)"
    )
    parser.add_argument(
        "--forward", action="store_true", help="leave a site alone that was made from a newer state (asks GitHub)"
    )
    parser.add_argument("--lang", choices=MESSAGE_LANGUAGES, default=message_language(), help="of the messages")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Return 0 when the branch holds the new content or something newer, 1 when it was left unchanged."""
    words = sentences("publish", options.lang)
    try:
        built = _built(options, settings)
        missing = _missing(settings, built) if built and not options.preview else 0
        with tempfile.TemporaryDirectory() as scratch:
            outcome = _publish(options, settings, built, Path(scratch))
            refusal = _refusal(options, built, outcome.content)
    except PublicationError as error:
        print(f"hub: {words[error.code].format(**labels(error.values))}", file=sys.stderr)
        print(f"hub: {words['as-before']}", file=sys.stderr)
        return 0 if error.code == "older" else 1
    if refusal:
        code, size, most = refusal
        put_outputs(os.environ, oversize=str(size), most=str(most))
        print(f"hub: {words[code].format(number=options.preview, size=size, most=most)}", file=sys.stderr)
        return 1
    print("\n".join(_lines(words, options, built, missing, outcome)))
    return 0


def _built(options: argparse.Namespace, settings: Settings) -> Built | None:
    """The site or preview to publish; None when previews are only to be removed."""
    tidying = options.drop or options.keep is not None or options.keep_open
    if options.folder is None and tidying and not options.preview:
        return None
    built = read_built(options.folder or settings.root / "site")
    if not options.preview and settings.site_url not in (LOCAL_ADDRESS, built.address):
        raise PublicationError("other-address", address=built.address, setting=settings.site_url)
    return built


def _missing(settings: Settings, built: Built) -> int:
    """The number of problems that keep the site a preview.

    Raises PublicationError where there are some but the site is not marked as a preview.
    """
    _, found = check_data(settings, publish=True)
    missing = sum(problem.level == "problem" for problem in found)
    if missing and not built.marked:
        raise PublicationError("mark-lost", missing=missing)
    return missing


def _publish(options: argparse.Namespace, settings: Settings, built: Built | None, scratch: Path) -> PushOutcome:
    refuse_own_branch(settings.root, options.branch, os.environ)
    remote = remote_address(settings.root, options.remote, os.environ)
    git = open_scratch(scratch / "repository", remote, {**os.environ, **identity(settings.root, os.environ)})
    change = partial(_changed, options, _addition(git, options, settings, built))
    return push_content(git, options.branch, change)


def _addition(
    git: Git, options: argparse.Namespace, settings: Settings, built: Built | None
) -> Callable[[Content], Content]:
    """The change that adds the folder to the branch; its git objects are written once for all attempts."""
    if built is None:
        return lambda content: content
    tree = write_files(git, built)
    source = source_commit(settings.root, os.environ)
    if options.preview:
        return lambda content: content.with_preview(options.preview, tree, source, built.size)
    entries = site_entries(git, tree, built.address)

    def add_site(content: Content) -> Content:
        if options.forward and _is_older(source, content.sources.get("site", "")):
            raise PublicationError("older", published=content.sources["site"], source=source)
        return content.with_site(entries, source, built.size)

    return add_site


def _is_older(source: str, published: str) -> bool:
    """Whether the published site was made from a later commit than this one; False where GitHub does not know a commit.

    Workflow runs of one group come in any order, and an old run that is started again builds its old state.
    """
    if not published:
        return False
    try:
        return bool(call(repository_of(os.environ), "GET", f"/compare/{published}...{source}")["status"] == "behind")
    except GitHubError:
        return False


def _changed(options: argparse.Namespace, addition: Callable[[Content], Content], before: Content) -> Content:
    content = addition(before).without(options.drop)
    if options.keep is not None or options.keep_open:
        # Asked at each attempt, after the branch was read: every preview on the branch then belongs to a proposal that
        # GitHub lists.
        kept = _open_numbers() if options.keep_open else options.keep
        content = content.without(content.previews.keys() - set(kept))
    return content.within_limit(options.preview)


def _refusal(options: argparse.Namespace, built: Built | None, content: Content) -> tuple[str, int, int] | None:
    """Why the preview is too big for the branch: the key of the sentence, its size and the limit in megabytes; None
    when it is not."""
    if built is None or not options.preview:
        return None
    size = -(-built.size // _MEGABYTE)
    if built.size > content.most_of_preview:
        return "too-big", size, content.most_of_preview // _MEGABYTE
    if options.preview in content.crowded_out:  # the site itself fills the branch
        return "no-room", size, max(0, MOST_BYTES - content.sizes.get("site", 0)) // _MEGABYTE
    return None


def _open_numbers() -> list[str]:
    """The numbers of the open pull requests."""
    try:
        return [
            str(item["number"]) for page in pages(repository_of(os.environ), "/pulls", state="open") for item in page
        ]
    except GitHubError as error:
        raise PublicationError("github", why=error) from None


def _lines(
    words: Mapping[str, str], options: argparse.Namespace, built: Built | None, missing: int, outcome: PushOutcome
) -> list[str]:
    """Sentences that say what was done."""
    kind = "tidied" if built is None else "preview" if options.preview else "site"
    done = f"{kind}-{'published' if outcome.pushed else 'unchanged'}"
    files = len(built.files) if built else 0
    lines = [words[done].format(branch=options.branch, files=files, number=options.preview)]
    numbers = outcome.content.numbers
    if outcome.content.crowded_out:
        lines.append(words["crowded-out"].format(numbers=", ".join(outcome.content.crowded_out)))
    lines.append(words["previews" if numbers else "no-previews"].format(numbers=", ".join(numbers)))
    if built and built.marked and not options.preview:
        lines.append(words["still-a-preview" if missing else "mark-outdated"].format(missing=missing))
    return lines
