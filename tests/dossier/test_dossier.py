import pickle

import pytest

from diplomev.dossier import Dossier, Failure
from diplomev.errors import UnknownRecordError, UnsupportedFormatError
from diplomev.model import Actor, Visit


def test_each_type_of_record_has_its_view(world):
    views = (world.sources, world.actors, world.visits, world.engagements, world.agreements, world.claims)
    assert [len(view) for view in views] == [2, 5, 4, 3, 3, 16]


def test_records_are_sorted_by_type_and_id(world):
    shuffled = Dossier(reversed(world.records))
    assert shuffled == world


def test_of_two_records_with_one_id_the_first_counts():
    first, second = Actor(id="actor:a", name="One"), Actor(id="actor:a", name="Two")
    assert Dossier([first, second]).records == (first,)


def test_quotations_stand_in_the_order_of_their_sources(world):
    assert [claim.id for claim in world.quotes] == ["claim:q1", "claim:q2"]


@pytest.mark.parametrize("record", ["actor:keita", "actor:keita-old"])
def test_an_id_from_before_a_merge_leads_to_the_record_of_now(world, record):
    assert world.get(record).id == "actor:keita"


@pytest.mark.parametrize(
    ("wanted", "hint"), [("visit:jun", "visit:june"), ("visit:jnue", "visit:june"), ("june", "visit:june")]
)
def test_an_unknown_id_is_a_key_error_that_names_the_nearest(world, wanted, hint):
    with pytest.raises(KeyError) as caught:
        world.get(wanted)
    assert f"Did you mean {hint!r}?" in str(caught.value)


def test_an_id_unlike_any_other_gets_no_hint(world):
    with pytest.raises(UnknownRecordError) as caught:
        world.get("zzz")
    assert caught.value.hint is None


def test_claims_of_a_record_are_those_about_it(world):
    assert [c.id for c in world.claims_of("visit:june", "rank")] == ["claim:j4", "claim:j5", "claim:j6"]


def test_claims_of_a_merged_record_are_those_about_its_members():
    member = {"kind": "statement", "source": "source:a", "property": "status", "value": "completed"}
    claims = [
        {"type": "claim", "id": f"claim:{key}", "subject": f"visit:{key}", "stance": "asserts", **member}
        for key in "ab"
    ]
    from diplomev.model import RECORD

    visit = Visit(id="visit:a", sending=("MLI",), merged_from=("visit:a", "visit:b"))
    dossier = Dossier([visit, *map(RECORD.validate_python, claims)])
    assert len(dossier.claims_of(visit)) == 2


def test_engagements_of_a_visit(world):
    assert len(world.engagements_of("visit:june")) == 3


def test_a_dossier_is_valid_where_its_records_are(world):
    assert world.validate().ok


def test_what_is_written_must_have_a_known_format(world, tmp_path):
    with pytest.raises(UnsupportedFormatError):
        world.write(tmp_path / "world.doc")


def test_a_dossier_cannot_be_changed(world):
    with pytest.raises(AttributeError):
        world.records = ()


def test_a_dossier_says_what_it_holds(world):
    assert repr(world) == "Dossier(2 sources, 5 actors, 4 visits, 3 engagements, 3 agreements, 16 claims)"


def test_a_dossier_says_what_was_not_read():
    assert repr(Dossier(failures=(Failure("a", "b"),))).endswith("; 1 not read)")


def test_a_dossier_can_be_pickled(world):
    assert pickle.loads(pickle.dumps(world)) == world  # noqa: S301  # made two words before


def test_a_failure_says_what_to_do():
    assert str(Failure("a.txt", "it is odd", "Mend it.")) == "a.txt cannot be read: it is odd. Mend it."
