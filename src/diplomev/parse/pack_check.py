"""All checks of a language pack: its form, and how the reader reads with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from diplomev.errors import DateFormatError, PackError
from diplomev.language.categories import pack_format
from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.language.fold import fold
from diplomev.language.lint import lint_pack
from diplomev.language.pack import read_pack
from diplomev.parse.dates.grammar import CATEGORIES, get_grammar
from diplomev.parse.dates.patterns import PatternError, classes_of, parse_pattern, read_names
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
        What was found; nothing for a pack that is complete. Where the form is so wrong that the reader may refuse
        the pack, the checks that read with it are left for the next time.

    Raises:
        UnreadableInputError: The file is not there, or must not be read.
    """
    found = lint_pack(path)
    if any(finding.kind in _UNREADABLE for finding in found):
        return found
    return (*found, *try_pack(read_pack(path)))


_UNREADABLE = frozenset({"syntax", "language", "type", "group"})
"""Kinds of findings with which the reader may refuse a pack; they are to be mended first."""


def try_pack(pack: Pack) -> tuple[Finding, ...]:
    """Check what only reading with a pack shows.

    Args:
        pack: A pack that could be loaded.
    """
    found = [*_tokens(pack), *_names(pack)]
    faulty = list(_dates(pack))
    found += faulty
    if not faulty:
        found += _examples(pack)
    return tuple(found)


# ------------------------------------------------------------------ single words
def _tokens(pack: Pack) -> Iterator[Finding]:
    """Words that are looked up by themselves must be one token."""
    phrases = pack.table("phrases")
    lists = {f"phrases.{name}": words for name, words in phrases.items() if isinstance(words, list)}
    lists |= {f"phrases.article.{gender}": words for gender, words in pack.table("phrases", "article").items()}
    for name, category in pack_format().lexicon.items():
        if category.single:
            lists[f"lexicon.{name}"] = list(pack.forms(name))
    for where, words in lists.items():
        for word in words:
            pieces = tokenize(fold(word), pack)
            if len(pieces) > 1:
                cut = " | ".join(pieces)
                hint = "List the piece that matters, or put its beginning under text.elisions."
                message = f"{word!r} is looked up as one word, but a text has {cut}."
                yield warning("token", where, message, hint)


# ------------------------------------------------------------------------- dates
def _dates(pack: Pack) -> Iterator[Finding]:
    """Every rule of dates that cannot be used; the rules are tried until none is refused."""
    tables: dict[str, Any] = dict(pack.tables)
    rules = list(pack.table("dates").get("rules", ()))
    for _ in range(len(rules)):
        try:
            get_grammar(evolve(pack, tables=tables))
        except PackError as problem:
            number = int(problem.where.partition("[")[2].rstrip("]") or 0)
            yield error("pattern", problem.where, f"{problem.reason[:1].upper()}{problem.reason[1:]}.")
            if not number:
                return
            rules[number - 1] = _HARMLESS
            tables["dates"] = {**pack.table("dates"), "rules": rules}
        else:
            return


_HARMLESS = {"stage": 1, "means": "skip", "patterns": []}


def _names(pack: Pack) -> Iterator[Finding]:
    """Names in patterns: codes that the lexicon has no words for, and lists and parts that no pattern uses."""
    dates = pack.table("dates")
    texts = [
        (f"dates.rules[{number}]", pattern)
        for number, rule in enumerate(dates.get("rules", ()), start=1)
        for pattern in rule.get("patterns", ())
    ]
    texts += [(f"dates.parts.{name}", pattern) for name, pattern in pack.table("dates", "parts").items()]
    for table in ("words", "parts"):
        for name in pack.table("dates", table):
            if not any(f"{{{name}}}" in pattern for _, pattern in texts):
                where = f"dates.{table}.{name}"
                yield warning("unused", where, f"No pattern uses {{{name}}}.", "Take it out.")
    names = read_names(dates, lambda words: tokenize(words, pack))
    lexicon = pack.table("lexicon")
    for where, pattern in texts:
        try:
            classes = set(classes_of(parse_pattern(pattern, names)))
        except PatternError:
            continue  # said by the grammar
        for name in sorted(classes):
            category, colon, code = name.partition(":")
            if colon and name[0] != "=" and (category not in CATEGORIES or code not in lexicon.get(category, ())):
                yield unknown(where, "code that the lexicon has words for", name, _codes(pack, category))


def _codes(pack: Pack, category: str) -> tuple[str, ...]:
    return tuple(f"{category}:{code}" for code in pack.table("lexicon", category)) or CATEGORIES


# ---------------------------------------------------------------------- examples
def _examples(pack: Pack) -> Iterator[Finding]:
    """The examples, each read with the pack."""
    examples = pack.tables.get("examples", ())
    for number, example in enumerate(examples if isinstance(examples, list) else (), start=1):
        where = f"examples[{number}]"
        if not isinstance(example, dict) or not isinstance(example.get("text"), str):
            continue
        try:
            reading = read_example(example["text"], pack, example.get("reference"))
        except DateFormatError as problem:
            yield error("type", f"{where}.reference", str(problem))
            continue
        for key, sentence in differences(example, reading):
            yield error("example", f"{where}.{key}", f"«{_short(example['text'])}»: {sentence}.")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


_LONGEST_SHOWN = 60
