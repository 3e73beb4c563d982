"""Checks of lists of forms: words and phrases as they stand in texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.language.fold import fold, strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def lint_forms(where: str, forms: Any, keys: Mapping[str, list[str]] | None = None) -> Iterator[Finding]:
    """Check a list of forms: each a text, or a table with `name` and further keys.

    Args:
        where: The list's place in the pack.
        forms: The list.
        keys: Further keys that a form's table may have, with their values; no values for a free text.
    """
    if not isinstance(forms, list):
        yield error("type", where, f"Here a list of forms must stand, not {forms!r}.", 'Write ["one", "two"].')
        return
    names: list[str] = []
    for form in forms:
        name = form.get("name") if isinstance(form, dict) else form
        if not isinstance(name, str) or (isinstance(form, dict) and keys is None):
            yield error("type", where, f"{form!r} is no form.", "Write the words in quotes.")
            continue
        if isinstance(form, dict):
            yield from _keys(where, form, keys or {})
        yield from lint_spaces(where, name)
        names.append(name)
    for name, other in _covered(names):
        message = "stands here for the second time" if name == other else f"is found by {other!r} already"
        yield warning("twice", where, f"{name!r} {message}.", "Leave it out.")


def lint_marks(where: str, marks: Any) -> Iterator[Finding]:
    """Check a list of words or marks whose spaces count."""
    if not isinstance(marks, list) or not all(isinstance(mark, str) for mark in marks):
        yield error("type", where, f"Here a list of texts must stand, not {marks!r}.")
        return
    if not all(marks):
        yield error("empty", where, "One of the texts is empty.", "Take it out.")
    for mark in dict.fromkeys(mark for mark in marks if marks.count(mark) > 1):
        yield warning("twice", where, f"{mark!r} stands here twice.", "Leave one out.")


def lint_spaces(where: str, form: str) -> Iterator[Finding]:
    """Check the spaces of one form."""
    if not form.strip():
        yield error("empty", where, "A form is empty.", "Take it out.")
    elif form != " ".join(form.split()):
        hint = "Leave one space between two words and none at the ends."
        yield error("spaces", where, f"{form!r} has spaces that no text has there.", hint)


def _keys(where: str, form: Mapping[str, Any], keys: Mapping[str, list[str]]) -> Iterator[Finding]:
    for key, value in form.items():
        if key != "name" and key not in keys:
            yield unknown(where, "key of a form", key, ("name", *keys))
        elif keys.get(key) and value not in keys[key]:
            yield unknown(where, f"{key} of a form", str(value), tuple(keys[key]))


def _covered(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Forms by which nothing is found that another of the list does not find, each with that one.

    Spellings with and without accents are both listed, even where the reader would find the one by the other.
    """
    by_text: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        by_text.setdefault(fold(name), []).append(index)
    for index, name in enumerate(names):
        for other in by_text[fold(name)]:
            twins = _covers(name, names[other])
            if other != index and _covers(names[other], name) and (other < index or not twins):
                yield name, names[other]
                break


def _covers(one: str, other: str) -> bool:
    """Whether one form is found wherever another one is that differs from it in capitals at most."""
    if one[:1].isupper() and not other[:1].isupper():
        return False
    return _without_accents(other) in {fold(one), _without_accents(one)} and one.isupper() == other.isupper()


def _without_accents(form: str) -> str:
    """A form as typists write it who leave accents off capitals; folded."""
    folded = fold(form)
    return strip_accents(folded) if form[:1].isupper() else strip_accents(folded[:1]) + folded[1:]
