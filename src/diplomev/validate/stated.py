"""Whether what claims state is something that their subjects can have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diplomev.claims.properties import get_property

if TYPE_CHECKING:
    from diplomev.model import Claim


def fits(claim: Claim) -> bool:
    """Whether a claim states a value of a property, as its subject can have them; also where it states none."""
    if claim.subject is None or claim.property is None:
        return True
    kind = claim.subject.partition(":")[0]
    if type(claim.value) is str:
        return _text_fits(kind, claim.property, claim.value)
    prop = get_property(kind, claim.property)
    return prop is not None and (claim.value is None or prop.fits(claim.value))


@lru_cache(maxsize=4096)
def _text_fits(kind: str, name: str, value: str) -> bool:
    prop = get_property(kind, name)
    return prop is not None and prop.fits(value)
