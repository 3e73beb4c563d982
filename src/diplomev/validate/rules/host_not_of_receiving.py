"""At a bilateral visit the hosts belong to the receiving State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.data import apart
from diplomev.validate.facts import acts_for_state
from diplomev.validate.render import listed
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import ActorFacts, Json


def _is_at_home(visit: Json, context: Context) -> bool:
    first = context.actor(visit["hosts"][0])
    return first is not None and visit["receiving"] in first.countries


def _needs(visit: Visit) -> tuple[str, ...]:
    return visit.hosts if _is_bilateral(visit) else ()


def _check(visit: Visit, context: Context) -> Iterator[Problem]:
    if not _is_bilateral(visit) or not visit.receiving:
        return
    receiving = (visit.receiving,)
    if any(place.country and not apart((place.country,), receiving) for place in visit.places):
        return  # it is said to be there: one may receive abroad
    hosts = [context.actor(host) for host in visit.hosts]
    if hosts and all(host and _hosts_at_home(host) and apart(host.countries, receiving) for host in hosts):
        of = listed(country for host in hosts if host for country in host.countries)
        yield Problem(
            ("hosts", 0),
            f"The hosts belong to {of}, but the visit goes to {visit.receiving}.",
            expected=f"hosts of {visit.receiving}",
            got=of,
            hint="Mend `receiving` or `hosts`; where somebody receives abroad, name the place.",
        )


def _is_bilateral(visit: Visit) -> bool:
    return visit.occasion == "bilateral" and visit.event is None and visit.receiving is not None


def _hosts_at_home(host: ActorFacts) -> bool:
    return acts_for_state(host) and not host.offices & {"ambassador", "special_envoy"}


RULE: Rule[Visit] = Rule(
    code="meaning.host_not_of_receiving",
    level="warning",
    reason="Who receives a bilateral visit belongs to the State that it goes to.",
    example="""
[
  {"type": "actor", "id": "actor:1", "kind": "person", "name": "A. Example", "country": "FRA"},
  {
    "type": "visit", "id": "visit:1", "sending": ["MLI"], "receiving": "RUS", "hosts": ["actor:1"],
    "occasion": "bilateral"
  }
]
""",
    on=("visit",),
    where=("hosts", "receiving", "occasion=bilateral", "!event"),
    unless=_is_at_home,
    check=_check,
    needs=_needs,
)
