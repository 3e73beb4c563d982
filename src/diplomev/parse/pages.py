"""HTML pages into articles, through trafilatura (extra `html`)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any

from diplomev.errors import UnreadableInputError
from diplomev.parse.article import Article, fits, make_article
from diplomev.parse.decoding import decode_text

if TYPE_CHECKING:
    from collections.abc import Callable

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# A page dates itself in its metadata or not at all: no date is guessed from its text, none by today's clock.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}


def read_page(data: bytes, where: str, path: str | None) -> Article:
    """Read the article on an HTML page, with what the page's metadata say of it.

    Args:
        data: The page.
        where: What messages call it.
        path: The article's path.

    Raises:
        UnreadableInputError: The page holds no article, or trafilatura is not installed.
    """
    decoded = decode_text(data, where, _declared(data))
    try:
        page = _extractor(where)(
            decoded.text.replace("\0", " "),
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    except UnreadableInputError:
        raise
    except Exception as error:  # whatever a page makes its reader trip over
        raise UnreadableInputError(where, f"the page could not be taken apart ({error!r})") from error
    if page is None or not page.text:
        hint = "Give the page of one article, or save the article's text as .txt."
        raise UnreadableInputError(where, "no article was found on the page", hint)
    known = {"path": path, "encoding": decoded.encoding, **_metadata(page)}
    return make_article(page.text, where, known, decoded.notes)


def _extractor(where: str) -> Callable[..., Any]:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        hint = 'Run: pip install "diplomev[html]"'
        raise UnreadableInputError(where, "HTML pages need the package trafilatura", hint) from error
    extractor: Callable[..., Any] = bare_extraction
    return extractor


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in its head, as browsers understand the name."""
    match = _CHARSET.search(data[:_HEAD])
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    return _AS_BROWSERS_DO.get(name, name)


def _metadata(page: Any) -> dict[str, Any]:
    """What a page says of itself, as far as it has the form that a Source asks for."""
    said = {"title": page.title, "publisher": page.sitename, "url": page.url, "published": page.date}
    authors = tuple(name.strip() for name in (page.author or "").split(";") if name.strip())
    return {"authors": authors} | {name: value for name, value in said.items() if fits(name, value)}
