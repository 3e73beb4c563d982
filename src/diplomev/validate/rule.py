"""The one shape of all rules of meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json
    from diplomev.validate.issues import Path
    from diplomev.validate.levels import Level
    from diplomev.validate.references import Spot

R = TypeVar("R")


@frozen
class Problem:
    """What a rule has against a record.

    Attributes:
        path: Where, from the record on.
        message: What is wrong, in one sentence.
        expected: What would be right.
        got: What is there.
        hint: What to do, in one sentence.
        about: The ids of other records that it rests on.
    """

    path: Path
    message: str
    expected: str | None = None
    got: str | None = None
    hint: str | None = None
    about: tuple[str, ...] = ()


@frozen(kw_only=True)
class Rule(Generic[R]):
    """One rule of meaning. Its module bears the name of its code and defines it as `RULE`.

    A rule is asked only about records whose structure is right. It says nothing where what it needs is missing:
    a false alarm is worse than a miss.

    Attributes:
        code: `meaning.` and the name of the module; once published it keeps its meaning.
        level: `error` for what cannot be, `warning` for what hardly ever is, `info` for a remark. In a record that was
            merged of several, what cannot be is a warning: its sources may contradict each other.
        reason: Why it is a rule, in one sentence.
        example: JSON Lines that break this rule and no other.
        on: The types of record that it looks at.
        where: What must be so of the properties of a record for `check` to be asked: `start` (it is there), `!start`
            (it is not), `status=signed` (it is there with that value); of several between bars one will do.
        unless: Tells quickly, of the record as JSON, that `check` has nothing to say of it. Rules on the same share
            one, which is asked once for all of them.
        check: What it has against a record. What other records say comes from the context.
        needs: The ids of the records that `check` will look up: it is asked once all of them are known, at the
            latest at the end.
        finish: What it has against the data as a whole, asked once all of it was seen; each problem with its place.
        summed: Whether equal problems (on records of one type, with one value in `got`) become one issue with a count.
        optional: Whether it is applied only where it is asked for.
    """

    code: str
    level: Level
    reason: str
    example: str
    on: tuple[str, ...]
    where: tuple[str, ...] = ()
    unless: Callable[[Json, Context], bool] | None = None
    check: Callable[[R, Context], Iterable[Problem]] | None = None
    needs: Callable[[R], Iterable[str]] | None = None
    finish: Callable[[Context], Iterable[tuple[Spot, Problem]]] | None = None
    summed: bool = False
    optional: bool = False


AnyRule = Rule[Any]
"""A rule on records of whatever type."""
