"""Records that hold in common what they have in common are the same records."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

import diplomev.testing.strategies  # noqa: F401  # registers a strategy for every model
from diplomev.model import MODELS, Visit
from diplomev.model.sharing import sharing

records = st.one_of([st.from_type(model) for model in MODELS.values()])


def told(record):
    return record, record.model_fields_set, record.to_dict(), record.model_dump_json()


@given(records)
def test_a_record_stays_what_it_was(record):
    before = told(pickle.loads(pickle.dumps(record)))  # noqa: S301  # our own
    assert told(sharing(record)) == before


def test_records_alike_share_their_set_of_fields():
    one, other = (sharing(Visit(id=f"visit:{key}", sending=["MLI"], receiving="RUS")) for key in "ab")
    assert one.model_fields_set is other.model_fields_set


def test_a_changed_copy_leaves_the_others_as_they_are():
    one, other = (sharing(Visit(id=f"visit:{key}", sending=["MLI"], receiving="RUS")) for key in "ab")
    one.model_copy(update={"rank": "state"})
    assert "rank" not in other.model_fields_set
