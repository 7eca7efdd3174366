#!/bin/sh
# Fills .venv from a lock, with the first Python on the path that is new enough and complete: `setup.sh LOCK [WHEELS]`.
# Without a folder WHEELS pip does it, as whoever works here has set it up. Jobs of workflows name one: they install at
# every run, and uv takes a quarter of pip's time for it (site: 3.3 s of CPU in place of 12).
set -eu

lock=$1
wheels=${2:-}
installer=requirements/installer.txt

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
make_environment() {
    runs .venv/bin/python 'import pip' && return
    python=$(fitting_python)
    echo "setup: making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

install_from_index() {
    echo "setup: installing the locked packages, a few minutes the first time"
    .venv/bin/python -m pip install --quiet --require-hashes --requirement "$lock"
    # Nothing that is not in the lock is fetched: neither dependencies anew nor another hatchling to build with.
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
}

fetch_wheels() {
    echo "setup: fetching what $wheels/ does not hold"
    for each in "$installer" "$lock"; do
        "$python" -m pip download --quiet --only-binary :all: --require-hashes --requirement "$each" --dest "$wheels"
    done
}

# Every file is held against its hash, whoever put it into the folder.
install_wheels() {
    "$python" -m pip --python .venv/bin/python install --quiet --no-compile --no-deps --no-index \
        --find-links "$wheels" --require-hashes --requirement "$installer" &&
        .venv/bin/uv pip install --quiet --python .venv/bin/python --cache-dir .venv/.unpacked --no-deps --no-index \
            --find-links "$wheels" --require-hashes --requirement "$lock" &&
        rm -rf .venv/.unpacked
}

fill_from_wheels() {
    python=$(fitting_python)
    "$python" -m venv --clear --without-pip .venv
    mkdir -p "$wheels"
    install_wheels 2>.venv/missing || { fetch_wheels && install_wheels; }
    # Jobs run in the project's folder, where Python finds the package `hub` by itself.
    printf '#!/bin/sh\nexec "%s/.venv/bin/python" -m hub "$@"\n' "$PWD" >.venv/bin/hub
    chmod +x .venv/bin/hub
}

if [ -n "$wheels" ]; then
    fill_from_wheels
else
    make_environment
    install_from_index
fi
echo "setup: ready"
