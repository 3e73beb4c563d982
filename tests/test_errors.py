"""The exceptions: values with a sentence, and built-in kinds of error."""

import copy
import pickle
from pathlib import Path

import pytest

from diplomev.errors import (
    DateFormatError,
    DiplomevError,
    IdFormatError,
    PackError,
    UnknownCodeError,
    UnreadableInputError,
    UnsupportedFormatError,
)

CASES = [
    (UnknownCodeError("x", "sector", "Did you mean 'y'?"), LookupError),
    (DateFormatError("x"), ValueError),
    (IdFormatError("x", "It has no type."), ValueError),
    (UnreadableInputError("x.txt", "it is a folder", "Name a file."), OSError),
    (PackError("fr", "dates.months", "13 names, expected 12"), ValueError),
    (UnsupportedFormatError("x.doc", (".json", ".jsonl")), ValueError),
]
each_error = pytest.mark.parametrize(("error", "builtin"), CASES, ids=lambda case: type(case).__name__)


@each_error
def test_an_error_is_ours_and_of_the_built_in_kind(error, builtin):
    assert isinstance(error, DiplomevError)
    assert isinstance(error, builtin)


@each_error
def test_the_sentence_holds_what_was_given(error, builtin):
    del builtin
    facts = [fact for fact in error.args if fact is not None]
    words = [word for fact in facts for word in (fact if isinstance(fact, tuple) else [fact])]
    assert all(word in str(error) for word in words)


@each_error
@pytest.mark.parametrize("copied", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])  # noqa: S301
def test_a_copy_says_the_same(error, builtin, copied):
    del builtin
    assert (type(copied(error)), str(copied(error))) == (type(error), str(error))


@each_error
def test_fields_are_frozen(error, builtin):
    del builtin
    with pytest.raises(AttributeError):
        setattr(error, type(error).__attrs_attrs__[0].name, "other")


def test_no_hint_adds_nothing_to_the_sentence():
    assert str(UnknownCodeError("x", "sector")) == "'x' is not in the vocabulary 'sector'."


def test_a_path_is_kept_as_text():
    assert UnreadableInputError(Path("a") / "b", "it is a folder").path == str(Path("a") / "b")
