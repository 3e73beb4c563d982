"""The id of three capitals is that of a State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model.identity import state_code
from diplomev.validate.facts import of_states
from diplomev.validate.rule import Problem, Rule
from diplomev.vocabulary import country_codes, country_name
from diplomev.vocabulary.loading import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


_LENGTH = len("actor:MLI")


def _is_right(actor: Json, _: Context) -> bool:
    id_ = actor["id"]
    if len(id_) != _LENGTH:
        return True
    right_kind = actor.get("kind", "state") == "state"
    return id_ in of_states() and right_kind and id_.endswith(actor.get("country", ""))


def _check(actor: Actor, _: Context) -> Iterator[Problem]:
    code = state_code(actor.id)
    if code is None:
        return
    if actor.id not in of_states():
        message, path, hint = f"{code} is the code of no country.", ("id",), nearest(code, country_codes())
    elif actor.kind not in {None, "state"}:
        message, path, hint = (
            f"{actor.id} is the State {country_name(code)}, but its kind is {actor.kind}.",
            ("kind",),
            None,
        )
    elif actor.country not in {None, code}:
        message, path, hint = f"{actor.id} has the country {actor.country}.", ("country",), None
    else:
        return
    own = "Give an actor that is no State a key of its own, such as actor:goita-1983."
    yield Problem(path, message, expected="the State of that code", got=actor.id, hint=hint or own)


RULE: Rule[Actor] = Rule(
    code="meaning.reserved_id",
    level="error",
    reason="`actor:` and three capitals name the State of that code and nothing else.",
    example="""
{"type": "actor", "id": "actor:MLI", "kind": "person", "name": "A. Example"}
""",
    on=("actor",),
    unless=_is_right,
    check=_check,
)
