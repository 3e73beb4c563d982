"""The page of the codes that validation gives."""

from itertools import groupby

from diplomev.validate import CODES
from pages.markdown import page, table

_INTRO = """
Every issue that `validate` reports has one of these codes. A code once published keeps its meaning, so programs can
rely on it; messages are for people and may be reworded. Data with an *error* is not valid; a *warning* asks for a look.
"""
_FAMILIES = {
    "input": "The file itself.",
    "json": "The JSON: what every reader of JSON must understand alike (I-JSON, RFC 7493).",
    "schema": "The structure, as the JSON Schema and the Python models ask for it.",
    "ref": "The references between records.",
    "ground": "The evidence of claims, where the texts of their sources are given.",
}


def issue_codes_page() -> str:
    """The page as Markdown."""
    parts = [_INTRO]
    for family, found in groupby(CODES.items(), key=lambda item: item[0].partition(".")[0]):
        rows = [[f"`{code}`", entry.level, entry.reason] for code, entry in found]
        parts += [f"## {family}", _FAMILIES.get(family, ""), table(("Code", "Level", "Why it is an issue"), rows)]
    return page("Issue codes", "src/diplomev/validate/codes.py", *(part for part in parts if part))
