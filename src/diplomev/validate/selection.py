"""Which codes are reported, and how gravely: what `strict`, `enable` and `disable` say."""

from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve, frozen

from diplomev.errors import UnknownCodeError
from diplomev.validate.codes import CODES
from diplomev.validate.issues import Issue
from diplomev.vocabulary.loading import nearest


@frozen(eq=False)
class Selection:
    """The codes that are reported.

    Attributes:
        codes: The codes.
        strict: Whether warnings count as errors.
    """

    codes: frozenset[str]
    strict: bool = False

    def __contains__(self, code: str) -> bool:
        return code in self.codes

    def without(self, *codes: str) -> "Selection":
        """Return the selection without some codes."""
        return _without(self, codes)

    def applied(self, issue: Issue) -> Issue | None:
        """Return an issue at its level; `None` where it is not reported."""
        if issue.code not in self.codes:
            return None
        return evolve(issue, level="error") if self.strict and issue.level == "warning" else issue


def selection(*, strict: bool = False, enable: Iterable[str] = (), disable: Iterable[str] = ()) -> Selection:
    """Work out which codes are reported.

    Args:
        strict: Whether warnings count as errors.
        enable: Codes to report that otherwise would not be: those that are optional, and exceptions from `disable`.
        disable: Codes not to report. In both, `meaning.` stands for all codes that begin so; of two that both name a
            code the longer one counts.

    Raises:
        UnknownCodeError: One of them names no code.
        ValueError: One stands in both.
    """
    return _selection(strict, _listed(enable), _listed(disable))


@lru_cache(maxsize=64)
def _selection(strict: bool, on: frozenset[str], off: frozenset[str]) -> Selection:  # noqa: FBT001  # a key of the cache
    _check(on)
    _check(off)
    if both := on & off:
        message = f"enable and disable both name {', '.join(sorted(both))}. Leave it out of one of them."
        raise ValueError(message)
    codes = set()
    for code, known in CODES.items():
        closest = max((s for s in on | off if _names(s, code)), key=len, default=None)
        if closest in on or (closest is None and not known.optional):
            codes.add(code)
    return Selection(frozenset(codes), strict)


@lru_cache(maxsize=64)
def _without(selected: Selection, codes: tuple[str, ...]) -> Selection:
    return evolve(selected, codes=selected.codes.difference(codes))


def _listed(given: Iterable[str]) -> frozenset[str]:
    return frozenset([given] if isinstance(given, str) else given)


def _check(selectors: Iterable[str]) -> None:
    for selector in selectors:
        if not any(_names(selector, code) for code in CODES):
            families = {code.partition(".")[0] + "." for code in CODES}
            raise UnknownCodeError(selector, "issue codes", nearest(selector, (*CODES, *sorted(families))))


def _names(selector: str, code: str) -> bool:
    return code == selector or (selector.endswith(".") and code.startswith(selector))
