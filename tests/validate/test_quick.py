"""The quick look: what it lets pass the models would let pass, and rules see in it what the models hold."""

import json
import subprocess
import sys
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from diplomev.model import DOCUMENT, RECORD
from diplomev.testing.strategies import bundles, json_documents, mutated_json
from diplomev.validate import units as taken_apart
from diplomev.validate.lean import lean_record
from diplomev.validate.quick import quick_look, sound_value

RECORDS = st.sampled_from(
    [
        {"type": "visit", "id": "visit:a", "sending": ["MLI"], "start": "2025-06-22"},
        {"type": "actor", "id": "actor:a", "roles": [{"office": "minister"}]},
        {"type": "claim", "id": "claim:a", "kind": "quotation", "source": "source:a", "text": "We shall."},
    ]
)


@given(value=json_documents() | mutated_json())
def test_what_passes_would_pass_the_models(value):
    data = orjson.dumps(value)
    found, shape = sound_value(data, one_record=False)
    if shape in {"bundle", "record"}:
        assert found == value
        DOCUMENT.validate_json(data)


@given(bundle=bundles(max_size=3).filter(lambda bundle: bundle.records))
def test_what_the_library_writes_passes(bundle):
    value = bundle.to_dict()
    for record in value["records"]:  # numbers that are left open may be such as ask for a closer look
        record.pop("ext", None)
        if "value" in record:
            record["value"] = "MLI"
    assert sound_value(orjson.dumps(value), one_record=False) == (value, "bundle")
    assert sound_value(orjson.dumps(value["records"]), one_record=False) == (value["records"], "list")


@given(value=mutated_json(4), bundle=bundles(max_size=2), listed=st.booleans())
def test_look_at_the_bad_records_alone_finds_the_same(value, bundle, listed):
    sound = bundle.to_dict().get("records", [])
    of_value = value.get("records", [value]) if isinstance(value, dict) else [value]
    document = orjson.dumps([*sound, *of_value, *sound] if listed and isinstance(of_value, list) else value)
    with pytest.MonkeyPatch.context() as patch:
        quickly = [(unit.raw, unit.issues) for unit in taken_apart.units(document)]
        patch.setattr(taken_apart, "quick_look", lambda *_, **__: None)
        assert quickly == [(unit.raw, unit.issues) for unit in taken_apart.units(document)]


@pytest.mark.parametrize("bad", ["null", "{}", '"visit:a"', '{"type": "visit", "id": "visit:b", "acme": 1}'])
@given(record=RECORDS)
def test_bad_record_leaves_the_others_sound(bad, record):
    look = quick_look(f"[{json.dumps(record)}, {bad}, {json.dumps(record)}]".encode(), one_record=False)
    assert look is not None
    assert look.bad == {1}
    assert look.value == [record, json.loads(bad), record]


@given(bundle=bundles(max_size=3))
def test_rules_see_what_the_models_hold(bundle):
    for record in bundle.records:
        lean = lean_record(orjson.loads(orjson.dumps(record.to_dict())))
        for name in type(record).model_fields:
            if name not in {"ext", "schema_version"}:
                assert plain(getattr(lean, name)) == plain(getattr(record, name))


def plain(value: Any) -> Any:
    """A value with objects and lists in one form."""
    if isinstance(value, BaseModel):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize(
    "member",
    [
        '"acme": 1',  # a key that is not known
        '"id": "visit:b"',  # a key that stands twice
        '"tour": null',
        '"ext": {"acme:a": NaN}',
        '"ext": {"acme:a": 1e400}',
        '"ext": {"acme:a": 12345678901234567890}',
        '"ext": {"acme:a": ' + 98 * "[" + 98 * "]" + ', "acme:b": ' + 101 * "[" + 101 * "]" + "}",
        '"merged_from": []',
        '"receiving": "R\\u003aS"',
    ],
)
@given(record=RECORDS)
def test_what_is_out_of_the_ordinary_is_looked_at_closely(member, record):
    data = f"{json.dumps(record)[:-1]}, {member}}}".encode()
    assert sound_value(data, one_record=True) == (None, None)


@given(record=RECORDS)
def test_a_record_alone_passes(record):
    assert sound_value(orjson.dumps(record), one_record=True) == (record, "record")
    RECORD.validate_python(record)


def test_it_does_not_matter_what_was_used_before():
    visit = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}
    bundle = orjson.dumps({"type": "bundle", "schema_version": "1.0", "records": [visit]})
    before = "from diplomev.model import DOCUMENT; DOCUMENT.rebuild()"
    code = f"{before}; from diplomev import validate; print(validate({bundle!r}).ok)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.strip() == "True"
