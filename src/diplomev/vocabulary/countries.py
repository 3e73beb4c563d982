"""Countries: ISO 3166-1 alpha-3, XKX for Kosovo, and the former countries of ISO 3166-3."""

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from diplomev.errors import UnknownCodeError
from diplomev.vocabulary.loading import load, nearest


@frozen
class Country:
    """One country of the vocabulary.

    Attributes:
        code: ISO 3166-1 alpha-3, now or in the past, or XKX.
        alpha2: ISO 3166-1 alpha-2; that of a former country may be in use for another one today.
        name: The English name.
        until: The year in which the code of a former country was withdrawn.
    """

    code: str
    alpha2: str
    name: str
    until: int | None = None


@cache
def _countries() -> Mapping[str, Country]:
    data = load("countries")
    found = [Country(*line.split(" ", 2)) for line in data["current"].splitlines()]
    for line in data["former"].splitlines():
        code, two, until, name = line.split(" ", 3)
        found.append(Country(code, two, name, int(until)))
    return {country.code: country for country in sorted(found, key=lambda country: country.code)}


@cache
def _by_alpha2() -> Mapping[str, str]:
    oldest_first = sorted(_countries().values(), key=lambda country: country.until or 9999)
    return {country.alpha2: country.code for country in oldest_first}


def _country(code: str) -> Country:
    countries = _countries()
    if code not in countries:
        other = _by_alpha2().get(code.upper())
        hint = f"Did you mean {other!r}?" if other else nearest(code, tuple(countries))
        raise UnknownCodeError(code, "countries", hint)
    return countries[code]


@cache
def _cldr_names(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError  # takes longer to import than all else here

    try:
        return Locale.parse(language.replace("-", "_")).territories
    except (UnknownLocaleError, ValueError):
        return {}


@cache
def country_codes() -> tuple[str, ...]:
    """Return the alpha-3 codes of all current and former countries, sorted."""
    return tuple(_countries())


def country_name(code: str, language: str = "en") -> str:
    """Return the name of a country.

    Args:
        code: An alpha-3 code, current or former.
        language: A BCP 47 tag. Names come from the CLDR; the English name is given where it has none,
            as for every former country.

    Raises:
        UnknownCodeError: The code is none of `country_codes`.

    Examples:
        >>> country_name("MLI"), country_name("DEU", "fr"), country_name("SUN")
        ('Mali', 'Allemagne', 'Soviet Union')
    """
    country = _country(code)
    if country.until or language == "en":
        return country.name
    return _cldr_names(language).get(country.alpha2, country.name)


def is_former(code: str) -> bool:
    """Tell whether a country is a former one, such as the Soviet Union.

    Raises:
        UnknownCodeError: The code is none of `country_codes`.
    """
    return _country(code).until is not None


def former_until(code: str) -> int | None:
    """Return the year in which the code of a former country was withdrawn, ``None`` for a current one.

    Raises:
        UnknownCodeError: The code is none of `country_codes`.
    """
    return _country(code).until


def alpha2(code: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of an alpha-3 one, ``None`` where the code is unknown.

    Examples:
        >>> alpha2("MLI"), alpha2("XXX")
        ('ML', None)
    """
    country = _countries().get(code)
    return country.alpha2 if country else None


def alpha3(two: str) -> str | None:
    """Return the alpha-3 code of an alpha-2 one, ``None`` where it is unknown.

    A code that was given out twice stands for the country that has it now, or had it last.

    Examples:
        >>> alpha3("RU"), alpha3("SU"), alpha3("??")
        ('RUS', 'SUN', None)
    """
    return _by_alpha2().get(two)
