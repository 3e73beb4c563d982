"""What the linter of language packs finds, and how it says so."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from diplomev.vocabulary.loading import nearest

KINDS = {
    "syntax": "the file is no TOML, or no UTF-8",
    "language": "the language's tag is missing, is none, or is not the file's name",
    "type": "a value is not of the form that the format asks for",
    "unknown": "a table, key, code, sense, form or gap that the format or the vocabulary does not have",
    "missing": "something is not there that a finished pack has",
    "empty": "a form, a pattern or an example without words",
    "spaces": "a form with spaces at its edges, or several in a row",
    "twice": "a form that another one of the same list covers",
    "ambiguous": "one form under several codes of a category that asks for one",
    "group": "a verb of a conjugation group that is not there",
    "unused": "a conjugation group, a list of words or a part of patterns that nothing uses",
    "token": "a word looked up by itself that is several tokens, and so never found",
    "pattern": "a pattern or rule of dates that cannot be read",
    "example": "an example of the pack that is not read as it says",
}
"""The kinds of findings, each with what it tells."""


@frozen
class Finding:
    """One thing that is wrong with a pack, or not yet done.

    Attributes:
        level: `error` for what the reader refuses or misreads, `warning` for what is incomplete or doubtful.
        kind: One of `KINDS`.
        where: The place in the pack, such as `lexicon.month.13`.
        message: What is wrong there, in one sentence.
        hint: What to do, in one sentence; empty where the message says it all.
    """

    level: Literal["error", "warning"]
    kind: str
    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        sentence = f"{self.message} {self.hint}" if self.hint else self.message
        return f"{self.level} {self.kind}: {self.where}: {sentence}"


def error(kind: str, where: str, message: str, hint: str = "") -> Finding:
    """Return a finding that the pack must not be used with."""
    return Finding("error", kind, where, message, hint)


def warning(kind: str, where: str, message: str, hint: str = "") -> Finding:
    """Return a finding that the pack can be used with."""
    return Finding("warning", kind, where, message, hint)


def unknown(where: str, what: str, name: str, known: tuple[str, ...]) -> Finding:
    """Return the finding that a name is none of those known, with the nearest of these as the hint.

    Args:
        where: The place in the pack.
        what: What the name should be, such as `category`.
        name: The name as given.
        known: The names that there are; none where they are too many to say.
    """
    few = 0 < len(known) <= _MOST_LISTED
    listed = f"Known: {', '.join(known)}." if few else "See the reference page «Pack format»."
    return error("unknown", where, f"{name!r} is no {what}.", nearest(name, known) or listed)


_MOST_LISTED = 15
