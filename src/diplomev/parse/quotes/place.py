"""Where a quotation stands in the tokens of its text."""

from __future__ import annotations

from attrs import frozen


@frozen
class Place:
    """Where a quotation stands, in tokens.

    Attributes:
        low: The first token before it that can tell of its speaker.
        opening: Its opening mark.
        inner: The first token of its words.
        inner_end: The token behind the last of them.
        closing: The token behind its closing mark.
        high: The token behind the last one that can tell of its speaker.
        begins: The first token of its sentence.
    """

    low: int
    opening: int
    inner: int
    inner_end: int
    closing: int
    high: int
    begins: int
