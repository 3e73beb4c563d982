"""Code lists as data, with their loader: kinds, offices, sectors, countries, organisations.

The data files stand beside this module under ``data/``; each is read once, when it is first asked for.
"""

from diplomev.vocabulary.codes import code_lists, codes, label, sector_group
from diplomev.vocabulary.countries import (
    alpha2,
    alpha3,
    country_codes,
    country_name,
    former_until,
    is_former,
)
from diplomev.vocabulary.organizations import Organization, organizations

__all__ = [
    "Organization",
    "alpha2",
    "alpha3",
    "code_lists",
    "codes",
    "country_codes",
    "country_name",
    "former_until",
    "is_former",
    "label",
    "organizations",
    "sector_group",
]
