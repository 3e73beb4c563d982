"""Articles that come as JSON: an object, a list of them, or one a line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from diplomev.errors import UnreadableInputError
from diplomev.parse.article import FIELDS, Article, make_article
from diplomev.parse.decoding import Decoded, decode_text
from diplomev.validate.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_HARMLESS = frozenset({"json.bom", "json.surrogate"})
_NO_ARTICLES = "it holds records, as diplomev writes them, not articles"
_RECORDS = frozenset({"bundle", "source", "actor", "visit", "engagement", "agreement", "claim"})


def read_articles(data: bytes, where: str, path: str) -> Iterator[Article | UnreadableInputError]:
    """Read a JSON document of one article, or of a list of articles.

    Args:
        data: The document.
        where: What messages call it.
        path: The path of an article that does not name its own; those of a list get their place behind a `#`.

    Yields:
        The articles, and in place of each that is not as it should be the error that says why.
    """
    try:
        value, decoded = _parse(data, where)
    except UnreadableInputError as error:
        yield error
        return
    if not isinstance(value, list):
        yield _article(value, where, path, decoded)
        return
    if not value:
        yield UnreadableInputError(where, "its list of articles is empty")
    for index, item in enumerate(value):
        article = _article(item, f"{where}, article {index + 1}", f"{path}#{index + 1}", decoded)
        yield article
        if is_records(article):
            return


def read_line(line: bytes, where: str, path: str, number: int) -> Article | UnreadableInputError:
    """Read the article on one line of JSON Lines; return, not raise, the error where that cannot be done."""
    where = f"{where}, line {number}"
    try:
        value, decoded = _parse(line, where)
    except UnreadableInputError as error:
        return error
    return _article(value, where, f"{path}#{number}", decoded)


def is_records(found: Article | UnreadableInputError) -> bool:
    """Tell whether records of diplomev stood where an article was looked for."""
    return isinstance(found, UnreadableInputError) and found.reason == _NO_ARTICLES


def _parse(data: bytes, where: str) -> tuple[Any, Decoded]:
    decoded = decode_text(data, where)
    result = decode(decoded.text.encode("utf-8", "replace"))
    for finding in result.findings:
        if finding.code not in _HARMLESS:
            reason = finding.message[0].lower() + finding.message[1:].rstrip(".")
            raise UnreadableInputError(where, f"{reason}{_place(finding.at)}", finding.hint)
    return result.value, decoded


def _place(at: tuple[int, int] | None) -> str:
    if at is None:
        return ""
    return f" (line {at[0]}, column {at[1]})" if at[0] > 1 else f" (column {at[1]})"


def _article(value: Any, where: str, path: str, decoded: Decoded) -> Article | UnreadableInputError:
    try:
        return _made(value, where, path, decoded)
    except UnreadableInputError as error:
        return error


def _made(value: Any, where: str, path: str, decoded: Decoded) -> Article:
    if not isinstance(value, dict):
        hint = 'Write each article as {"text": "…", "title": "…"}.'
        raise UnreadableInputError(where, "an article is a JSON object", hint)
    unknown = [key for key in value if key not in FIELDS]
    if value.get("type") in _RECORDS:
        hint = "Use `diplomev show` or `diplomev validate` on it, or `read` in Python."
        raise UnreadableInputError(where, _NO_ARTICLES, hint)
    if unknown:
        reason = f"the key {unknown[0]!r} is none of an article's"
        raise UnreadableInputError(where, reason, _hint(unknown[0]))
    if not isinstance(value.get("text"), str):
        raise UnreadableInputError(where, "the article has no 'text'", "Give its text as a string.")
    given = {key: item for key, item in value.items() if key != "text" and item not in (None, "", [])}
    known = {"path": path, "encoding": decoded.encoding, **given}
    return make_article(value["text"], where, known, decoded.notes)


def _hint(key: str) -> str:
    near = get_close_matches(key, FIELDS, n=1)
    allowed = f"Its keys are {', '.join(FIELDS)}."
    return f"Did you mean {near[0]!r}? {allowed}" if near else allowed
