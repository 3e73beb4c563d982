"""What a text says of itself: headline, paper, day, authors, and lines that are none of it."""

from __future__ import annotations

from itertools import pairwise

from diplomev.language.pack import get_pack
from diplomev.parse.header import read_header


def problems(case, reading, differences):
    header = read_header(case["text"], get_pack(case["language"]))
    furniture = [case["text"][b.start : b.end] for b in header.blocks if b.kind == "furniture"]
    source = reading({"text": case["text"], "language": case["language"]}).source
    found = {key: source.get(key, "") for key in ("title", "publisher", "published")}
    found |= {"authors": source.get("authors", []), "furniture": sorted(furniture)}
    return differences([{key: case[key] for key in found if key in case}], [found])


def test_case(headers_case, reading, differences):
    assert problems(headers_case, reading, differences) == []


def test_open_case_is_open_still_or_moves_to_the_settled_ones(open_headers, reading, differences):
    assert problems(open_headers, reading, differences) != []


def test_the_blocks_of_a_text_lie_in_order_and_apart():
    text = "Un titre court\n\nPublié le 4 mars 2025 | Le Jour\n\nLe ministre est arrivé.\n\nLire aussi : un lien"
    blocks = read_header(text, get_pack("fr")).blocks
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert "".join(text[b.start : b.end] for b in blocks) == text.replace("\n", "")


def test_nothing_is_read_from_an_empty_text():
    assert read_header("", get_pack("fr")).blocks == []
