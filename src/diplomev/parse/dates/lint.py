"""Checks of a pack's `[dates]`: whether its rules can be used, and whether what they name is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from diplomev.errors import PackError
from diplomev.language.categories import pack_format
from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.parse.dates.grammar import CATEGORIES, get_grammar
from diplomev.parse.dates.patterns import PatternError, classes_of, parse_pattern, read_names
from diplomev.parse.document import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.language.pack import Pack


def lint_dates(pack: Pack) -> Iterator[Finding]:
    """Check the rules of dates of a pack.

    Args:
        pack: A pack whose tables have the form that the format asks for.
    """
    yield from _refused(pack)
    yield from _unused(pack)
    for where, rule in _rules(pack):
        yield from _presets(where, rule)
    yield from _codes(pack)


def _rules(pack: Pack) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, rule in enumerate(pack.table("dates").get("rules", ()), start=1):
        yield f"dates.rules[{number}]", rule


def _patterns(pack: Pack) -> Iterator[tuple[str, str]]:
    for where, rule in _rules(pack):
        yield from ((where, pattern) for pattern in rule.get("patterns", ()))
    yield from ((f"dates.parts.{name}", pattern) for name, pattern in pack.table("dates", "parts").items())


def _refused(pack: Pack) -> Iterator[Finding]:
    """Every rule that the reader refuses: each is put aside, until it refuses none."""
    tables: dict[str, Any] = dict(pack.tables)
    rules = [rule for _, rule in _rules(pack)]
    for _ in range(len(rules) + 1):
        try:
            get_grammar(evolve(pack, tables=tables))
        except PackError as problem:
            yield error("pattern", problem.where, f"{problem.reason[:1].upper()}{problem.reason[1:]}.")
            number = int(problem.where.partition("[")[2].rstrip("]") or 0)
            if not number:
                return
            rules[number - 1] = _HARMLESS
            tables["dates"] = {**pack.table("dates"), "rules": rules}
        else:
            return


_HARMLESS: Mapping[str, Any] = {"stage": 1, "means": "skip", "patterns": []}


def _unused(pack: Pack) -> Iterator[Finding]:
    """Lists of words and parts of patterns that no pattern names."""
    patterns = [pattern for _, pattern in _patterns(pack)]
    for table in ("words", "parts"):
        for name in pack.table("dates", table):
            if not any(f"{{{name}}}" in pattern for pattern in patterns):
                yield warning("unused", f"dates.{table}.{name}", f"No pattern names {{{name}}}.", "Take it out.")


def _presets(where: str, rule: Mapping[str, Any]) -> Iterator[Finding]:
    """Values that a rule sets beside its patterns."""
    lexicon = pack_format().lexicon
    known = {key: lexicon[category].known() for key, category in _CODES.items()}
    known["anchor"] = ("reference", "text")
    for key, codes in known.items():
        if key in rule and rule[key] not in codes:
            yield unknown(f"{where}.{key}", f"value of `{key}`", str(rule[key]), codes)
    for key in _NUMBERS:
        if not isinstance(rule.get(key, 0), int):
            yield error("type", f"{where}.{key}", f"Here a whole number must stand, not {rule[key]!r}.")


_CODES = {"which": "date_which", "part": "date_part", "unit": "time_unit"}
_NUMBERS = ("sign", "anew", "count", "ordinal")


def _codes(pack: Pack) -> Iterator[Finding]:
    """Codes that patterns name and the lexicon has no words for: such a pattern never fits."""
    names = read_names(pack.table("dates"), lambda words: tokenize(words, pack))
    lexicon = pack.table("lexicon")
    for where, pattern in _patterns(pack):
        try:
            classes = set(classes_of(parse_pattern(pattern, names)))
        except PatternError:
            continue  # said with the rules that are refused
        for name in sorted(classes):
            category, colon, code = name.partition(":")
            if not colon or name[0] == "=" or code in lexicon.get(category, ()):
                continue
            if category in CATEGORIES:
                here = tuple(f"{category}:{known}" for known in lexicon.get(category, ()))
                yield unknown(where, "code that the lexicon has words for", name, here)
            else:
                yield unknown(where, "category of dates", category, CATEGORIES)
