"""The least of an amount is not above its most."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from diplomev.validate.render import shown
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    for index, amount in enumerate(agreement.amounts):
        if amount.min and amount.max and Decimal(amount.min) > Decimal(amount.max):
            yield Problem(
                ("amounts", index, "max"),
                f"`max` ({shown(amount.max)}) is less than `min` ({shown(amount.min)}).",
                expected=f"{shown(amount.min)} or more",
                got=shown(amount.max),
                hint="Exchange the two, or leave `max` out where it is open.",
            )


RULE: Rule[Agreement] = Rule(
    code="meaning.amount_reversed",
    level="error",
    reason="No sum is above its own upper bound.",
    example="""
{"type": "agreement", "id": "agreement:1", "amounts": [{"min": "2500000", "max": "900000", "currency": "EUR"}]}
""",
    on=("agreement",),
    where=("amounts",),
    check=_check,
)
