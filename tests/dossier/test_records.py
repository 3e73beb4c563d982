import pytest


def test_records_are_a_sequence(world):
    visits = world.visits
    assert (len(visits), visits[0], visits[-1], list(visits)[1]) == (4, visits[0], visits[3], visits[1])


def test_a_slice_can_be_picked_from(world):
    assert [v.id for v in world.visits[:2].where(sending="MLI")] == ["visit:june"]


def test_records_are_in_the_order_of_their_ids(world):
    ids = [claim.id for claim in world.claims]
    assert ids == sorted(ids)


def test_records_are_equal_to_the_same_records_in_a_list(world):
    assert world.visits == list(world.visits)


def test_records_cannot_be_changed(world):
    with pytest.raises(TypeError):
        world.visits[0] = world.visits[1]


def test_records_say_how_many_they_are(world):
    assert repr(world.visits) == "Records(4 × Visit)"
