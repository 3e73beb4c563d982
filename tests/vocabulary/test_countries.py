"""The countries: current and former codes, names, two-letter codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from diplomev.errors import UnknownCodeError
from diplomev.vocabulary import alpha2, alpha3, country_codes, country_name, former_until, is_former

SCRIPT = Path(__file__).parents[2] / "scripts/build_countries.py"
FORMER = [code for code in country_codes() if is_former(code)]
CURRENT = [code for code in country_codes() if not is_former(code)]


def test_the_file_is_what_the_script_builds():
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_codes_are_sorted_and_each_there_once():
    assert list(country_codes()) == sorted(set(country_codes()))


def test_codes_are_three_capitals():
    assert all(len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() for code in country_codes())


def test_all_249_current_codes_and_kosovo_are_there():
    assert len(CURRENT) == 250
    assert "XKX" in CURRENT


@pytest.mark.parametrize("code", ["SUN", "YUG", "CSK", "DDR", "YMD", "ZAR", "SCG", "ANT", "BUR", "TMP"])
def test_former_countries_are_there(code):
    assert is_former(code)


def test_former_codes_end_in_the_years_of_the_standard():
    assert all(1974 <= former_until(code) <= 2010 for code in FORMER)


def test_a_current_code_has_no_end():
    assert former_until("MLI") is None


@pytest.mark.parametrize("code", ["AAA", "QZZ", "XXX", "ZZZ", "ASC", "mli", "ML", ""])
def test_what_the_standard_does_not_assign_is_unknown(code):
    with pytest.raises(UnknownCodeError):
        country_name(code)


def test_a_two_letter_code_is_answered_with_the_three_letter_one():
    with pytest.raises(UnknownCodeError, match="Did you mean 'FRA'"):
        country_name("FR")


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("RUS", "en", "Russia"),
        ("RUS", "fr", "Russie"),
        ("RUS", "fr-ML", "Russie"),
        ("RUS", "de", "Russland"),
        ("RUS", "xx", "Russia"),
        ("RUS", "not a language!", "Russia"),
        ("SUN", "fr", "Soviet Union"),
    ],
)
def test_a_name_is_given_in_the_language_or_in_english(code, language, expected):
    assert country_name(code, language) == expected


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ar"])
def test_every_current_country_has_a_name_of_its_own(language):
    names = [country_name(code, language) for code in CURRENT]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", CURRENT)
def test_a_current_two_letter_code_leads_back(code):
    assert alpha3(alpha2(code) or "") == code


@pytest.mark.parametrize(("two", "three"), [("SU", "SUN"), ("DD", "DDR"), ("GE", "GEO"), ("BY", "BLR"), ("CS", "SCG")])
def test_a_two_letter_code_stands_for_who_has_it_now_or_had_it_last(two, three):
    assert alpha3(two) == three


def test_unknown_two_and_three_letter_codes_give_none():
    assert (alpha2("XXX"), alpha3("XX")) == (None, None)
