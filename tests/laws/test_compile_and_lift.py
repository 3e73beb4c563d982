"""Law 5: compile and lift are inverse on canonical records; and what follows for all claims."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from diplomev.claims import compile_records, get_property, lift, properties, sorted_set
from diplomev.model import MODELS, RECORD, Claim, Record, Source, View
from diplomev.model.canonical import canonical_json
from diplomev.testing.strategies import canonical_records, claims, json_objects, json_values

SOURCES = ["source:a", "source:b", "source:c"]
SUBJECTS = [
    *("actor:p", "actor:q", "actor:MLI", "visit:v", "visit:w", "engagement:e"),
    *("agreement:x", "agreement:y", "source:a"),
]
"""Few ids, so that claims of one set often speak of the same things."""
SAME = {"actor:q": "actor:p", "visit:w": "visit:v", "agreement:y": "agreement:x"}


def ordered(records: tuple[Record, ...]) -> list[Record]:
    types = list(MODELS)
    return sorted(records, key=lambda record: (types.index(record.type), record.id))


def one_value(subject: str, name: str) -> st.SearchStrategy[object]:
    """Values of a property as a claim states them; one element of a list."""
    bodies = json_objects(subject.partition(":")[0].capitalize(), id=st.just(subject))
    prop = get_property(subject.partition(":")[0], name)
    there = bodies.filter(lambda body: body.get(name) not in (None, [])).map(lambda body: body[name])
    return there.flatmap(st.sampled_from) if prop and prop.is_list else there


def statements() -> st.SearchStrategy[Claim]:
    """Claims about a few subjects: mostly fit values, with references among the few, sometimes any JSON at all."""
    about = st.sampled_from(
        [(subject, prop.name) for subject in SUBJECTS for prop in properties(subject.partition(":")[0])]
    )
    return about.flatmap(lambda pair: statement(*pair))


def statement(subject: str, name: str) -> st.SearchStrategy[Claim]:
    known = {
        "visitors": st.sampled_from(["actor:p", "actor:q"]),
        "hosts": st.sampled_from(["actor:p", "actor:MLI"]),
        "part_of": st.sampled_from(["agreement:x", "agreement:y"]),
        "visit": st.sampled_from(["visit:v", "visit:w"]),
        "sources": st.sampled_from(SOURCES),
    }
    value = known.get(name) or one_value(subject, name)
    return claims(
        id=st.integers(0, 10**6).map("claim:{}".format),
        kind=st.just("statement"),
        source=st.sampled_from(SOURCES),
        subject=st.just(subject),
        property=st.just(name),
        value=value | json_values(),
        stance=st.sampled_from(["asserts", "asserts", "plans", "denies", "doubts", "retracts"]),
        extractor=st.sampled_from(["human", "lift", "reader/1.0", "reader/1.1", "other/2"]),
    ).filter(lambda claim: claim.value is not None or claim.stance not in ("asserts", "plans"))


def worlds() -> st.SearchStrategy[list[Record]]:
    """Claims with some of the sources that they name."""
    articles = st.builds(
        Source,
        id=st.sampled_from(SOURCES),
        published=st.none() | st.dates(dt.date(2024, 1, 1)).map(str),
        authors=st.lists(st.sampled_from(["A", "B"]), unique=True).map(tuple),
        derived_from=st.lists(st.sampled_from(SOURCES), unique=True).map(tuple),
    )
    return st.lists(st.one_of(statements(), statements(), articles), max_size=12)


@given(canonical_records())
def test_law_5_lifting_and_compiling_gives_canonical_records_back(records: tuple[Record, ...]) -> None:
    origin = next(r for r in records if isinstance(r, Source))
    assert list(compile_records(lift(records, delivered_by=origin))) == ordered(records)


@given(canonical_records())
def test_lifting_makes_only_claims_that_the_model_accepts(records: tuple[Record, ...]) -> None:
    origin = next(r for r in records if isinstance(r, Source))
    for record in lift(records, delivered_by=origin):
        assert RECORD.validate_python(record.to_dict()) == record


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
    compiled = compile_records(records, same=SAME)
    assert [r for r in lift([*records, *compiled]) if isinstance(r, Claim) and r.extractor == "lift"] == [
        r for r in records if isinstance(r, Claim) and r.extractor == "lift"
    ]


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
