"""One article as it was read: its text, and what is known of it from outside the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from diplomev.claims import get_property
from diplomev.errors import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen(kw_only=True)
class Article:
    """A text and what is known of it; the names are those of Source.

    Attributes:
        text: The text as read: decoded, line ends as line feeds, halves of surrogate pairs as U+FFFD.
        path: Where it lay, relative to what was parsed, with `/` between folders.
        url: Where it was published.
        title: The headline.
        publisher: Who published it.
        authors: Who wrote it.
        published: When it was published, as written.
        language: Its language (BCP 47), where that is known without reading it.
        encoding: What its bytes were decoded with.
        retrieved: When it was fetched.
        kind: What kind of source it is.
        notes: What people should know of how it was read, each a sentence.
    """

    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    retrieved: str | None = None
    kind: str | None = None
    notes: tuple[str, ...] = ()


FIELDS = ("text", "path", "url", "title", "publisher", "authors", "published", "language")
"""What an article may say of itself in JSON."""
_FORMS = {
    "url": "a web address, http:// or https:// without spaces",
    "authors": "a list of names",
    "published": "YYYY, YYYY-MM, YYYY-MM-DD, or a day with a time such as 2025-06-20T08:30:00+02:00",
    "language": "a language tag such as fr or pt-BR (BCP 47)",
}
_SURROGATES = re.compile("[\ud800-\udfff]")


def make_article(text: str, where: str, known: Mapping[str, Any], notes: tuple[str, ...] = ()) -> Article:
    """Make an article of a text and of what is known of it.

    Args:
        text: The text as given; line ends and halves of surrogate pairs are put in order here.
        where: What messages call it.
        known: Values of further fields; `None`, empty ones and white space count as absent.
        notes: What is to be noted of it already.

    Raises:
        UnreadableInputError: The text holds nothing but white space, or a field is not of its form.
    """
    read, more = normalize(text)
    if not read.strip():
        hint = "Check that the right file was given, and that it was written to its end."
        raise UnreadableInputError(where, "it holds no text", hint)
    return evolve(Article(text=read, notes=(*notes, *more)), **checked_fields(known, where))


def checked_fields(known: Mapping[str, Any], where: str) -> dict[str, Any]:
    """What is known of an article in the forms that a Source asks for, without what says nothing.

    Raises:
        UnreadableInputError: A field is not of its form.
    """
    values = {name: _checked(name, value, where) for name, value in known.items()}
    return {name: value for name, value in values.items() if value is not None}


def normalize(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Put a text in the form that evidence counts in, and say what was lost on the way.

    Examples:
        >>> normalize("one\r\ntwo")
        ('one\ntwo', ())
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, halves = _SURROGATES.subn("\ufffd", text)
    if not halves:
        return text, ()
    return text, (f"{halves} halves of surrogate pairs, which are no characters, were replaced by U+FFFD",)


def without_surrogates(text: str) -> str:
    """Replace halves of surrogate pairs, which file names can hold, by U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def _checked(name: str, value: Any, where: str) -> Any:
    """A field's value in the form that a Source takes; `None` for what says nothing."""
    if name == "authors":
        return _authors(value, where)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    value = _SURROGATES.sub("\ufffd", value) if isinstance(value, str) else value
    if not fits(name, value):
        raise _wrong(name, where)
    return value


def _authors(value: Any, where: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong("authors", where)
    return tuple(dict.fromkeys(_SURROGATES.sub("\ufffd", item) for item in value if item.strip())) or None


def fits(name: str, value: Any) -> bool:
    """Tell whether a value has the form that a Source asks for under this name."""
    known = get_property("source", name)
    return known is not None and known.fits(value)


def _wrong(name: str, where: str) -> UnreadableInputError:
    hint = f"Give {_FORMS.get(name, 'a string')}, or leave it out."
    return UnreadableInputError(where, f"its {name!r} is not as it should be", hint)
