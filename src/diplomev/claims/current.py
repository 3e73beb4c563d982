"""Which claims count: those of the newest version of each extractor on each source, each once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from diplomev.claims.policies import HUMAN
from diplomev.model.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim


def current_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Leave out what an older version of an extractor claimed of a source that a newer one has read.

    Of claims with one id one is kept: a person's, else the newest version's.

    Args:
        claims: In any order, with any repetition.

    Returns:
        The claims sorted by id.
    """
    claims = tuple(claims)
    current = _newest({(claim.source, claim.extractor) for claim in claims})
    return distinct_claims(claim for claim in claims if (claim.source, claim.extractor) in current)


def distinct_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once, sorted by id; of those with one id a person's, else the newest version's."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        known = kept.get(claim.id)
        kept[claim.id] = claim if known is None or known == claim else max(known, claim, key=_freshness)
    return [kept[key] for key in sorted(kept)]


def _newest(readings: set[tuple[str, str | None]]) -> set[tuple[str, str | None]]:
    """Of sources with the extractors that read them, those of each extractor's newest version."""
    newest: dict[tuple[str, str], tuple[Any, ...]] = {}
    for source, extractor in readings:
        name, version = _tool(extractor)
        newest[source, name] = max(newest.get((source, name), version), version)
    tools = ((source, extractor, *_tool(extractor)) for source, extractor in readings)
    return {(source, extractor) for source, extractor, name, version in tools if version == newest[source, name]}


@lru_cache(maxsize=1024)
def _tool(extractor: str | None) -> tuple[str, tuple[Any, ...]]:
    """The name of a tool that makes claims, and its version in a form that compares."""
    name, _, version = (extractor or "").partition("#")[0].partition("/")
    return name, _comparable(version)


def _comparable(version: str) -> tuple[Any, ...]:
    """A version in a form that compares: `1.9 < 1.10`, `1.0rc1 < 1.0`, `1.0.dev2 < 1.0`, `1.0 < 1.0+local`."""
    public, _, local = version.partition("+")
    return (*map(_part, _parts(public)), _END, *map(_part, _parts(local)))


def _parts(version: str) -> list[str]:
    return version.replace("-", ".").split(".") if version else []


def _part(text: str) -> tuple[int, int, str]:
    """A number stands behind the end of a version, anything else («rc1») before it."""
    return (2, int(text), "") if text.isdecimal() and text.isascii() else (0, 0, text)


_END = (1, 0, "")


def _freshness(claim: Claim) -> tuple[Any, ...]:
    name, version = _tool(claim.extractor)
    return name == HUMAN, version, name, canonical_json(claim.to_dict())
