#!/bin/sh
# Fills .venv from the lock, with the first Python on the path that is new enough and complete.
set -eu

runs() { "$1" -c "$2" >/dev/null 2>&1; }

fitting_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        runs "$name" 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
        new_enough=$name
        runs "$name" 'import ensurepip, venv' && echo "$name" && return
    done
    if [ -n "${new_enough:-}" ]; then
        echo "setup: $new_enough cannot make a virtual environment; install its venv module" \
            "(Debian, Ubuntu: apt-get install python3-venv)" >&2
    else
        echo "setup: Python 3.11 or newer is needed; install it (Debian, Ubuntu: apt-get install python3 python3-venv;" \
            "macOS: brew install python)" >&2
    fi
    return 1
}

# One whose Python has gone (the folder was moved, the system upgraded) is made anew.
if ! runs .venv/bin/python 'import pip'; then
    python=$(fitting_python)
    echo "setup: making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi

echo "setup: installing the locked packages, a few minutes the first time"
.venv/bin/python -m pip install --quiet --require-hashes --requirement requirements.txt
# Nothing that is not in the lock is fetched: neither dependencies anew nor another hatchling to build with.
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
echo "setup: ready"
