"""How long validation takes, as ratios to parsing the same bytes as JSON, beside other validators.

All are measured in turns in one run, by the processor time of the thread; what is printed is the median of the ratios
of all rounds, so that what else the machine does weighs on all alike.
"""

import importlib
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import thread_time_ns
from typing import Any

import orjson
from bundle import VISIT, bundle
from peers import entities

from diplomev.exchange import read
from diplomev.model import Bundle
from diplomev.schema import json_schema
from diplomev.validate import validate

ROUNDS = 21
CALLS = 40
KEPT = 3_000
Check = Callable[[bytes], object]


def _time(call: Check, data: bytes, calls: int) -> float:
    """Microseconds of one call, out of many."""
    start = thread_time_ns()
    for _ in range(calls):
        call(data)
    return (thread_time_ns() - start) / calls / 1000


def ratio(call: Check, data: bytes, *, base: Check = orjson.loads, slow: bool = False) -> tuple[float, float]:
    """The median ratio of a call to another on the same bytes, and the median microseconds of the call."""
    rounds, calls = (5, 2) if slow else (ROUNDS, CALLS)
    call(data)
    ratios, taken = [], []
    for _ in range(rounds):
        before = _time(base, data, CALLS)
        taken.append(_time(call, data, calls))
        ratios.append(2 * taken[-1] / (before + _time(base, data, CALLS)))
    return median(ratios), median(taken)


def spoilt(data: bytes) -> bytes:
    """The bundle with two errors: a day that does not exist, and a misspelt code."""
    document = orjson.loads(data)
    (visit,) = (record for record in document["records"] if record["id"] == VISIT)
    visit["start"], visit["status"] = "2025-02-30", "complete"
    return orjson.dumps(document)


# The claims of the bundle leave some properties unsupported; without that remark it is one with nothing to report.
_all_levels = partial(validate, disable=["meaning.unsupported"])
_last_key_wins = partial(_all_levels, duplicate_keys=False)
_no_meaning = partial(validate, disable=["meaning."])
_structure_alone = partial(_no_meaning, references=False)


def _other_validators() -> dict[str, tuple[Check, bool]]:
    """Validators of the published schema, those that are installed; the slow ones are marked."""
    schema = json_schema()
    found: dict[str, tuple[Check, bool]] = {}
    modules = {name: _module(name) for name in ("jsonschema_rs", "jsonschema", "fastjsonschema")}
    if modules["jsonschema_rs"]:
        rust = modules["jsonschema_rs"].validator_for(schema)
        found["orjson + jsonschema-rs, verdict alone"] = (lambda data: rust.is_valid(orjson.loads(data)), False)
    if modules["fastjsonschema"]:
        compiled = modules["fastjsonschema"].compile(schema, use_formats=False)
        found["orjson + fastjsonschema"] = (lambda data: compiled(orjson.loads(data)), True)
    if modules["jsonschema"]:
        pure = modules["jsonschema"].validators.validator_for(schema)(schema)
        found["orjson + jsonschema"] = (lambda data: list(pure.iter_errors(orjson.loads(data))), True)
    return found


def _followthemoney() -> tuple[Check, bytes] | None:
    """The load of followthemoney that cleans every value, and the same content in its model, where it is installed."""
    if not _module("followthemoney"):
        return None
    proxy = importlib.import_module("followthemoney").model.get_proxy
    return lambda data: [proxy(entity, cleaned=False) for entity in orjson.loads(data)], orjson.dumps(entities())


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"  {name} is not installed: left out")
        return None


def _keeping(data: bytes) -> None:
    """Print what it costs to keep many bundles, against decoding them one by one."""
    records = b",".join([data[data.index(b"[") + 1 : data.rindex(b"]")]] * KEPT)
    large = b'{"type":"bundle","schema_version":"1.0","records":[' + records + b"]}"
    ratios: dict[str, list[float]] = {"decoded into a list, collector as usual": [], "read in one call": []}
    for _ in range(3):
        alone = _seconds(lambda: _again(Bundle.model_validate_json, data))
        ratios["decoded into a list, collector as usual"].append(
            _seconds(lambda: [Bundle.model_validate_json(data) for _ in range(KEPT)]) / alone
        )
        one_by_one = _seconds(lambda: _again(read, data))
        ratios["read in one call"].append(_seconds(lambda: read(large)) / one_by_one)
    for name, found in ratios.items():
        aim = "; aim <= 1.4" if name == "read in one call" else ""
        print(f"  {KEPT} bundles kept, {name}: {median(found):.2f} x one by one{aim}")


def _again(call: Check, data: bytes) -> None:
    """Call something many times, and keep nothing."""
    for _ in range(KEPT):
        call(data)


def _seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes, its result kept until the clock has stopped."""
    start = thread_time_ns()
    kept = work()
    end = thread_time_ns()
    del kept
    return (end - start) / 1e9


def run() -> None:
    """Print the ratios."""
    data = bundle()
    bad = spoilt(data)
    report = validate(bad)
    found = [(issue.code, issue.path.rpartition("/")[2]) for issue in report.issues if issue.level == "error"]
    if _all_levels(data).issues or found != [("schema.code", "status"), ("schema.pattern", "start")]:
        sys.exit(f"The bundles of the benchmark are not as they should be: {report}")
    lines: list[tuple[str, Check, str, bool]] = [
        ("typed decode", Bundle.model_validate_json, "aim <= 3.5", False),
        ("validate, all levels", _all_levels, "aim <= 9", False),
        ("validate, all levels, duplicate keys not looked for", _last_key_wins, "aim <= 6", False),
        ("validate, structure and references", _no_meaning, "", False),
        ("validate, structure", _structure_alone, "", False),
        ("validate, all levels, with two remarks to place", validate, "", False),
        *((name, call, "", slow) for name, (call, slow) in _other_validators().items()),
    ]
    print(f"  on a bundle of {len(orjson.loads(data)['records'])} records, {len(data)} bytes")
    for name, call, aim, slow in lines:
        times, microseconds = ratio(call, data, slow=slow)
        print(f"  {name}: {times:.2f} x orjson.loads ({microseconds:.0f} us{'; ' if aim else ''}{aim})")
    if peer := _followthemoney():
        load, data_of_peer = peer
        times, microseconds = ratio(load, data_of_peer, slow=True)
        print(f"  followthemoney, cleaning load ({len(data_of_peer)} bytes of its own): ", end="")
        print(f"{times:.2f} x orjson.loads ({microseconds:.0f} us)")
    times, _ = ratio(lambda _: _all_levels(bad), data, base=_all_levels)
    print(f"  two errors with pointer, line and column: {times:.2f} x the time of a valid bundle (aim <= 1.5)")
    _keeping(data)


if __name__ == "__main__":
    run()
