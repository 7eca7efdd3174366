"""The browser of the tests: finds one that starts, or installs one in the way that suits the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PATH_NAMES = (
    # Without the parts around a page that no test looks at: a page in a clean profile is 0.4 of the work
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
FIXED_PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
# Another installation may be under way: it is waited for.
_APT_INSTALL = ("apt-get", "install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600")
SYSTEM_INSTALLERS: Mapping[str, Sequence[Sequence[str]]] = {
    "apt-get": (
        ("apt-get", "update", "-q"),
        (*_APT_INSTALL, "chromium-headless-shell"),
        (*_APT_INSTALL, "chromium"),
    ),
    "dnf": (("dnf", "install", "-y", "chromium"),),
    "apk": (("apk", "add", "chromium"),),
    "pacman": (("pacman", "-Sy", "--noconfirm", "chromium"),),
}
PLAYWRIGHT_INSTALLER = (sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")
LAUNCH_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--renderer-process-limit=1",  # no spare process for a page that may come: a sixth of the work of a clean profile
)
ADVICE = """\
No browser for the tests, and none could be installed. Install Chromium or Google Chrome:
  Debian          sudo apt-get install chromium
  Fedora          sudo dnf install chromium
  Ubuntu, others  https://www.google.com/chrome/
  macOS           brew install --cask google-chrome
or name the one to use, HUB_BROWSER=/path/to/chrome, and run the command again."""
# Asked in a process of its own: Playwright cannot be started twice in one.
_PLAYWRIGHT_PLACE = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


class BrowserError(Exception):
    """No browser can be had; the text says what to do."""


def find_browser(environment: Mapping[str, str]) -> Path | None:
    """The browser that HUB_BROWSER names, else the first that starts, else Playwright's own, else None.

    Raises BrowserError when HUB_BROWSER names one that does not start.
    """
    if named := environment.get("HUB_BROWSER"):
        return _named_browser(named, environment)
    path = environment.get("PATH", "")
    on_path = (Path(found) for name in PATH_NAMES if (found := shutil.which(name, path=path)))
    candidates = (*on_path, *(place for place in FIXED_PLACES if place.exists()))
    return next((c for c in candidates if _starts(c, environment)), None) or _playwright_browser(environment)


def install_commands(environment: Mapping[str, str], *, root: bool) -> list[tuple[str, ...]]:
    """What would install a browser here, in order: the system's package manager as root, then Playwright."""
    managers = (name for name in SYSTEM_INSTALLERS if shutil.which(name, path=environment.get("PATH", "")))
    manager = next(managers, None) if root else None
    system = [tuple(command) for command in SYSTEM_INSTALLERS[manager]] if manager else []
    return [*system, PLAYWRIGHT_INSTALLER]


def ensure_browser(environment: Mapping[str, str], commands: Sequence[Sequence[str]]) -> Path:
    """The browser found, after running the commands one by one until there is one.

    Raises BrowserError, with what to install, when there is none in the end.
    """
    browser = find_browser(environment)
    for command in commands:
        if browser:
            break
        print("browser: none found, running", *command, flush=True)
        _run(command, environment)
        browser = find_browser(environment)
    if browser is None:
        raise BrowserError(ADVICE)
    return browser


def playwright_place(environment: Mapping[str, str]) -> Path:
    """Where Playwright puts its own browser, whether or not it is there."""
    asking = [sys.executable, "-c", _PLAYWRIGHT_PLACE]
    asked = subprocess.run(asking, env=environment, capture_output=True, text=True, check=True)
    return Path(asked.stdout.strip())


def launch_arguments(*, root: bool) -> list[str]:
    """The browser's arguments: no window, no talk with its maker; no sandbox as root, who cannot have one."""
    return [*LAUNCH_ARGUMENTS, "--no-sandbox"] if root else [*LAUNCH_ARGUMENTS]


def is_root() -> bool:
    """Whether this process may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def main() -> int:
    """Makes sure that there is a browser; exit status 1 when there cannot be."""
    try:
        browser = ensure_browser(os.environ, install_commands(os.environ, root=is_root()))
    except BrowserError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"browser: {browser}")
    return 0


def _named_browser(named: str, environment: Mapping[str, str]) -> Path:
    found = shutil.which(named, path=environment.get("PATH", ""))
    if not found or not _starts(Path(found), environment):
        raise BrowserError(f"HUB_BROWSER={named}: no browser that starts; name another or leave it unset")
    return Path(found)


def _starts(executable: Path, environment: Mapping[str, str]) -> bool:
    """Whether it tells its version: Ubuntu's `chromium-browser`, say, may be a note to install a snap."""
    try:
        done = subprocess.run([executable, "--version"], env=environment, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and bool(done.stdout.strip())


def _playwright_browser(environment: Mapping[str, str]) -> Path | None:
    place = playwright_place(environment)
    return place if place.is_file() and _starts(place, environment) else None


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    """Runs one step of an installation; a step that fails is told, and the next may still do."""
    quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    program = shutil.which(command[0], path=environment.get("PATH", "")) or command[0]
    try:
        done = subprocess.run([program, *command[1:]], env=quiet, stdin=subprocess.DEVNULL, check=False)
    except OSError as error:
        print(f"browser: {error}", flush=True)
        return
    if done.returncode:
        print(f"browser: it ended with status {done.returncode}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
