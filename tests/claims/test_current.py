"""Versions of extractors: what a newer one has read again, an older one no longer says."""

from __future__ import annotations

import pytest


def test_claims_of_an_older_version_are_not_compiled(say, compiled):
    claims = [
        say("visit:v", "start", "2025-06-23", extractor="reader/1.9#r"),
        say("visit:v", "start", "2025", extractor="reader/1.10#r"),
    ]
    claims.append(say("visit:v", "sending", "MLI", extractor="reader/1.10"))
    assert compiled(*claims)["visit:v"]["start"] == "2025"


def test_an_older_version_stays_on_a_source_that_the_newer_one_has_not_read(say, compiled):
    old = say("visit:v", "start", "2025-06-23", "source:b", extractor="reader/1.0")
    assert compiled(say("visit:v", "sending", "MLI", extractor="reader/2.0"), old)["visit:v"]["start"] == "2025-06-23"


def test_another_extractor_is_no_older_version(say, compiled):
    other = say("visit:v", "start", "2025-06-23", extractor="other/0.1")
    assert compiled(say("visit:v", "sending", "MLI", extractor="reader/2.0"), other)["visit:v"]["start"] == "2025-06-23"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("1.9", "1.10"),
        ("1.0rc1", "1.0"),
        ("1.0.dev3", "1.0"),
        ("1.0-rc1", "1.0"),
        ("1.0", "1.0.1"),
        ("1.0", "1.0+local"),
        ("9", "10"),
    ],
)
def test_versions_compare_as_people_read_them(say, compiled, older, newer):
    claims = [say("actor:p", "name", version, extractor=f"reader/{version}") for version in (older, newer)]
    assert compiled(*claims)["actor:p"]["name"] == newer


def test_a_claim_that_both_versions_make_is_compiled(say, compiled):
    claims = [say("actor:p", "name", "Awa", extractor=f"reader/{version}") for version in ("1.0", "1.1")]
    assert compiled(*claims)["actor:p"]["name"] == "Awa"


def test_a_claim_that_another_extractor_makes_too_does_not_fall_with_an_older_version(say, compiled):
    claims = [say("actor:p", "name", "Awa", extractor=extractor) for extractor in ("reader/5", "other/1")]
    newer = say("actor:p", "kind", "person", extractor="reader/6")
    assert compiled(*claims, newer)["actor:p"]["name"] == "Awa"


def test_a_person_who_says_what_an_older_version_said_is_still_heard(say, compiled):
    claims = [say("actor:p", "name", "Awa", extractor=extractor) for extractor in ("reader/1", "human")]
    newer = [
        say("actor:p", "name", name, source, extractor="reader/2")
        for name, source in [("Eva", "source:a"), ("Eva", "source:b")]
    ]
    assert compiled(*claims, *newer)["actor:p"]["name"] == "Awa"


def test_a_correction_keeps_its_weight_where_the_reader_says_the_same(say, compiled):
    claims = [say("actor:p", "name", "Awa", extractor=extractor) for extractor in ("human", "reader/2")]
    others = [say("actor:p", "name", "Eva", source) for source in ("source:b", "source:c")]
    assert compiled(*claims, *others)["actor:p"]["name"] == "Awa"
