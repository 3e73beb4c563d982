"""A visit takes place in the receiving State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.data import apart
from diplomev.validate.render import listed
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _is_there(visit: Json, _: Context) -> bool:
    return any(place.get("country") in {None, visit["receiving"]} for place in visit["places"])


def _check(visit: Visit, _: Context) -> Iterator[Problem]:
    countries = [place.country for place in visit.places]
    if visit.receiving and countries and all(c and apart((c,), (visit.receiving,)) for c in countries):
        where = listed(country for country in countries if country)
        yield Problem(
            ("places", 0, "country"),
            f"Every place of the visit lies in {where}, but the receiving State is {visit.receiving}.",
            expected=str(visit.receiving),
            got=where,
            hint="Mend `receiving` or the places; each State that a tour leads to is a visit of its own.",
        )


RULE: Rule[Visit] = Rule(
    code="meaning.place_not_in_receiving",
    level="warning",
    reason="The places of one leg lie in the State that receives it.",
    example="""
{
  "type": "visit", "id": "visit:1", "sending": ["MLI"], "receiving": "RUS",
  "places": [{"name": "Ankara", "kind": "city", "country": "TUR"}]
}
""",
    on=("visit",),
    where=("places", "receiving"),
    unless=_is_there,
    check=_check,
)
