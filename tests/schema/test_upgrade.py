"""From version to version, with steps that stand for those to come."""

import copy

import pytest

from diplomev import upgrade
from diplomev.errors import UnknownCodeError
from diplomev.schema.examples import example_bundle
from diplomev.schema.upgrade import STEPS, Step


def rename(record):
    """A step that gives `date_from` the name `start`."""
    return {"start" if name == "date_from" else name: value for name, value in record.items()}


def shout(record):
    """A step that writes names in capitals."""
    return record | ({"name": record["name"].upper()} if "name" in record else {})


FAKE = (Step("0.8", "0.9", rename), Step("0.9", "1.0", shout))
OLD = {"type": "visit", "id": "visit:a", "schema_version": "0.8", "date_from": "2025", "name": "a"}
NEW = {"type": "visit", "id": "visit:a", "schema_version": "1.0", "start": "2025", "name": "A"}


def test_data_of_the_present_version_come_back_as_they_are():
    assert upgrade(example_bundle()) == example_bundle()


def test_a_record_without_a_version_is_of_the_present_one():
    assert upgrade({"type": "visit", "date_from": "2025"}, steps=FAKE) == {"type": "visit", "date_from": "2025"}


def test_an_empty_list_comes_back():
    assert upgrade([]) == []


def test_a_record_walks_all_steps():
    assert upgrade(OLD, steps=FAKE) == NEW


def test_it_begins_with_the_step_from_its_version():
    assert upgrade(OLD | {"schema_version": "0.9"}, steps=FAKE)["date_from"] == "2025"


def test_every_record_of_a_bundle_walks():
    bundle = {"type": "bundle", "schema_version": "0.8", "records": [OLD, {"type": "visit", "date_from": "2024"}]}
    upgraded = {"type": "bundle", "schema_version": "1.0", "records": [NEW, {"type": "visit", "start": "2024"}]}
    assert upgrade(bundle, steps=FAKE) == upgraded


def test_a_list_goes_by_its_first_record():
    assert upgrade([OLD, {"date_from": "2024"}], steps=FAKE) == [NEW, {"start": "2024"}]


def test_what_is_given_is_not_changed():
    given = {"type": "bundle", "schema_version": "0.8", "records": [copy.deepcopy(OLD)]}
    before = copy.deepcopy(given)
    upgrade(given, steps=FAKE)
    assert given == before


def test_what_is_no_record_is_left_for_validation():
    bundle = {"type": "bundle", "schema_version": "0.8", "records": [None, 3]}
    assert upgrade(bundle, steps=FAKE)["records"] == [None, 3]


def test_a_newer_minor_version_comes_back_as_it_is():
    assert upgrade({"type": "visit", "schema_version": "1.7"}) == {"type": "visit", "schema_version": "1.7"}


@pytest.mark.parametrize("version", ["0.7", "2.0", "", "one", 1.0, 1, ["1.0"]])
def test_a_version_that_is_not_known_is_an_error_that_names_those_that_are(version):
    with pytest.raises(UnknownCodeError, match=r"Versions known here: 0\.8, 0\.9, 1\.0"):
        upgrade(OLD | {"schema_version": version}, steps=FAKE)


def test_steps_lead_from_the_first_version_to_the_present_one():
    versions = [step.old for step in STEPS] + ["1.0"]
    assert [step.new for step in STEPS] == versions[1:]
