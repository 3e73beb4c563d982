"""A language tag names a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Source
from diplomev.validate.languages import fault_of
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json
    from diplomev.validate.issues import Path


def _are_known(record: Json, _: Context) -> bool:
    if "language" in record:
        return fault_of(record["language"]) is None
    for value in (*record.get("names", ()), *record.get("roles", ())):
        if "lang" in value and fault_of(value["lang"]):
            return False
    return True


def _check(record: Source | Actor, _: Context) -> Iterator[Problem]:
    for path, tag in _tags(record):
        fault = fault_of(tag)
        if fault:
            yield Problem(path, fault.message, expected="a language tag such as fr or pt-BR", got=tag, hint=fault.hint)


def _tags(record: Source | Actor) -> Iterator[tuple[Path, str]]:
    if isinstance(record, Source):
        if record.language:
            yield ("language",), record.language
        return
    langs: list[tuple[Path, str | None]] = [(("names", i, "lang"), name.lang) for i, name in enumerate(record.names)]
    langs += [(("roles", i, "lang"), role.lang) for i, role in enumerate(record.roles)]
    yield from ((path, lang) for path, lang in langs if lang)


RULE: Rule[Source | Actor] = Rule(
    code="meaning.language_unknown",
    level="warning",
    reason="A language is found again only under the tag that all use for it (BCP 47).",
    example="""
{"type": "source", "id": "source:1", "language": "french"}
""",
    on=("source", "actor"),
    where=("language|names|roles",),
    unless=_are_known,
    check=_check,
    summed=True,
)
