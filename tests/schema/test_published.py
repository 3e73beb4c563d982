"""A published version is frozen: whoever changes the models gives the schema a version of its own."""

import json
import tomllib

import pytest

from diplomev.model import SCHEMA_VERSION
from diplomev.schema import FILE, build
from diplomev.schema.compare import extent
from diplomev.schema.newer import version_key

PINS = build.published()
FOLDER = build.PATH.parent
ENOUGH = {"none": (0, 0), "remarks": (0, 1), "additions": (0, 1), "breaking": (1, 0)}


def schema_of(version):
    return json.loads((FOLDER / f"diplomev-{version}.schema.json").read_text(encoding="utf-8"))


def step_from(version):
    old, new = version_key(version), version_key(SCHEMA_VERSION)
    return (new[0] - old[0], 0) if new[0] > old[0] else (0, new[1] - old[1])


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The file and the pins in another folder."""
    for name in ("PATH", "PINS"):
        copy = tmp_path / getattr(build, name).name
        copy.write_bytes(getattr(build, name).read_bytes())
        monkeypatch.setattr(build, name, copy)
    return tmp_path


@pytest.fixture
def changed(elsewhere, monkeypatch):
    """Models that make another schema."""
    schema = build.build()
    schema["$defs"]["Visit"]["properties"]["mood"] = {"description": "How it went.", "$ref": "#/$defs/Text"}
    monkeypatch.setattr(build, "build", lambda: schema)
    return elsewhere


def test_the_present_version_is_published():
    assert SCHEMA_VERSION in PINS


def test_file_and_name_of_the_schema_bear_the_present_version():
    assert f"diplomev-{SCHEMA_VERSION}.schema.json" == FILE
    assert f"/{SCHEMA_VERSION}/" in build.SCHEMA_ID


@pytest.mark.parametrize("version", PINS)
def test_a_published_file_is_as_it_was(version):
    text = (FOLDER / f"diplomev-{version}.schema.json").read_text(encoding="utf-8")
    assert build.digest(text) == PINS[version]


@pytest.mark.parametrize("version", PINS)
def test_what_changed_since_a_published_version_has_its_version_step(version):
    change = extent(schema_of(version), build.build())
    assert step_from(version) >= ENOUGH[change], f"since {version} the change is {change}; see diplomev.schema.upgrade"


@pytest.mark.usefixtures("changed")
def test_a_published_version_is_not_written_over(capsys):
    before = build.PATH.read_bytes()
    assert build.main([]) == 1
    assert build.PATH.read_bytes() == before
    assert "Version 1.0 of the schema is published" in capsys.readouterr().err


@pytest.mark.usefixtures("changed")
def test_the_message_says_how_far_the_change_goes(capsys):
    build.main(["--check"])
    assert "a new minor version" in capsys.readouterr().err


@pytest.mark.usefixtures("changed")
def test_a_version_that_nobody_has_may_be_published_anew():
    assert build.main(["--republish"]) == 0
    assert build.main(["--check"]) == 0
    assert "mood" in build.PATH.read_text(encoding="utf-8")


def test_a_new_version_is_written_and_pinned(changed, monkeypatch):
    monkeypatch.setattr(build, "SCHEMA_VERSION", "1.1")
    monkeypatch.setattr(build, "PATH", changed / "diplomev-1.1.schema.json")
    assert build.main([]) == 0
    pins = tomllib.loads(build.PINS.read_text(encoding="utf-8"))
    assert pins == PINS | {"1.1": build.digest(build.PATH.read_text(encoding="utf-8"))}


@pytest.mark.usefixtures("changed")
def test_a_version_without_a_pin_is_no_published_one(monkeypatch):
    monkeypatch.setattr(build, "SCHEMA_VERSION", "1.1")
    assert build.main(["--check"]) == 1
