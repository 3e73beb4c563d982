"""The linter of language packs: whether a pack has the form that the format asks for, and what is still missing.

What can only be seen by reading with the pack (its patterns of dates, its examples) is for
[`check_pack`][diplomev.parse.pack_check.check_pack], which asks this module first.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from diplomev.errors import UnreadableInputError
from diplomev.language.categories import KEYED, codes_of, pack_format, tables
from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.language.lint_lexicon import lint_lexicon
from diplomev.language.lint_settings import lint_settings, wrong_type
from diplomev.language.lint_verbs import lint_conjugation, lint_verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|[0-9]{3}))?(-[0-9A-Za-z]{5,8})*")


def lint_pack(path: Path) -> tuple[Finding, ...]:
    """Check the form of a pack's file.

    Args:
        path: The file, `<language>.toml`.

    Returns:
        What was found, in the order of the file's tables; nothing for a pack that is complete.

    Raises:
        UnreadableInputError: The file is not there, or must not be read.
    """
    try:
        data = path.read_bytes()
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise UnreadableInputError(path, reason, "Give the path of a pack, <language>.toml.") from problem
    try:
        pack = tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as problem:
        return (error("syntax", f"byte {problem.start}", "The file is no UTF-8.", "Save it as UTF-8."),)
    except tomllib.TOMLDecodeError as problem:
        return (error("syntax", "file", f"The file is no TOML: {problem}."),)
    return lint_tables(pack, path.stem)


def lint_tables(pack: Mapping[str, Any], name: str | None = None) -> tuple[Finding, ...]:
    """Check the form of a pack that is read already.

    Args:
        pack: The tables of its file, as `tomllib` reads them.
        name: The file's name without its suffix, which is to be the language's tag; `None` for no file.
    """
    return tuple(_findings(pack, name))


def _findings(pack: Mapping[str, Any], name: str | None) -> Iterator[Finding]:
    yield from _language(pack, name)
    for table in pack:
        if table not in tables():
            yield unknown(table, "table of a pack", table, tables())
    for table in tables():
        value = pack.get(table, [] if table == "examples" else {})
        if table == "examples":
            yield from _examples(value)
        elif not isinstance(value, dict):
            yield wrong_type(table, "a table", value)
        elif table in KEYED:
            yield from _keyed(table, value)
        elif table == "verbs":
            yield from lint_verbs(value, pack.get("conjugation", {}))
        elif table in _TABLES:
            yield from _TABLES[table](value)
        else:
            yield from lint_settings(table, value, pack_format().settings[table])


def _conjugation(table: Mapping[str, Any]) -> Iterator[Finding]:
    return lint_conjugation(table)


_TABLES: dict[str, Callable[[Mapping[str, Any]], Iterator[Finding]]] = {
    "lexicon": lint_lexicon,
    "conjugation": _conjugation,
}


def _language(pack: Mapping[str, Any], name: str | None) -> Iterator[Finding]:
    """The tag of the language: a file without one is no pack."""
    head = pack.get("pack")
    tag = head.get("language") if isinstance(head, dict) else None
    if tag is None:
        hint = 'Give the BCP 47 tag of the language, such as language = "pt".'
        yield error("language", "pack.language", "The tag of the language is missing.", hint)
    elif not isinstance(tag, str) or not _TAG.fullmatch(tag):
        hint = "Write it as pt, pt-BR or sr-Latn."
        yield error("language", "pack.language", f"{tag!r} is no BCP 47 tag of a language.", hint)
    elif name is not None and tag != name:
        hint = f"Rename the file to {tag}.toml: it is found by its name."
        yield error("language", "pack.language", f"The tag is {tag!r}, but the file is {name}.toml.", hint)


def _keyed(table: str, entries: Mapping[str, Any]) -> Iterator[Finding]:
    """`[countries]` and `[organizations]`: one table for each code."""
    known = codes_of(table)
    singular = KEYED[table]
    if not entries:
        yield warning("missing", table, f"The pack has no {table}.", "Give each its own table, by its code.")
    for code, entry in entries.items():
        where = f"{table}.{code}"
        if code not in known:
            yield unknown(where, f"code of a {singular}", code, known)
        if isinstance(entry, dict):
            yield from lint_settings(where, entry, pack_format().settings[singular])
        else:
            yield wrong_type(where, "a table", entry)


_WANTED = ("dates", "people", "countries", "quotes", "visits", "agreements")
"""What the examples of a pack should show."""


def _examples(examples: Any) -> Iterator[Finding]:
    """`[[examples]]`: whether they have the right keys, and show all that the reader finds."""
    if not isinstance(examples, list):
        yield wrong_type("examples", "a list of tables, each headed [[examples]]", examples)
        return
    shown = set()
    for number, example in enumerate(examples, start=1):
        where = f"examples[{number}]"
        if not isinstance(example, dict):
            yield wrong_type(where, "a table", example)
            continue
        yield from lint_settings(where, example, pack_format().settings["example"])
        if not set(example) - {"text", "reference"}:
            hint = "Say what must be found in it, or that nothing must: visits = []."
            yield warning("empty", where, "The example says nothing of what is in its text.", hint)
        shown |= {key for key in _WANTED if example.get(key)}
    for key in _WANTED:
        if key not in shown:
            hint = "Write one, and see with lint-pack whether it is read so."
            yield warning("missing", f"examples.{key}", f"No example of the pack shows {key}.", hint)
