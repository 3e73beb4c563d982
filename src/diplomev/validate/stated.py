"""Whether what claims state is something that their subjects can have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diplomev.claims.properties import get_property

if TYPE_CHECKING:
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def fits(claim: Json, _: Context) -> bool:
    """Whether a claim states a value of a property, as its subject can have them; also where it states none."""
    kind, name, value = claim["subject"].partition(":")[0], claim["property"], claim.get("value")
    if type(value) is str:
        return _text_fits(kind, name, value)
    prop = get_property(kind, name)
    return prop is not None and (value is None or prop.fits(value))


@lru_cache(maxsize=4096)
def _text_fits(kind: str, name: str, value: str) -> bool:
    prop = get_property(kind, name)
    return prop is not None and prop.fits(value)
