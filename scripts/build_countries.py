"""Build ``vocabulary/data/countries.toml`` of the installed package, which in a work tree is the one in ``src``.

Current codes and English names come from the Unicode CLDR, read through babel; former States are the
reviewed table below, after ISO 3166-3. Run without arguments to write the file, with ``--check`` to
compare only: the exit status is 1 when the committed file differs from what would be built.
"""

import argparse
import sys
from pathlib import Path

from babel import Locale
from babel.core import get_global

import diplomev

TARGET = Path(diplomev.__file__).parent / "vocabulary/data/countries.toml"
ALPHA3_LENGTH = 3

HEADER = """\
# Origin: built by scripts/build_countries.py from the Unicode CLDR (English territory names and code
# mappings, read through babel) and, for [former], from ISO 3166-3. Do not edit by hand.
# Licence: Unicode License v3 (https://www.unicode.org/license.txt) for the CLDR names.
# Each list is one text, a country a line, which tomllib reads many times faster than a table each.
# current: alpha-3, alpha-2, English name. XKX (Kosovo) is a user-assigned code in wide use.
# former: alpha-3, alpha-2, year in which the code was withdrawn, English name.
"""

# Codes that CLDR maps but ISO 3166-1 does not assign: exceptional reservations and the like.
NOT_ISO = {"AC", "CP", "DG", "TA"}

# alpha-3: (alpha-2, English name, year of withdrawal). ISO 3166-3 lists one entry more, the French
# Southern and Antarctic Territories of before 1979, whose alpha-3 is a current code.
FORMER = {
    "AFI": ("AI", "French Afars and Issas", 1977),
    "ANT": ("AN", "Netherlands Antilles", 2010),
    "ATB": ("BQ", "British Antarctic Territory", 1979),
    "ATN": ("NQ", "Dronning Maud Land", 1983),
    "BUR": ("BU", "Burma", 1989),
    "BYS": ("BY", "Byelorussian SSR", 1992),
    "CSK": ("CS", "Czechoslovakia", 1993),
    "CTE": ("CT", "Canton and Enderbury Islands", 1984),
    "DDR": ("DD", "German Democratic Republic", 1990),
    "DHY": ("DY", "Dahomey", 1977),
    "FXX": ("FX", "Metropolitan France", 1997),
    "GEL": ("GE", "Gilbert and Ellice Islands", 1979),
    "HVO": ("HV", "Upper Volta", 1984),
    "JTN": ("JT", "Johnston Island", 1986),
    "MID": ("MI", "Midway Islands", 1986),
    "NHB": ("NH", "New Hebrides", 1980),
    "NTZ": ("NT", "Neutral Zone", 1993),
    "PCI": ("PC", "Trust Territory of the Pacific Islands", 1986),
    "PCZ": ("PZ", "Panama Canal Zone", 1980),
    "PUS": ("PU", "United States Miscellaneous Pacific Islands", 1986),
    "RHO": ("RH", "Southern Rhodesia", 1980),
    "SCG": ("CS", "Serbia and Montenegro", 2006),
    "SKM": ("SK", "Sikkim", 1975),
    "SUN": ("SU", "Soviet Union", 1992),
    "TMP": ("TP", "East Timor", 2002),
    "VDR": ("VD", "Democratic Republic of Vietnam", 1977),
    "WAK": ("WK", "Wake Island", 1986),
    "YMD": ("YD", "Democratic Yemen", 1990),
    "YUG": ("YU", "Yugoslavia", 2003),
    "ZAR": ("ZR", "Zaire", 1997),
}


def is_current(alpha3: str, alpha2: str) -> bool:
    """Tell whether ISO 3166-1 assigns the pair now: no region number, no private use, no former code."""
    if len(alpha3) != ALPHA3_LENGTH or not alpha3.isalpha() or alpha3 in FORMER:
        return False
    # "QA" (Qatar) is assigned; only QM to QZ are for private use.
    private = alpha2 in {"AA", "EU", "ZZ"} or alpha2[0] == "X" or (alpha2[0] == "Q" and alpha2[1] >= "M")
    return not private and alpha2 not in NOT_ISO


def current() -> dict[str, tuple[str, str]]:
    """Map every current alpha-3 code, and XKX, to its alpha-2 code and English name."""
    names = Locale("en").territories
    aliases: dict[str, list[str]] = dict(get_global("territory_aliases"))
    pairs = {a3: a2[0] for a3, a2 in aliases.items() if is_current(a3, a2[0])}
    pairs["XKX"] = "XK"
    return {a3: (a2, names[a2]) for a3, a2 in sorted(pairs.items())}


def render() -> str:
    """Return the whole file as text."""
    lines = [HEADER, "current = '''"]
    lines += [f"{a3} {a2} {name}" for a3, (a2, name) in current().items()]
    lines += ["'''", "", "former = '''"]
    lines += [f"{a3} {a2} {until} {name}" for a3, (a2, name, until) in sorted(FORMER.items())]
    return "\n".join([*lines, "'''", ""])


def main() -> int:
    """Write the file, or compare with it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    text = render()
    if not parser.parse_args().check:
        TARGET.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if TARGET.is_file() and TARGET.read_bytes() == text.encode():
        return 0
    print(f"{TARGET} is out of date: run python scripts/build_countries.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
