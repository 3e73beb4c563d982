"""A currency is one that there is or was."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.vocabulary.loading import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    for index, amount in enumerate(agreement.amounts):
        if amount.currency and amount.currency not in _currencies():
            yield Problem(
                ("amounts", index, "currency"),
                f"There is no currency {amount.currency}.",
                expected="a code of ISO 4217, such as EUR or XOF",
                got=amount.currency,
                hint=nearest(amount.currency, tuple(sorted(_currencies()))),
            )


@cache
def _currencies() -> frozenset[str]:
    from babel import Locale  # takes long to import, and sums of money are rare

    return frozenset(Locale("en").currencies)


RULE: Rule[Agreement] = Rule(
    code="meaning.currency_unknown",
    level="warning",
    reason="A sum is of use only in a currency that others know (ISO 4217, past ones included).",
    example="""
{"type": "agreement", "id": "agreement:1", "amounts": [{"min": "900000", "currency": "EUO"}]}
""",
    on=("agreement",),
    where=("amounts",),
    check=_check,
    summed=True,
)
