"""Names of an actor differ by more than their writing."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from diplomev.validate.render import shown
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context

_PAIR = 2


def _check(actor: Actor, _: Context) -> Iterator[Problem]:
    if len(actor.names) < _PAIR:
        return
    seen: dict[tuple[str | None, str], str] = {}
    for index, name in enumerate(actor.names):
        first = seen.setdefault((name.lang, _folded(name.value)), name.value)
        if first != name.value:
            yield Problem(
                ("names", index, "value"),
                f"{shown(name.value)} and {shown(first)} differ only by case or accents.",
                expected="one of them",
                hint="Keep the better one, unless both are wanted for searching.",
            )


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


RULE: Rule[Actor] = Rule(
    code="meaning.names_alike",
    level="info",
    reason="Names that differ only by case or accents are one name, of which one way to write it will do.",
    example="""
{
  "type": "actor", "id": "actor:1", "name": "Assimi Goïta",
  "names": [{"value": "Assimi Goïta", "lang": "fr"}, {"value": "Assimi Goita", "lang": "fr"}]
}
""",
    on=("actor",),
    where=("names",),
    check=_check,
    summed=True,
    optional=True,
)
