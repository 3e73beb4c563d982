"""The length is that of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Source
    from diplomev.validate.context import Context


def _check(source: Source, _: Context) -> Iterator[Problem]:
    if source.text is not None and source.length is not None and source.length != len(source.text):
        yield Problem(
            ("length",),
            f"The text has {len(source.text)} code points, but `length` is {source.length}.",
            expected=str(len(source.text)),
            got=str(source.length),
            hint="Count code points, neither bytes nor UTF-16 units, or leave `length` out.",
        )


RULE: Rule[Source] = Rule(
    code="meaning.text_length",
    level="error",
    reason="Offsets are of use only in the text that they were counted in.",
    example="""
{"type": "source", "id": "source:1", "text": "Signed in Moscow.", "length": 12}
""",
    on=("source",),
    where=("text", "length"),
    check=_check,
)
