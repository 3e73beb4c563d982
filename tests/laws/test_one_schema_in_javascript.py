"""Law 2, asked of a validator in another language: Ajv, where Node and Ajv are at hand.

To have it asked, install Ajv (`npm install ajv@8`) and name the folder `node_modules` in `NODE_PATH`.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest
from hypothesis import example, given
from pydantic import ValidationError

from diplomev.model import DOCUMENT
from diplomev.schema import json_schema
from diplomev.testing.strategies import json_documents, json_values, mutated_json

JUDGE = Path(__file__).with_name("ajv.cjs")
NODE = shutil.which("node")
VISIT = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}


class Ajv:
    """Ajv, as a process that answers line by line."""

    def __init__(self, schema: dict) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # a program of this folder
            [NODE or "node", str(JUDGE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "NODE_PATH": os.environ.get("NODE_PATH", "")},
        )
        self.ready = self.ask(schema) == "ready"

    def ask(self, value: object) -> str:
        """Give it one line; what it answers, nothing where it has ended."""
        try:
            self.process.stdin.write(json.dumps(value).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.process.stdout.readline().decode().strip()

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def ajv():
    if NODE is None:
        pytest.skip("Ajv is not asked: there is no `node`.")
    judge = Ajv(json_schema())
    if not judge.ready:
        judge.close()
        pytest.skip(
            "Ajv is not asked: Node does not find it. Run `npm install ajv@8`, and name the folder in NODE_PATH."
        )
    yield judge
    judge.close()


def accepted(value):
    try:
        DOCUMENT.validate_json(orjson.dumps(value))
    except ValidationError:
        return False
    return True


@given(value=mutated_json(most=3) | json_documents(nulls=True) | json_values())
@example({**VISIT, "start": "2025-06-01\n"})
@example({**VISIT, "start": "2025-02-29"})
@example({**VISIT, "ext": {"a:b\n": 1}})
@example({**VISIT, "places": [{"name": "😀", "latitude": True}]})
@example({**VISIT, "places": [{"name": ""}]})
@example({**VISIT, "tour": "a" * 200})
@example({**VISIT, "tour": "a" * 201})
@example({"type": "source", "id": "source:a", "length": 1.0})
@example({"type": "source", "id": "source:a", "length": -0.0})
@example({"type": "source", "id": "source:a", "length": "1"})
@example({"type": "source", "id": "source:a", "length": 2.0**53})
@example({"type": "source", "id": "source:a", "url": "https://example.org/\u2028"})
@example({"type": "bundle", "schema_version": "1.0", "records": None})
@example({"type": "bundle", "schema_version": "1.0", "records": [{"type": "bundle"}]})
def test_ajv_gives_the_verdict_of_the_models(ajv, value):
    assert ajv.ask(value) == str(accepted(value)).lower()
