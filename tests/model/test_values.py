import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from diplomev.model import Ext, types

CASES = tomllib.loads(Path(__file__).parents[1].joinpath("cases/model/values.toml").read_text(encoding="utf-8"))


def cases(verdict):
    return [pytest.param(name, text, id=f"{name} {text!r}") for name in CASES for text in CASES[name][verdict]]


@pytest.mark.parametrize(("name", "text"), cases("good"))
def test_a_good_text_is_kept_as_it_is(name, text):
    assert TypeAdapter(getattr(types, name)).validate_python(text) == text


@pytest.mark.parametrize(("name", "text"), cases("bad"))
def test_a_bad_text_is_refused(name, text):
    with pytest.raises(ValidationError):
        TypeAdapter(getattr(types, name)).validate_python(text)


@pytest.mark.parametrize("name", list(CASES))
@pytest.mark.parametrize("value", [None, 1, True, b"a", ["a"]])
def test_nothing_but_text_is_text(name, value):
    with pytest.raises(ValidationError):
        TypeAdapter(getattr(types, name)).validate_python(value)


@pytest.mark.parametrize("kind", types.RECORD_TYPES)
def test_a_key_of_two_hundred_characters_is_the_longest(kind):
    adapter = TypeAdapter(getattr(types, f"{kind.capitalize()}Id"))
    assert adapter.validate_python(f"{kind}:{'a' * 200}")
    with pytest.raises(ValidationError):
        adapter.validate_python(f"{kind}:{'a' * 201}")


@pytest.mark.parametrize("kind", types.RECORD_TYPES)
def test_the_id_of_any_record_is_as_long_as_the_id_of_its_type(kind):
    adapter = TypeAdapter(types.RecordId)
    assert adapter.validate_python(f"{kind}:{'a' * 200}")
    with pytest.raises(ValidationError):
        adapter.validate_python(f"{kind}:{'a' * 201}")


@pytest.mark.parametrize("text", [b"0", b"7", b"7.0", b"9007199254740991", b"-0.0"])
def test_a_whole_number_may_be_written_with_a_fraction_of_nought(text):
    assert isinstance(TypeAdapter(types.Safe).validate_json(text), int)


@pytest.mark.parametrize("text", [b"-1", b"0.5", b"9007199254740992", b"true", b'"1"', b"null", b"1e300"])
def test_what_is_no_whole_number_within_bounds_is_refused(text):
    with pytest.raises(ValidationError):
        TypeAdapter(types.Safe).validate_json(text)


@pytest.mark.parametrize(("name", "bound"), [("Latitude", 90), ("Longitude", 180)])
def test_coordinates_have_bounds(name, bound):
    adapter = TypeAdapter(getattr(types, name))
    assert (adapter.validate_json(str(bound)), adapter.validate_json(f"-{bound}.0")) == (bound, -bound)
    with pytest.raises(ValidationError):
        adapter.validate_json(f"{bound}.1")


def test_ext_is_held_as_canonical_json():
    assert Ext({"b:y": 1.0, "a:x": [True, None]}).canonical == '{"a:x":[true,null],"b:y":1}'


def test_ext_is_equal_whatever_the_order():
    assert len({Ext({"a:x": 1, "b:y": 2}), Ext({"b:y": 2, "a:x": 1})}) == 1


def test_what_is_taken_out_of_ext_does_not_change_it():
    ext = Ext({"a:x": [1]})
    ext["a:x"].append(2)
    assert ext["a:x"] == [1]


def test_ext_cannot_be_changed():
    with pytest.raises(AttributeError, match="immutable"):
        Ext({"a:x": 1}).canonical = "{}"


def test_a_great_number_in_ext_stays_a_number_that_can_be_written_again():
    ext = Ext({"a:x": 1e17})
    assert Ext(ext.to_dict()) == ext
    assert isinstance(ext["a:x"], float)


@pytest.mark.parametrize("data", [{}, {"x": 1}, {":x": 1}, {"a:": 1}, {"a b:x": 1}, {"a:x\n": 1}])
def test_keys_of_ext_have_a_namespace(data):
    with pytest.raises(ValidationError):
        TypeAdapter(Ext).validate_python(data)
