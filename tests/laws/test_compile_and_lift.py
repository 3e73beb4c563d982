"""Law 5: compile and lift are inverse on canonical records; and what follows for all claims."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from diplomev.claims import compile_records, lift, sorted_set
from diplomev.model import MODELS, RECORD, Claim, Record, Source, View
from diplomev.model.canonical import canonical_json
from diplomev.testing.strategies import canonical_records

SOURCES = ["source:a", "source:b", "source:c"]
PLACES = [{"name": "Oslo"}, {"name": "Oslo", "country": "NOR"}, {"name": "Oslo", "kind": "city", "country": None}]
VALUES = {
    "actor:p actor:q actor:MLI": {
        "name": ["A. Keita", "Awa Keita"],
        "names": [{"value": "Awa Keita"}, {"value": "Awa Keita", "lang": "fr"}],
        "roles": [
            {"office": "minister"},
            {"office": "minister", "start": "2024"},
            {"office": "minister", "start": "2024-05"},
        ],
        "members": ["MLI", "NER"],
        "ext": [{"acme:score": 1}, {"acme:score": 1.5}, {"acme:other": []}],
    },
    "visit:v visit:w": {
        "visitors": ["actor:p", "actor:q"],
        "hosts": ["actor:MLI", "actor:p"],
        "sending": ["MLI"],
        "event": [{"name": "Forum", "organizer": "actor:q"}],
        "start": ["2025", "2025-06", "2025-06-23", "[2025-06-01..2025-06-09]"],
        "places": PLACES,
        "merged_from": ["visit:old", "visit:v"],
    },
    "engagement:e": {"visit": ["visit:v", "visit:w"], "place": PLACES, "participants": ["actor:p", "actor:q"]},
    "agreement:x agreement:y agreement:z": {
        "part_of": ["agreement:x", "agreement:y"],
        "status": ["announced", "signed", "in_force"],
        "signed": ["2025-06", "2025-06-23"],
        "parties": ["actor:MLI", "actor:p"],
        "count": [{"min": 2}, {"min": 2, "max": 3}, {"min": 2.0, "max": 2.0}],
        "actions": [{"kind": "signature"}, {"kind": "signature", "party": "actor:q"}],
    },
    "source:a": {"title": ["A day", "One day"], "published": ["2025-06-20"], "authors": ["A", "B"]},
}
"""Few ids and values, so that claims of one set often speak of the same things."""
ABOUT = [
    (subject, name, values)
    for subjects, properties in VALUES.items()
    for subject in subjects.split()
    for name, values in properties.items()
]
ODD = [True, 0, "", "actor:p", [], {}, {"min": 1}, "2025-02-30", {"name": ["Oslo"]}]
few = settings(max_examples=max(50, settings().max_examples // 5))
"""For what follows from a law: whole sets of records take long to make, and the law itself has its full number."""
SAME = {"actor:q": "actor:p", "visit:w": "visit:v", "agreement:y": "agreement:x"}


def ordered(records: tuple[Record, ...]) -> list[Record]:
    types = list(MODELS)
    return sorted(records, key=lambda record: (types.index(record.type), record.id))


@st.composite
def statements(draw: st.DrawFn) -> Claim:
    """Claims about a few subjects: mostly fit values, sometimes odd ones, of unknown properties, or none."""
    subject, name, values = draw(st.sampled_from(ABOUT))
    stance = draw(st.sampled_from(["asserts", "asserts", "plans", "denies", "doubts", "retracts"]))
    value = draw(st.sampled_from([*values, *values, draw(st.sampled_from(ODD))]))
    return Claim(
        id=f"claim:{draw(st.integers(0, 10**6))}",
        kind="statement",
        source=draw(st.sampled_from(SOURCES)),
        subject=subject,
        property=draw(st.sampled_from([name, name, name, name, "sources", "colour"])),
        value=None if stance in {"denies", "retracts"} and draw(st.booleans()) else value,
        stance=stance,
        extractor=draw(st.sampled_from([None, "human", "lift", "reader/1.0", "reader/1.1", "other/2"])),
    )


def worlds() -> st.SearchStrategy[list[Record]]:
    """Claims with some of the sources that they name."""
    articles = st.builds(
        Source,
        id=st.sampled_from(SOURCES),
        published=st.sampled_from([None, "2025", "2025-06-24"]),
        authors=st.lists(st.sampled_from(["A", "B"]), unique=True).map(tuple),
        derived_from=st.lists(st.sampled_from(SOURCES), unique=True).map(tuple),
    )
    return st.lists(st.one_of(statements(), statements(), statements(), articles), max_size=12)


@given(canonical_records())
def test_law_5_lifting_and_compiling_gives_canonical_records_back(records: tuple[Record, ...]) -> None:
    origin = next(r for r in records if isinstance(r, Source))
    assert list(compile_records(lift(records, delivered_by=origin))) == ordered(records)


@few
@given(canonical_records())
def test_lifting_makes_only_claims_that_the_model_accepts(records: tuple[Record, ...]) -> None:
    origin = next(r for r in records if isinstance(r, Source))
    for record in lift(records, delivered_by=origin):
        assert RECORD.validate_python(record.to_dict()) == record


@few
@given(canonical_records())
def test_lifting_a_record_beside_its_own_claims_adds_nothing(records: tuple[Record, ...]) -> None:
    origin = next(r for r in records if isinstance(r, Source))
    lifted = lift(records, delivered_by=origin)
    views = [record for record in records if isinstance(record, View)]
    assert set(lift([*lifted, *views], delivered_by=origin)) == set(lifted)


@given(worlds(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_of_claims_matters(records: list[Record], random: st.Random) -> None:
    shuffled = [*records, *random.sample(records, len(records) // 2)]
    random.shuffle(shuffled)
    assert compile_records(shuffled) == compile_records(records)
    assert compile_records(shuffled, same=SAME) == compile_records(records, same=SAME)


@given(worlds())
def test_whatever_is_claimed_the_records_are_valid_and_canonical(records: list[Record]) -> None:
    for record in compile_records(records, same=SAME):
        body = record.to_dict()
        assert RECORD.validate_python(body) == record
        for name, value in body.items():
            if isinstance(value, list):
                assert value == sorted_set(value), name


@given(worlds())
def test_lifting_what_was_compiled_gives_the_same_records_again(records: list[Record]) -> None:
    compiled = compile_records(records, same=SAME)
    origin = Source(id="source:file", kind="dataset")
    again = compile_records(lift(compiled, delivered_by=origin))
    assert [r for r in again if r.id != origin.id] == list(compiled)


@given(worlds())
def test_lifting_compiled_records_beside_their_claims_adds_nothing(records: list[Record]) -> None:
    known = {record.id for record in compile_records(records, same=SAME)}
    compiled = compile_records(records, same={old: now for old, now in SAME.items() if now in known})
    views = [record for record in compiled if isinstance(record, View)]
    assert lift([*records, *views]) == tuple(records)


@given(worlds())
def test_every_filled_slot_rests_on_a_claim_or_is_inherited_or_of_a_state(records: list[Record]) -> None:
    said = {(c.subject, c.property) for c in records if isinstance(c, Claim)}
    about = {(s, name) for s, name in said if s}
    for record in compile_records(records):
        if not isinstance(record, View):
            continue
        whole = record.to_dict().get("part_of")
        for name in record.to_dict().keys() - {"type", "id", "sources"}:
            inherited = whole is not None and name in {"parties", "status", "signed", "visit"}
            named = record.id == "actor:MLI" and name in {"kind", "name", "country"}
            assert (record.id, name) in about or inherited or named


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), min_size=1), max_size=6))
def test_a_set_is_the_same_however_it_was_put_together(values: list[dict[str, int]]) -> None:
    half = len(values) // 2
    whole = sorted_set(values)
    assert sorted_set([*sorted_set(values[:half]), *sorted_set(values[half:])]) == whole
    assert sorted_set(reversed(values)) == whole
    assert [canonical_json(value) for value in whole] == sorted(map(canonical_json, whole))
