"""The page of code lists: every list of the vocabulary with its labels, and where it is used."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from diplomev.schema.build import build
from diplomev.vocabulary import (
    alpha2,
    code_lists,
    codes,
    country_codes,
    country_name,
    former_until,
    label,
    organizations,
    sector_group,
)
from pages.markdown import page, table

_INTRO = """
A field that takes a code takes one of a closed list. What is in no list is refused; where a list has `other`, that is
the code for what no other code fits. Codes never change their meaning. Labels are for people: files hold codes.

In Python, `diplomev.vocabulary` has the lists: `codes("visit_rank")` gives the codes,
`label("visit_rank", "state", "fr")` a label. The order of a list is the order below; for `agreement_status` it is the
order of the steps.
"""
_COUNTRIES = """
`CountryCode` is ISO 3166-1 alpha-3, with `XKX` for Kosovo, and the codes of former States of ISO 3166-3. Names come
from the Unicode CLDR; former States have an English name only.
"""
_ORGANIZATIONS = """
The bodies whose names the language packs know. `members` of an actor come from here, where they are listed: members as
of the end of 2025, left out for bodies of more than sixty States and for organs of other bodies.
"""


def code_lists_page() -> str:
    """The page as Markdown."""
    used = users_of_lists()
    return page(
        "Code lists",
        "src/diplomev/vocabulary",
        _INTRO,
        *(_section(name, used.get(name, [])) for name in code_lists()),
        "## Countries",
        _COUNTRIES,
        "### Current",
        table(("Code", "Alpha-2", "English", "French"), _current()),
        "### Former",
        table(("Code", "Alpha-2", "English", "Until"), _former()),
        "## Organisations",
        _ORGANIZATIONS,
        table(("Code", "English", "Members", "Wikidata"), _organizations()),
    )


def users_of_lists() -> dict[str, list[str]]:
    """The fields that take the codes of each list, such as `Visit.rank`."""
    definitions = build()["$defs"]
    lists = {name: found for name, body in definitions.items() if (found := list_name(body))}
    users: dict[str, list[str]] = defaultdict(list)
    for owner, body in definitions.items():
        for field, shape in body.get("properties", {}).items():
            for reference in references(shape):
                if reference in lists:
                    users[lists[reference]].append(f"{owner}.{field}")
    return users


def list_name(definition: dict[str, Any]) -> str | None:
    """The name of the code list that a definition of the JSON Schema stands for."""
    words = str(definition.get("description", "")).split("`")
    return words[1] if words[0] == "One of the codes " else None


def references(shape: dict[str, Any]) -> Iterator[str]:
    """The definitions that a property's shape refers to."""
    for part in (shape, *shape.get("anyOf", ()), shape.get("items", {})):
        if "$ref" in part:
            yield part["$ref"].rpartition("/")[2]


def _section(name: str, users: list[str]) -> str:
    where = ", ".join(f"[`{user}`](data-model.md#{user.partition('.')[0].lower()})" for user in users)
    used = f"Used by {where}." if where else "No field takes these codes."
    extra = ("Group",) if name == "sector" else ()
    rows = [
        [f"`{code}`", label(name, code), label(name, code, "fr"), *([sector_group(code)] if extra else [])]
        for code in codes(name)
    ]
    return f"## {name}\n\n{used}\n\n{table(('Code', 'English', 'French', *extra), rows)}"


def _current() -> Iterator[list[str]]:
    for code in country_codes():
        if former_until(code) is None:
            yield [f"`{code}`", alpha2(code) or "", country_name(code), country_name(code, "fr")]


def _former() -> Iterator[list[str]]:
    for code in country_codes():
        if (until := former_until(code)) is not None:
            yield [f"`{code}`", alpha2(code) or "", country_name(code), str(until)]


def _organizations() -> Iterator[list[str]]:
    for code, body in organizations().items():
        yield [f"`{code}`", body.name, " ".join(body.members), body.wikidata or ""]
