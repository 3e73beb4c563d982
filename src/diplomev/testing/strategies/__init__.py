"""Hypothesis strategies for everything in the data model, for the tests of tools that read or write it.

    from hypothesis import given
    from diplomev.testing.strategies import visits

    @given(visits())
    def test_my_tool_keeps_every_visit(visit): ...

`st.from_type(Visit)` works as well. Strategies of models take strategies of single properties by name, as JSON:
`visits(receiving=st.just("MLI"))`. All that they make is valid in structure; `canonical_records` makes sets of records
whose references also resolve.
"""

try:
    import hypothesis as _hypothesis
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    message = "diplomev.testing.strategies needs Hypothesis. Install it with: pip install 'diplomev[testing]'"
    raise ImportError(message) from error

from diplomev.testing.strategies.canonical import canonical_records
from diplomev.testing.strategies.json_values import exts, json_values
from diplomev.testing.strategies.models import (
    actions,
    actors,
    agreements,
    amounts,
    bundles,
    claims,
    counts,
    engagements,
    events,
    evidence,
    from_model,
    identifiers,
    names,
    places,
    records,
    roles,
    signatories,
    sources,
    visits,
)
from diplomev.testing.strategies.mutations import invalid_json, mutated_json
from diplomev.testing.strategies.objects import json_documents, json_objects
from diplomev.testing.strategies.scalars import (
    codes,
    country_codes,
    currencies,
    decimals,
    extractors,
    ids,
    keys,
    language_tags,
    partial_dates,
    sha256_digests,
    texts,
    timestamps,
    urls,
)

del _hypothesis

__all__ = [
    "actions",
    "actors",
    "agreements",
    "amounts",
    "bundles",
    "canonical_records",
    "claims",
    "codes",
    "country_codes",
    "counts",
    "currencies",
    "decimals",
    "engagements",
    "events",
    "evidence",
    "extractors",
    "exts",
    "from_model",
    "identifiers",
    "ids",
    "invalid_json",
    "json_documents",
    "json_objects",
    "json_values",
    "keys",
    "language_tags",
    "mutated_json",
    "names",
    "partial_dates",
    "places",
    "records",
    "roles",
    "sha256_digests",
    "signatories",
    "sources",
    "texts",
    "timestamps",
    "urls",
    "visits",
]
