import subprocess
import sys

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomev import model
from diplomev.model import DOCUMENT, RECORD, Bundle, PartialDate, Record, Source, View, types
from diplomev.model.canonical import canonical_json
from diplomev.testing import hypothesis_plugin, strategies

CLASSES = [found for name in model.__all__ if isinstance(found := getattr(model, name), type)]
few = settings(max_examples=50)


def lists_in(value):
    """Every list in a record's JSON, but for what third parties put there."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name != "ext":
                yield from lists_in(item)
    if isinstance(value, list):
        yield value
        for item in value:
            yield from lists_in(item)


def references_in(value):
    """Every id of another record, in the places where references stand."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in {"id", "ext", "name", "title", "text"}:
                yield from references_in(item)
    if isinstance(value, list):
        for item in value:
            yield from references_in(item)
    if isinstance(value, str) and value.partition(":")[0] in types.RECORD_TYPES and ":" in value:
        yield value


def refined_by(item, other):
    return isinstance(item, dict) and item != other and item.items() <= other.items()


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_every_class_of_the_model_has_a_strategy(found):
    @few
    @given(strategies.from_model(found))
    def values_are_of_the_class(value):
        assert isinstance(value, found)

    values_are_of_the_class()


def test_another_class_has_none():
    with pytest.raises(LookupError, match="is no class of"):
        strategies.from_model(int)


@pytest.mark.parametrize(
    "name",
    [
        *("actors", "agreements", "claims", "engagements", "sources", "visits", "actions", "amounts", "counts"),
        *("events", "evidence", "identifiers", "names", "places", "roles", "signatories"),
    ],
)
def test_each_model_has_a_strategy_of_its_own(name):
    @few
    @given(getattr(strategies, name)())
    def it_makes_one_model(value):
        assert type(value) in CLASSES

    it_makes_one_model()


@few
@given(strategies.visits(receiving=st.just("MLI"), hosts=st.just(["actor:a"])))
def test_single_properties_may_be_given(visit):
    assert (visit.receiving, visit.hosts) == ("MLI", ("actor:a",))


@few
@given(strategies.claims(kind=st.just("quotation"), text=strategies.texts()))
def test_a_property_that_decides_what_else_is_needed_may_be_given(claim):
    assert claim.kind == "quotation"


@few
@given(strategies.visits(visitors=st.just([])), strategies.actors(name=st.none()))
def test_what_is_given_empty_is_made_up_for(visit, actor):
    assert visit.sending
    assert actor.roles


@few
@given(strategies.evidence(start=st.just(3)))
def test_what_belongs_together_comes_together(words):
    assert words.end is not None


def test_a_property_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match="no object 'Visit' with colour"):
        strategies.visits(colour=st.just("red"))


def test_an_object_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match="no object 'Voyage'"):
        strategies.json_objects("Voyage")


@few
@given(strategies.json_objects("Visit", leave_out=("sending", "ext")))
def test_properties_may_be_left_out(visit):
    assert not visit.keys() & {"sending", "ext"}


@few
@given(strategies.bundles(max_size=2))
def test_bundles_are_as_small_as_asked(bundle):
    assert isinstance(bundle, Bundle)
    assert len(bundle.records) <= 2


@given(strategies.mutated_json(most=6))
def test_mutated_json_can_always_be_written(value):
    assert orjson.loads(orjson.dumps(value)) == value


@pytest.mark.parametrize("strategy", [strategies.visits(), strategies.bundles(), strategies.mutated_json()], ids=repr)
def test_a_strategy_is_shown_in_a_few_words(strategy):
    assert len(repr(strategy)) < 200


@few
@given(strategies.invalid_json())
def test_invalid_json_is_refused(value):
    with pytest.raises(ValueError, match="validation error"):
        DOCUMENT.validate_json(orjson.dumps(value))


@few
@given(strategies.ids("visit"))
def test_ids_of_a_type_are_of_that_type(text):
    assert text.startswith("visit:")


@few
@given(strategies.partial_dates(canonical=True))
def test_canonical_dates_are_in_their_shortest_form(date):
    assert PartialDate.between(date.earliest, date.latest) == date


@few
@given(strategies.canonical_records())
def test_canonical_records_refer_to_one_another_only(records):
    ids = [record.id for record in records]
    assert len(set(ids)) == len(ids)
    assert {found for record in records for found in references_in(record.to_dict())} <= set(ids)


@few
@given(strategies.canonical_records())
def test_lists_of_canonical_records_are_sets_in_order(records):
    for found in (items for record in records for items in lists_in(record.to_dict())):
        forms = [canonical_json(item) for item in found]
        assert forms == sorted(set(forms))
        assert not [item for item in found if any(refined_by(item, other) for other in found)]


@few
@given(strategies.canonical_records())
def test_canonical_views_have_sources_and_a_data_set_among_them(records):
    data_sets = {record.id for record in records if isinstance(record, Source) and record.kind == "dataset"}
    views = [record for record in records if isinstance(record, View)]
    assert data_sets
    assert all(data_sets & set(view.sources) for view in views)


@few
@given(strategies.canonical_records(many_sources=False))
def test_canonical_views_may_have_the_delivering_source_alone(records):
    assert {view.sources for view in records if isinstance(view, View)} <= {(records[0].id,)}


@few
@given(strategies.canonical_records())
def test_canonical_records_have_no_circles(records):
    place = {record.id: index for index, record in enumerate(records)}
    for record in records:
        behind = [*getattr(record, "derived_from", ()), getattr(record, "part_of", None)]
        assert all(place[other] < place[record.id] for other in behind if other)


@few
@given(strategies.canonical_records())
def test_canonical_records_are_what_their_own_json_says(records):
    assert [RECORD.validate_json(orjson.dumps(record.to_dict())) for record in records] == list(records)


def test_registered_models_are_found_by_their_type():
    hypothesis_plugin.setup()

    @few
    @given(st.from_type(model.Visit), st.from_type(PartialDate), st.from_type(Record))
    def they_are_of_the_type(visit, date, record):
        assert isinstance(visit, model.Visit)
        assert isinstance(date, PartialDate)
        assert isinstance(record, Record)

    they_are_of_the_type()


def run(code):
    """Run code in a fresh interpreter that finds what this one finds."""
    prelude = f"import sys; sys.path[:] = {sys.path!r}\n"
    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", prelude + code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_setting_up_does_not_import_the_models():
    run(
        "from diplomev.testing.hypothesis_plugin import setup\n"
        "setup()\n"
        "assert not {'pydantic', 'diplomev.model', 'diplomev.schema'} & set(sys.modules)\n"
    )


def test_models_imported_later_are_registered():
    run(
        "import hypothesis.strategies as st\n"
        "from diplomev.testing.hypothesis_plugin import setup\n"
        "setup(); setup()\n"
        "finders = len(sys.meta_path)\n"
        "from diplomev.model import Visit\n"
        "assert len(sys.meta_path) == finders - 1\n"
        "assert isinstance(st.from_type(Visit).example(), Visit)\n"
    )


def test_without_hypothesis_it_is_said_what_to_install():
    run(
        "sys.modules['hypothesis'] = None\n"
        "try:\n"
        "    import diplomev.testing.strategies\n"
        "except ImportError as error:\n"
        "    assert \"pip install 'diplomev[testing]'\" in str(error)\n"
        "else:\n"
        "    raise AssertionError\n"
    )
