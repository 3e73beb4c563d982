"""Checks of plain tables of a pack: each key with a value of its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.language.lint_forms import lint_forms, lint_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from diplomev.language.categories import Setting

_GAP = re.compile(r"\{(\w*)\}")


def wrong_type(where: str, wanted: str, got: Any) -> Finding:
    """Return the finding that a value has not the type that is wanted."""
    shown = repr(got)
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
    return error("type", where, f"Here {wanted} must stand, not {shown}.")


_LONGEST_SHOWN = 60


def lint_settings(where: str, table: Mapping[str, Any], settings: Mapping[str, Setting]) -> Iterator[Finding]:
    """Check a table whose keys are known.

    Args:
        where: The table's place in the pack.
        table: The table.
        settings: The keys that it may have.
    """
    for key, value in table.items():
        setting = settings.get(key)
        if setting is None:
            yield unknown(f"{where}.{key}", f"key of [{where}]", key, tuple(settings))
        else:
            yield from _KINDS[setting.kind](f"{where}.{key}", value, setting)
    for key, setting in settings.items():
        if setting.required and key not in table and (where, key) != ("pack", "language"):
            hint = "Where the language has none, give an empty list." if setting.kind in _LISTS else ""
            yield warning("missing", f"{where}.{key}", f"Not given: {setting.about}.", hint)


_LISTS = frozenset({"words", "marks", "templates", "pairs"})


def _text(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield wrong_type(where, "a text in quotes", value)
    elif not value.strip():
        yield error("empty", where, "The text is empty.")


def _count(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        yield wrong_type(where, "a whole number from 1", value)


def _code(where: str, value: Any, setting: Setting) -> Iterator[Finding]:
    if value not in setting.codes.split():
        yield unknown(where, "value of this setting", str(value), tuple(setting.codes.split()))


def _words(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    return lint_forms(where, value)


def _marks(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    return lint_marks(where, value)


def _pairs(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    pairs = value if isinstance(value, list) else [value]
    for pair in pairs:
        good = isinstance(pair, list) and len(pair) == 2 and all(isinstance(m, str) and m for m in pair)  # noqa: PLR2004
        if not good:
            yield wrong_type(where, 'a pair of marks such as ["“", "”"]', pair)


def _templates(where: str, value: Any, setting: Setting) -> Iterator[Finding]:
    yield from lint_forms(where, value)
    gaps = tuple(setting.codes.split())
    for line in value if isinstance(value, list) else ():
        found = _GAP.findall(line) if isinstance(line, str) else []
        for gap in found:
            if gap not in gaps:
                yield unknown(where, "gap of this line", gap, gaps)
        if isinstance(line, str) and line.strip() and not found:
            hint = f"Write {{{gaps[0]}}} where it stands."
            yield error("type", where, f"{line!r} has no gap in curly brackets.", hint)


def _table(where: str, value: Any, setting: Setting) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield wrong_type(where, f"a table [{where}]", value)
        return
    for key, words in value.items():
        if key not in setting.codes.split():
            yield unknown(f"{where}.{key}", f"key of [{where}]", key, tuple(setting.codes.split()))
        yield from lint_forms(f"{where}.{key}", words)


def _lists(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield wrong_type(where, f"a table [{where}]", value)
        return
    for name, words in value.items():
        yield from lint_marks(f"{where}.{name}", words)


def _patterns(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield wrong_type(where, f"a table [{where}]", value)
        return
    for name, pattern in value.items():
        yield from _text(f"{where}.{name}", pattern, _)


def _rules(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    if not isinstance(value, list) or not all(isinstance(rule, dict) for rule in value):
        yield wrong_type(where, f"tables, each headed [[{where}]]", value)
        return
    for number, rule in enumerate(value, start=1):
        if not rule.get("patterns"):
            yield warning("empty", f"{where}[{number}]", "The rule has no patterns.")


def _places(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    return lint_forms(where, value, {"city": []})


def _found(where: str, value: Any, _: Setting) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield wrong_type(where, "a list of all that must be found, [] for nothing", value)


_KINDS: dict[str, Callable[[str, Any, Setting], Iterator[Finding]]] = {
    "text": _text,
    "count": _count,
    "code": _code,
    "words": _words,
    "marks": _marks,
    "pairs": _pairs,
    "templates": _templates,
    "table": _table,
    "lists": _lists,
    "patterns": _patterns,
    "rules": _rules,
    "places": _places,
    "found": _found,
}
