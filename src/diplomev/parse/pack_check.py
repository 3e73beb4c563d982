"""All checks of a language pack: its form, and how the reader reads with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.errors import DateFormatError
from diplomev.language.categories import pack_format
from diplomev.language.findings import Finding, error, warning
from diplomev.language.fold import fold
from diplomev.language.lint import lint_pack
from diplomev.language.pack import read_pack
from diplomev.parse.dates.lint import lint_dates
from diplomev.parse.document import tokenize
from diplomev.parse.examples import differences, read_example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplomev.language.pack import Pack


def check_pack(path: Path) -> tuple[Finding, ...]:
    """Check a pack's file: its form, its words looked up by themselves, its patterns of dates, its examples.

    Args:
        path: The file, `<language>.toml`; it need not be installed.

    Returns:
        What was found; nothing for a pack that is complete. Where the form is so wrong that the reader may
        refuse the pack, the checks that read with it are left for the next time.

    Raises:
        UnreadableInputError: The file is not there, or must not be read.
    """
    found = lint_pack(path)
    if any(finding.kind in REFUSED for finding in found):
        return found
    return (*found, *try_pack(read_pack(path)))


REFUSED = frozenset({"syntax", "language", "type", "group"})
"""Kinds of findings with which the reader may refuse a pack; they are to be mended first."""


def try_pack(pack: Pack) -> tuple[Finding, ...]:
    """Check what only reading with a pack shows.

    Args:
        pack: A pack whose tables have the form that the format asks for.
    """
    dates = tuple(lint_dates(pack))
    usable = all(finding.kind != "pattern" for finding in dates)
    return (*_single_words(pack), *dates, *(_examples(pack) if usable else ()))


def _single_words(pack: Pack) -> Iterator[Finding]:
    """Words that are looked up by themselves must be one token."""
    known = pack_format().settings["phrases"]
    phrases = pack.table("phrases")
    lists = {f"phrases.{key}": words for key, words in phrases.items() if key in known and known[key].kind == "words"}
    lists |= {f"phrases.article.{gender}": words for gender, words in pack.table("phrases", "article").items()}
    for name, category in pack_format().lexicon.items():
        for form, code in pack.forms(name).items() if category.single else ():
            lists.setdefault(f"lexicon.{name}.{code}", []).append(form)
    for where, words in lists.items():
        for word in words:
            pieces = tokenize(fold(word), pack)
            if len(pieces) > 1:
                message = f"{word!r} is looked up as one word, but a text has {' | '.join(pieces)}."
                hint = "List the piece that matters, or put its beginning under text.elisions."
                yield warning("token", where, message, hint)


def _examples(pack: Pack) -> Iterator[Finding]:
    """The examples, each read with the pack."""
    for number, example in enumerate(pack.tables.get("examples", ()), start=1):
        where = f"examples[{number}]"
        text = example.get("text", "")
        try:
            reading = read_example(text, pack, example.get("reference"))
        except DateFormatError as problem:
            yield error("type", f"{where}.reference", str(problem))
            continue
        for key, sentence in differences(example, reading):
            yield error("example", f"{where}.{key}", f"«{_short(text)}»: {sentence}.")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


_LONGEST_SHOWN = 60
