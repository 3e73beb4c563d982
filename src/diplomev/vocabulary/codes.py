"""The closed code lists of the data model: kinds, offices, ranks, statuses, sectors."""

from collections.abc import Mapping
from functools import cache

from diplomev.errors import UnknownCodeError
from diplomev.vocabulary.loading import load, nearest


@cache
def _lists() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return load("codes")


def _list(list_name: str) -> Mapping[str, Mapping[str, str]]:
    lists = _lists()
    if list_name not in lists:
        raise UnknownCodeError(list_name, "code lists", nearest(list_name, tuple(lists)))
    return lists[list_name]


def _entry(list_name: str, code: str) -> Mapping[str, str]:
    entries = _list(list_name)
    if code not in entries:
        raise UnknownCodeError(code, list_name, nearest(code, tuple(entries)))
    return entries[code]


def code_lists() -> tuple[str, ...]:
    """Return the names of all code lists, in the order of the data file."""
    return tuple(_lists())


def codes(list_name: str) -> tuple[str, ...]:
    """Return the codes of a list, in their order.

    Args:
        list_name: The name of a list, such as ``visit_rank``.

    Returns:
        The codes, each once.

    Raises:
        UnknownCodeError: There is no list of that name.

    Examples:
        >>> codes("visit_rank")
        ('state', 'official', 'working', 'private')
    """
    return tuple(_list(list_name))


def label(list_name: str, code: str, language: str = "en") -> str:
    """Return the label of a code.

    Args:
        list_name: The name of a list, such as ``visit_rank``.
        code: A code of that list.
        language: A BCP 47 tag. Where there is no label in its language, the English one is given.

    Returns:
        The label, in the singular and without an article.

    Raises:
        UnknownCodeError: The list does not exist, or does not have the code.

    Examples:
        >>> label("visit_rank", "state", "fr")
        "visite d'État"
    """
    labels = {key: text for key, text in _entry(list_name, code).items() if key != "group"}
    return labels.get(language) or labels.get(language.split("-", maxsplit=1)[0]) or labels["en"]


def sector_group(code: str) -> str:
    """Return the group that a sector belongs to, a code of the list ``sector_group``.

    Raises:
        UnknownCodeError: The code is no sector.

    Examples:
        >>> sector_group("mining")
        'economy'
    """
    return _entry("sector", code)["group"]
