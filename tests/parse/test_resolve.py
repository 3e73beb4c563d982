"""Who is who in a text: names, titles, offices and pairs that stand for one person or two."""

from __future__ import annotations

import pytest

from diplomev.language.pack import get_pack
from diplomev.parse.actors import find_mentions
from diplomev.parse.document import make_doc
from diplomev.parse.parts import Parts
from diplomev.parse.resolve import resolve
from diplomev.parse.resolve.namesakes import alike, name_keys, same_name


def described(entity):
    if entity.name:
        return entity.name
    role = entity.roles[0]
    return f"{role.office} {role.country}"


def place(text, words):
    """Where words stand in a text; «words#2» for the second time."""
    words, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(words, start + 1)
    return start, start + len(words)


def offices(entity):
    return sorted({" ".join(part for part in (r.status, r.office, r.country) if part) for r in entity.roles})


def problems(case, reading, differences):
    text = case["text"]
    doc = make_doc(text, get_pack(case["language"]))
    cast = resolve(doc, find_mentions(doc), Parts(doc))
    people = [
        {
            "name": described(entity),
            "names": sorted(name for name, _ in entity.names),
            "offices": offices(entity),
            "country": entity.country[0] if entity.country else "",
        }
        for entity in cast.entities
        if entity.kind == "person"
    ]
    lines = differences(case["people"], people) if "people" in case else []
    mentions = [text[m.start : m.end] for m in cast.mentions if m.kind == "person"]
    if mentions != case.get("mentions", mentions):
        lines.append(f"mentions: {mentions}")
    bodies = [body["name"] for body in reading(case).actors.values() if body["kind"] == "intergovernmental"]
    if sorted(bodies) != sorted(case.get("organizations", bodies)):
        lines.append(f"organizations: {bodies}")
    for words, who in case.get("refers", ()):
        found = " + ".join(
            sorted(described(entity) for entity in cast.at(*place(text, words)) if entity.kind == "person")
        )
        if found != who:
            lines.append(f"{words}: expected {who!r}, found {found!r}")
    return lines


def test_case(people_case, reading, differences):
    assert problems(people_case, reading, differences) == []


def test_open_case_is_open_still_or_moves_to_the_settled_ones(open_people, reading, differences):
    assert problems(open_people, reading, differences) != []


SAME = [
    ("Assimi Goïta", "Assimi Goita"),
    ("Vladimir Sorokin", "Vladmir Sorokin"),
    ("Vladimir Vladimirovitch Sorokin", "Vladimir Sorokin"),
    ("V. Sorokin", "Vladimir Sorokin"),
    ("Sorokin", "Vladimir Sorokin"),
    ("Serguei Volkov", "Sergueï Volkov"),
    ("DIALLO Oumar", "Diallo Oumar"),
]
DIFFERENT = [
    ("Awa Diallo", "Ibrahima Diallo"),
    ("Daniel Mwangi", "Daniel Otieno"),
    ("Paul Kane", "Paul Kone"),
    ("", "Paul Kane"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_person(one, other):
    assert same_name(name_keys(one), name_keys(other))
    assert same_name(name_keys(other), name_keys(one))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_of_two_people(one, other):
    assert not same_name(name_keys(one), name_keys(other))
    assert not same_name(name_keys(other), name_keys(one))


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("vladimir", "vladmir", True),
        ("sergei", "serguei", True),
        ("mohamed", "mohammed", True),
        ("kane", "kone", False),
        ("traore", "traoret", True),
        ("diallo", "diatta", False),
        ("keita", "keita", True),
    ],
)
def test_words_are_alike_where_they_are_long_and_one_letter_apart(one, other, are_alike):
    assert alike(one, other) is are_alike
    assert alike(other, one) is are_alike
