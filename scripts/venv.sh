#!/usr/bin/env bash
# Makes a virtual environment, and installs the locked packages into it.
#   scripts/venv.sh create DIR     with the interpreter $PYTHON, else the first one that is new enough
#   scripts/venv.sh install DIR    exactly what requirements/dev.lock names, each file checked by its hash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3.11 python3 python3.12 python3.13 python3.14}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    echo "diplomev needs Python 3.11 or newer; tried: ${PYTHON:-python3.11, python3, python3.12, python3.13, python3.14}." \
        "Install one, or name it: make PYTHON=/path/to/python3.11 …" >&2
    return 1
}

create() {
    local python
    python=$(find_python)
    echo "Making $1 with $("$python" --version)."
    if ! "$python" -m venv "$1"; then
        rm -rf "$1"
        echo "$python could not make a virtual environment. On Debian and Ubuntu its venv module is a" \
            "package of its own: apt-get install python3-venv. Or name another one: make PYTHON=…" >&2
        return 1
    fi
}

install() {
    if ! new_enough "$1/bin/python"; then
        echo "$1 is older than Python 3.11. Remove it with: make clean" >&2
        return 1
    fi
    echo "Installing the packages of requirements/dev.lock into $1."
    "$1/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --require-hashes \
        --requirement requirements/dev.lock
}

case "${1:-}" in
    create | install) "$1" "${2:?usage: scripts/venv.sh create|install DIR}" ;;
    *)
        echo "usage: scripts/venv.sh create|install DIR" >&2
        exit 2
        ;;
esac
