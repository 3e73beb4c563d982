"""Names that differ by language and are known by language packs: organisations and capitals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplomev.language import find_packs, fold, get_pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.language import Pack


def organization_code(name: str) -> str | None:
    """The code of an organisation by any of its names in any language that has a pack; `None` where none knows it.

    Examples:
        >>> organization_code("Union africaine") == organization_code("African Union")
        True
    """
    return _organizations().get(fold(name))


def capital_of(name: str) -> str | None:
    """The State of which this is the capital, in any language that has a pack; `None` where it is none.

    A pack lists other seats of government behind the capital; they are cities of their own.

    Examples:
        >>> capital_of("Moscou"), capital_of("Moscow"), capital_of("Cotonou")
        ('RUS', 'RUS', None)
    """
    return _capitals().get(fold(name))


@cache
def _organizations() -> Mapping[str, str]:
    return {form: code for pack in _packs() for form, code in pack.forms("organization").items()}


@cache
def _capitals() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pack in _packs():
        firsts: dict[str, str] = {}
        for form, code in pack.forms("capital").items():
            firsts.setdefault(code, form)
        found.update({form: code for code, form in firsts.items()})
    return found


def _packs() -> Iterator[Pack]:
    for language in find_packs():
        if pack := get_pack(language):
            yield pack
