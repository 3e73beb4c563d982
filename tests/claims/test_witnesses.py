"""Which sources are independent of each other."""

from __future__ import annotations

import pytest

from diplomev.claims.witnesses import Witnesses
from diplomev.model import Source

CASES = {
    "two originals": ("", "a b", 2),
    "a reprint beside its original": ("b<a", "a b", 1),
    "two reprints of one original that is not there": ("b<a c<a", "b c", 1),
    "a reprint of a reprint": ("b<a c<b", "a c", 1),
    "a reprint of a source that nobody delivered": ("b<z", "a b", 2),
    "a compilation beside one of its originals": ("c<ab", "b c", 1),
    "a compilation beside both": ("c<ab", "a b c", 2),
    "a compilation alone": ("c<ab", "c", 1),
    "a compilation beside a stranger": ("c<ab", "c d", 2),
    "two that repeat each other": ("a<b b<a", "a b", 1),
    "one that repeats two that repeat each other": ("a<z z<a b<z", "a b z", 1),
    "one that repeats itself": ("a<a", "a", 1),
}


@pytest.mark.parametrize(("chains", "sources", "count"), CASES.values(), ids=CASES)
def test_case(chains, sources, count):
    known = [chain.split("<") for chain in chains.split()]
    records = {
        one: Source(id=f"source:{one}", derived_from=tuple(f"source:{o}" for o in origins)) for one, origins in known
    }
    witnesses = Witnesses({f"source:{one}": record for one, record in records.items()})
    assert witnesses.count(f"source:{one}" for one in sources.split()) == count
