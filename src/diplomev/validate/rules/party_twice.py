"""Nobody concludes an agreement with himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _is_each_once(agreement: Json, _: Context) -> bool:
    parties = agreement["parties"]
    return len(set(parties)) == len(parties)


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    for index, party in enumerate(agreement.parties):
        if party in agreement.parties[:index]:
            yield Problem(
                ("parties", index),
                f"{party} is party to the same agreement twice.",
                expected="another party",
                got=party,
                hint="Name the other party, or take the second mention out.",
            )


RULE: Rule[Agreement] = Rule(
    code="meaning.party_twice",
    level="error",
    reason="A party stands once among the parties.",
    example="""
{
  "type": "agreement", "id": "agreement:1", "kind": "memorandum_of_understanding",
  "parties": ["actor:MLI", "actor:MLI"]
}
""",
    on=("agreement",),
    where=("parties",),
    unless=_is_each_once,
    check=_check,
)
