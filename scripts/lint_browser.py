"""Run stylelint on the stylesheets and eslint on the scripts: `python -m scripts.lint_browser` (`make lint`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts.node import NODE, install

ROOT = Path(__file__).parent.parent
LINT = ROOT / "lint"
_PACKAGES = LINT / "node_modules"
STYLES = ("docs/assets/css/**/*.css",)
SCRIPTS = ("docs/assets/js", "admin", "hub/server", "lint", "tests")


def stylelint(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """The faults that stylelint finds in stylesheets, or in a text given with `--stdin`; it writes them to stderr."""
    command = (_PACKAGES / "stylelint" / "bin" / "stylelint.mjs", "--config", LINT / "stylelint.config.mjs")
    return _run(*command, "--formatter=unix", *arguments, given=given)


def eslint(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """The faults that eslint finds in scripts, or in a text given with `--stdin`."""
    command = (_PACKAGES / "eslint" / "bin" / "eslint.js", "--config", LINT / "eslint.config.mjs")
    return _run(*command, "--max-warnings=0", *arguments, given=given)


def _run(*command: str | Path, given: str | None) -> subprocess.CompletedProcess[str]:
    install(LINT)
    return subprocess.run(
        [NODE, *command], cwd=ROOT, input=given, capture_output=True, text=True, check=False, timeout=300
    )


def main() -> int:
    """Print the faults; exit status 1 when there are any."""
    failed = [one for one in (stylelint(*STYLES), eslint(*SCRIPTS)) if one.returncode]
    for one in failed:
        print(one.stdout, one.stderr, file=sys.stderr)
    print("stylesheets and scripts: stylelint and eslint report", "problems" if failed else "nothing")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
