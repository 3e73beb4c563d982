"""Whether language tags that look like one are one (BCP 47, RFC 5646)."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import frozen

from diplomev.validate.data import load
from diplomev.vocabulary import alpha3

_REGION = re.compile(r"[A-Z]{2}")
_FORMER = frozenset({"AN", "BU", "CS", "DD", "FX", "NT", "SU", "TP", "YD", "YU", "ZR"})
"""Former countries that stay regions of language tags."""
_GROUPS = frozenset({"EU", "EZ", "UN", "XK", "QO"})
_LONGEST = 3


@frozen
class Fault:
    """What is wrong with a tag, and what to do."""

    message: str
    hint: str | None


@lru_cache(maxsize=1024)
def fault_of(tag: str) -> Fault | None:
    """Say what is wrong with a tag.

    Nothing is said of languages of three letters that have no tag of two: there are thousands.

    Examples:
        >>> fault_of("fra").hint, fault_of("fr-CA"), fault_of("bam").hint, fault_of("dyu")
        ("Write 'fr'.", None, "Write 'bm'.", None)
    """
    language, *more = tag.split("-")
    language = language.lower()
    short = _shorter().get(language)
    if short:
        return Fault(f"The language {language} has a shorter tag.", f"Write {'-'.join([short, *more])!r}.")
    if len(language) > _LONGEST or (len(language) < _LONGEST and language not in _of_two_letters()):
        named = _by_name().get(language)
        return Fault(f"There is no language {language!r}.", f"Write {named!r}." if named else None)
    region = next((part for part in more if _REGION.fullmatch(part)), None)
    if region and not _is_region(region):
        return Fault(f"There is no region {region!r}.", "Write 'GB' for it." if region == "UK" else None)
    return None


def _is_region(region: str) -> bool:
    return region in _GROUPS or region in _FORMER or alpha3(region) is not None


@cache
def _shorter() -> Mapping[str, str]:
    """The tag of two letters for each code of three that has one."""
    return dict(pair.split("=") for pair in load("languages")["shorter"].split())


@cache
def _of_two_letters() -> frozenset[str]:
    return frozenset([*_shorter().values(), *load("languages")["withdrawn"].split()])


@cache
def _by_name() -> Mapping[str, str]:
    """The tag for the English name of a language, and for its own."""
    from babel import Locale, UnknownLocaleError  # takes long to import, and names for tags are rare

    found: dict[str, str] = {}
    for code in sorted(_of_two_letters()):
        for locale in ("en", code):
            try:
                name = Locale.parse(locale).get_language_name(code)
            except (UnknownLocaleError, ValueError):
                continue
            if name:
                found.setdefault(name.casefold(), code)
    return found
