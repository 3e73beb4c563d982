"""Dates in running text, by a grammar whose words and patterns are data of the language pack.

The words of a pack and the numbers of a text become items; patterns of the pack join items, stage by stage,
into expressions («the 3rd of June», «last week»); expressions are resolved to days, counted from the day of
publication or from the other dates of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.dates.grammar import get_grammar
from diplomev.parse.dates.mention import DateMention, date_bounds, looks_back
from diplomev.parse.dates.periods import move
from diplomev.parse.dates.resolve import Resolver
from diplomev.parse.dates.scan import find_expressions

if TYPE_CHECKING:
    import datetime as dt

    from diplomev.parse.document import Doc

__all__ = ["DateMention", "date_bounds", "find_dates", "looks_back", "move"]


def find_dates(doc: Doc, reference: dt.date | None) -> list[DateMention]:
    """Find the dates of a text.

    Args:
        doc: The text.
        reference: The day from which relative dates are counted, usually that of publication; without it
            they are counted from the full dates of the text itself.

    Returns:
        The mentions in order, none overlapping another. Those whose days cannot be known have neither `value`
        nor `interval`.

    Raises:
        PackError: The pack of the text has a rule of dates that cannot be used.
    """
    grammar = get_grammar(doc.pack)
    return Resolver(doc, grammar, reference).resolve(find_expressions(doc, grammar))
