"""Checks of a pack's `[lexicon]`: categories, codes and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.language.categories import is_number, pack_format
from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.language.fold import fold
from diplomev.language.lint_forms import lint_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.language.categories import Category


def lint_lexicon(lexicon: Mapping[str, Any]) -> Iterator[Finding]:
    """Check the words of a pack.

    Args:
        lexicon: The table `[lexicon]`.
    """
    categories = pack_format().lexicon
    for name, codes in lexicon.items():
        where = f"lexicon.{name}"
        if name not in categories:
            yield unknown(where, "category", name, tuple(categories))
        if not isinstance(codes, dict):
            yield error("type", where, f"Here a table of codes must stand, not {codes!r}.", f"Write [{where}].")
        elif name in categories:
            yield from _category(where, codes, categories[name])
        else:
            for code, forms in codes.items():
                yield from lint_forms(f"{where}.{code}", forms)
    for name, category in categories.items():
        yield from _missing(name, category, lexicon)


def _category(where: str, codes: Mapping[str, Any], category: Category) -> Iterator[Finding]:
    for code, forms in codes.items():
        if not category.allows(code):
            yield _unknown_code(where, code, category)
        yield from lint_forms(f"{where}.{code}", forms, category.keys)
    if not category.shared:
        yield from _ambiguous(where, codes)


def _unknown_code(where: str, code: str, category: Category) -> Finding:
    low, dots, high = category.codes.partition("..")
    if dots:
        kind = "unknown" if is_number(code) else "type"
        hint = f"Codes are whole numbers from {low} to {high}."
        return error(kind, f"{where}.{code}", f"{code!r} is no code of {where}.", hint)
    return unknown(f"{where}.{code}", f"code of {where}", code, category.known())


def _ambiguous(where: str, codes: Mapping[str, Any]) -> Iterator[Finding]:
    """Forms under several codes: which one is meant, no reader can tell."""
    by_form: dict[tuple[str, bool], list[str]] = {}
    for code, forms in codes.items():
        for form in forms if isinstance(forms, list) else ():
            name = form.get("name") if isinstance(form, dict) else form
            if isinstance(name, str) and name.strip():
                by_form.setdefault((fold(name), name[0].isupper()), []).append(code)
    for (form, _), found in by_form.items():
        several = tuple(dict.fromkeys(found))
        if len(several) > 1:
            message = f"{form!r} stands under {', '.join(several)}."
            yield warning("ambiguous", where, message, "Leave it under the code that it means most often.")


def _missing(name: str, category: Category, lexicon: Mapping[str, Any]) -> Iterator[Finding]:
    """Codes that a finished pack has; an empty list says that the language has no words for one."""
    given = _codes(lexicon, name) | (_codes(lexicon, category.instead) if category.instead else set())
    if name in lexicon and not given:
        return
    needed = category.needed()
    missing = [code for code in needed if code not in given]
    if not missing:
        return
    where = f"lexicon.{name}"
    if len(missing) == len(needed):
        yield warning("missing", where, f"There are no words yet for: {category.about}.", _NONE)
    else:
        yield warning("missing", where, f"There are no words yet for {', '.join(missing)}.", _NONE)


_NONE = "Where the language has none, give an empty list."


def _codes(lexicon: Mapping[str, Any], name: str) -> set[str]:
    codes = lexicon.get(name)
    return set(codes) if isinstance(codes, dict) else set()
