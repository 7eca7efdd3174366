"""How the tests come to a browser, with made-up programs in folders of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import (
    ADVICE,
    FIXED_PLACES,
    PLAYWRIGHT_INSTALLER,
    BrowserError,
    ensure_browser,
    find_browser,
    install_commands,
    launch_arguments,
    playwright_place,
)

pytestmark = pytest.mark.long


WORKS = "echo Chromium 1.0"
IS_A_NOTE = "echo install the snap >&2; exit 1"
outside_path = pytest.mark.skipif(
    any(place.exists() for place in FIXED_PLACES), reason="this machine has a browser outside the path"
)


def _program(folder: Path, name: str, text: str) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def _environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """A path with nothing else on it, and no browser of Playwright's."""
    return {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "playwright"), **more}


@pytest.mark.parametrize(
    "name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome", "msedge"]
)
def test_a_browser_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    program = _program(tmp_path, name, WORKS)

    assert find_browser(_environment(tmp_path)) == program


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    _program(tmp_path, "chromium", IS_A_NOTE)
    chrome = _program(tmp_path, "google-chrome", WORKS)

    assert find_browser(_environment(tmp_path)) == chrome


def test_the_lightest_goes_first(tmp_path: Path) -> None:
    _program(tmp_path, "chromium", WORKS)
    shell = _program(tmp_path, "chromium-headless-shell", WORKS)

    assert find_browser(_environment(tmp_path)) == shell


def test_the_browser_named_goes_first(tmp_path: Path) -> None:
    _program(tmp_path, "chromium", WORKS)
    named = _program(tmp_path, "my-own", WORKS)

    assert find_browser(_environment(tmp_path, HUB_BROWSER=str(named))) == named


@pytest.mark.parametrize("text", [IS_A_NOTE, "exit 0"])
def test_a_named_browser_that_does_not_start_is_an_error(tmp_path: Path, text: str) -> None:
    _program(tmp_path, "chromium", WORKS)
    named = _program(tmp_path, "my-own", text)

    with pytest.raises(BrowserError, match=r"HUB_BROWSER=.*my-own: no browser that starts"):
        find_browser(_environment(tmp_path, HUB_BROWSER=str(named)))


@outside_path
def test_playwrights_own_browser_is_found_last(tmp_path: Path) -> None:
    environment = _environment(tmp_path)
    assert find_browser(environment) is None

    own = playwright_place(environment)
    own.parent.mkdir(parents=True)
    _program(own.parent, own.name, WORKS)

    assert find_browser(environment) == own


@pytest.mark.parametrize("manager", ["apt-get", "dnf", "apk", "pacman"])
def test_root_installs_with_the_systems_package_manager_first(tmp_path: Path, manager: str) -> None:
    _program(tmp_path, manager, "exit 0")

    commands = install_commands(_environment(tmp_path), root=True)

    assert {command[0] for command in commands[:-1]} == {manager}
    assert commands[-1] == PLAYWRIGHT_INSTALLER


@pytest.mark.parametrize(("manager", "root"), [("apt-get", False), ("unknown", True)])
def test_others_install_with_playwright(tmp_path: Path, manager: str, root: bool) -> None:
    _program(tmp_path, manager, "exit 0")

    assert install_commands(_environment(tmp_path), root=root) == [PLAYWRIGHT_INSTALLER]


@outside_path
def test_a_missing_browser_is_installed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "chromium"
    _program(tmp_path, "apt-get", f"printf '#!/bin/sh\\necho Chromium 1.0\\n' > {made}; /bin/chmod +x {made}")
    commands = [("broken-manager", "update"), ("apt-get", "install", "chromium"), ("never-reached",)]

    found = ensure_browser(_environment(tmp_path), commands)

    assert found == made
    assert capfd.readouterr().out.splitlines() == [
        "browser: none found, running broken-manager update",
        "browser: [Errno 2] No such file or directory: 'broken-manager'",
        "browser: none found, running apt-get install chromium",
    ]


@outside_path
def test_when_all_fails_the_advice_is_given(tmp_path: Path) -> None:
    _program(tmp_path, "apt-get", "exit 100")

    with pytest.raises(BrowserError) as raised:
        ensure_browser(_environment(tmp_path), [("apt-get", "update")])

    assert str(raised.value) == ADVICE


def test_only_root_runs_without_sandbox() -> None:
    assert "--no-sandbox" in launch_arguments(root=True)
    assert "--no-sandbox" not in launch_arguments(root=False)
