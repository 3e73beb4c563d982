"""A State that is no more does not act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Visit
from diplomev.validate.data import former_states
from diplomev.validate.rule import Problem, Rule
from diplomev.vocabulary import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json
    from diplomev.validate.issues import Path


def _names_none(record: Json, _: Context) -> bool:
    named = [*record.get("sending", ()), record.get("receiving"), *[p[-3:] for p in record.get("parties", ())]]
    return former_states().keys().isdisjoint(named)


def _check(record: Visit | Agreement, _: Context) -> Iterator[Problem]:
    if isinstance(record, Visit):
        date = record.start or record.end
        named: list[tuple[Path, str]] = [(("sending", index), code) for index, code in enumerate(record.sending)]
        named += [(("receiving",), record.receiving)] if record.receiving else []
    else:
        date = record.signed
        named = [(("parties", index), party.removeprefix("actor:")) for index, party in enumerate(record.parties)]
    for path, code in named if date else ():
        until = former_states().get(code)
        if until and date and date.earliest.year > until + 1:
            yield Problem(
                path,
                f"{country_name(code)} ({code}) was no more on {date}: its code was withdrawn in {until}.",
                expected="its successor",
                got=code,
                hint="Name the State of that day, or mend the date.",
            )


RULE: Rule[Visit | Agreement] = Rule(
    code="meaning.former_state",
    level="warning",
    reason="After a State has ceased to be, its successor travels and signs.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI"], "receiving": "SUN", "start": "2025-06-22"}
""",
    on=("visit", "agreement"),
    where=("sending|receiving|parties", "start|end|signed"),
    unless=_names_none,
    check=_check,
)
