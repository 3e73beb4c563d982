"""The page of the codes that validation gives."""

from itertools import groupby

from diplomev.validate import CODES, Code
from pages.markdown import page, table

_INTRO = """
Every issue that `validate` reports has one of these codes. A code once published keeps its meaning, so programs can
rely on it; messages are for people and may be reworded. Data with an *error* is not valid; a *warning* asks for a look;
an *info* is a remark.

`validate(data, strict=True)` counts warnings as errors. `disable=["meaning.stay_too_long"]` leaves a code out, and
`disable=["meaning."]` a whole family, from which `enable` makes exceptions; `enable` also asks for the codes that are
reported on request only.

Each example raises its code and nothing else.
"""
_FAMILIES = {
    "input": "The file itself.",
    "json": "The JSON: what every reader of JSON must understand alike (I-JSON, RFC 7493).",
    "schema": "The structure, as the JSON Schema and the Python models ask for it.",
    "ref": "The references between records.",
    "ground": "The evidence, held against texts that are given.",
    "meaning": (
        "The meaning of records whose structure is right. An *error* is what cannot be, a *warning* what hardly ever "
        "is. Nothing is said where what a rule needs is missing, and a date of which only the month is known breaks a "
        "rule only if every day of it does."
    ),
}


def issue_codes_page() -> str:
    """The page as Markdown."""
    parts = [_INTRO]
    for family, found in groupby(CODES.items(), key=lambda item: item[0].partition(".")[0]):
        listed = list(found)
        rows = [[f"[`{code}`](#{_anchor(code)})", entry.level, entry.reason] for code, entry in listed]
        parts += [f"## {family}", _FAMILIES.get(family, ""), table(("Code", "Level", "Why it is an issue"), rows)]
        parts += [_section(code, entry) for code, entry in listed]
    source = "src/diplomev/validate/codes.py and src/diplomev/validate/rules/"
    return page("Issue codes", source, *(part for part in parts if part))


def _section(code: str, entry: Code) -> str:
    level = f"*{entry.level}*, on request only" if entry.optional else f"*{entry.level}*"
    return f"### `{code}` {{#{_anchor(code)}}}\n\n{level}: {entry.reason}\n\n{_example(entry.example)}"


def _anchor(code: str) -> str:
    return code.replace(".", "-").replace("_", "-")


def _example(example: str) -> str:
    """An example as a block of JSON, or as a sentence where it is only described."""
    if example.startswith("("):
        return f"Example: {example[1:-1]}."
    return f"```json\n{example}\n```"
