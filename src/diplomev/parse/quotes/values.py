"""What the quotation layer hands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


@frozen
class Attribution:
    """The words of a text that name a speaker.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last one.
        kind: `noun` (a person, a body, «a source»), `pronoun`, or `document` (a note that says so itself).
        gender: `m`, `f`, or empty where the words do not tell.
    """

    start: int
    end: int
    kind: str = "noun"
    gender: str = ""


@frozen
class Quote:
    """Words that somebody is quoted with.

    Attributes:
        start: Offset of the first of the words said, behind the opening mark.
        end: Offset behind the last of them, before the closing mark.
        marks: The span with its marks.
        cue: The words that say that somebody speaks (a verb of speech, «according to»), where there are any.
        speaker: The words that name the speaker; `None` where they cannot be told.
        continues: Index of the earlier quotation that this one carries on, in the list that holds both.
        confidence: 0 to 100.
    """

    start: int
    end: int
    marks: tuple[int, int]
    cue: tuple[int, int] | None = None
    speaker: Attribution | None = None
    continues: int | None = None
    confidence: int = 0


@frozen
class Quoted:
    """What stands between the quotation marks of a text.

    Attributes:
        quotes: What somebody said, in order; none lies in another.
        titles: Spans of the titles of works, programmes and events, in order.
    """

    quotes: Sequence[Quote] = ()
    titles: Sequence[tuple[int, int]] = ()
