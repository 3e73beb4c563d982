#!/usr/bin/env bash
# Builds the sdist and, from it, the wheel; installs the wheel beside the locked packages in an environment of its
# own; and runs the tests against it in a copy of the tree that has no src/. Needs `make` to have made .venv.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
unset PYTHONPATH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "Building sdist and wheel."
.venv/bin/python -m build --no-isolation --outdir "$work/dist" . >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    exit 1
}
.venv/bin/python scripts/ci/check_dist.py "$work/dist"

PYTHON=.venv/bin/python scripts/venv.sh create "$work/venv"
scripts/venv.sh install "$work/venv"
"$work/venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps "$work"/dist/*.whl
"$work/venv/bin/python" -m pip check

mkdir "$work/tree"
tar -xzf "$work"/dist/*.tar.gz --strip-components=1 -C "$work/tree"
rm -r "$work/tree/src"
cd "$work/tree"
echo "Running the tests against the wheel."
# Here it is the packaging that is on trial: what only asks for more examples or more texts has had them in `make test`.
HYPOTHESIS_PROFILE=smoke "$work/venv/bin/pytest" --quiet --numprocesses "${WORKERS:-2}" \
    --ignore tests/laws --ignore tests/quality --ignore tests/testing/test_strategies.py tests docs README.md
