"""How the conditions of `where` are tested."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from diplomev.dossier.windows import BEGIN, WINDOW, in_window
from diplomev.errors import UnknownCodeError
from diplomev.language.fold import fold, strip_accents
from diplomev.model import Actor, Agreement, Claim, Engagement, Record, Source, Visit
from diplomev.model.identity import state_id
from diplomev.vocabulary import codes, country_codes, country_name, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from diplomev.dossier.dossier import Dossier

    Test = Callable[[Any], bool]
    Maker = Callable[[Dossier, str], Test]

_WORD = re.compile(r"\w+")


def select(dossier: Dossier, kind: type[Record], items: Iterable[Any], conditions: Mapping[str, Any]) -> list[Any]:
    """The records that meet all conditions, in their order.

    Raises:
        TypeError: There is no such condition for this type of record.
        UnknownCodeError: A code is not in its list.
    """
    tests = [_test(dossier, kind, name, value) for name, value in conditions.items() if name not in WINDOW]
    if "after" in conditions or "before" in conditions:
        tests.append(in_window(dossier, kind, conditions))
    return [item for item in items if all(test(item) for test in tests)]


def _test(dossier: Dossier, kind: type[Record], name: str, wanted: Any) -> Test:
    """One condition: any of its values must hold."""
    makers = _MAKERS[kind]
    if name not in makers:
        known = [*makers, *(WINDOW if kind in BEGIN else ())]
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
        message = f"where() knows no condition {name!r} for {kind.__name__} records; {hint}"
        raise TypeError(message)
    values = [wanted] if isinstance(wanted, str) else list(wanted)
    tests = [makers[name](dossier, value) for value in values]
    return lambda record: any(test(record) for test in tests)


# -- what a value is compared with


def _values(record: Any, field: str) -> tuple[Any, ...]:
    value = getattr(record, field)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _equal(field: str) -> Maker:
    return lambda _dossier, wanted: lambda record: wanted in _values(record, field)


def _code(field: str, code_list: str) -> Maker:
    def make(_dossier: Dossier, wanted: str) -> Test:
        if wanted not in codes(code_list):
            label(code_list, wanted)  # raises, and names the nearest code
        return lambda record: wanted in _values(record, field)

    return make


def _country(field: str) -> Maker:
    def make(_dossier: Dossier, wanted: str) -> Test:
        if wanted not in country_codes():
            raise UnknownCodeError(wanted, "countries", _country_hint(wanted))
        return lambda record: wanted in _values(record, field)

    return make


def _country_hint(wanted: str) -> str | None:
    """The code of a country that was called by its English name, else the nearest code."""
    for code in country_codes():
        if words(country_name(code)) == words(wanted):
            return f"Did you mean {code!r}?"
    try:
        country_name(wanted)
    except UnknownCodeError as error:
        return error.hint
    return None


def _words(field: str) -> Maker:
    """Texts, or names of places and events, that hold all words that are wanted."""

    def make(_dossier: Dossier, wanted: str) -> Test:
        inside = words(wanted)
        return lambda record: any(
            inside <= words(value if isinstance(value, str) else value.name) for value in _values(record, field)
        )

    return make


def _actor(field: str) -> Maker:
    def make(dossier: Dossier, wanted: str) -> Test:
        meant = actors_called(dossier, wanted)
        return lambda record: any(
            (value if isinstance(value, str) else value.actor) in meant for value in _values(record, field)
        )

    return make


def _named(dossier: Dossier, wanted: str) -> Test:
    meant = actors_called(dossier, wanted)
    return lambda record: record.id in meant


def _office(_dossier: Dossier, wanted: str) -> Test:
    if wanted not in codes("office"):
        label("office", wanted)  # raises, and names the nearest code
    return lambda record: any(role.office == wanted for role in record.roles)


def _record(field: str) -> Maker:
    """Ids of records; an id of before a merge stands for the record of now."""

    def make(dossier: Dossier, wanted: str) -> Test:
        meant = {wanted, dossier.resolve(wanted)}
        return lambda record: not meant.isdisjoint(_values(record, field))

    return make


def _source(field: str) -> Maker:
    def make(dossier: Dossier, wanted: str) -> Test:
        meant = {
            source.id for source in dossier.sources if wanted in {source.id, source.path, source.url, source.title}
        }
        return lambda record: not meant.isdisjoint(_values(record, field))

    return make


def actors_called(dossier: Dossier, wanted: str) -> frozenset[str]:
    """The ids of the actors that an id, an alpha-3 code, a name or words of a name stand for."""
    if ":" in wanted:
        return frozenset({wanted, dossier.resolve(wanted)})
    if wanted in country_codes():
        return frozenset({state_id(wanted)})
    inside = words(wanted)
    return frozenset(
        actor.id for actor in dossier.actors if any(inside <= words(name) for name in _names(dossier, actor))
    )


def _names(dossier: Dossier, actor: Actor) -> Iterable[str]:
    yield dossier.name(actor.id)
    yield from (name.value for name in actor.names)


def words(text: str) -> frozenset[str]:
    """The words of a text without regard to case and accents."""
    return frozenset(_WORD.findall(strip_accents(fold(text))))


_MAKERS: Mapping[type[Record], Mapping[str, Maker]] = {
    Visit: {
        "visitor": _actor("visitors"),
        "host": _actor("hosts"),
        "delegate": _actor("delegation"),
        "inviter": _actor("invited_by"),
        "sending": _country("sending"),
        "receiving": _country("receiving"),
        "place": _words("places"),
        "event": _words("event"),
        "sector": _code("sectors", "sector"),
        "status": _code("status", "visit_status"),
        "rank": _code("rank", "visit_rank"),
        "occasion": _code("occasion", "visit_occasion"),
        "agreement": _record("agreements"),
        "tour": _equal("tour"),
        "source": _source("sources"),
    },
    Engagement: {
        "visit": _record("visit"),
        "kind": _code("kind", "engagement_kind"),
        "status": _code("status", "engagement_status"),
        "participant": _actor("participants"),
        "place": _words("place"),
        "source": _source("sources"),
    },
    Agreement: {
        "party": _actor("parties"),
        "signatory": _actor("signatories"),
        "kind": _code("kind", "agreement_kind"),
        "status": _code("status", "agreement_status"),
        "sector": _code("sectors", "sector"),
        "title": _words("title"),
        "place": _words("signed_at"),
        "visit": _record("visit"),
        "part_of": _record("part_of"),
        "source": _source("sources"),
    },
    Actor: {
        "name": _named,
        "kind": _code("kind", "actor_kind"),
        "country": _country("country"),
        "office": _office,
        "source": _source("sources"),
    },
    Source: {
        "kind": _code("kind", "source_kind"),
        "publisher": _words("publisher"),
        "title": _words("title"),
        "language": _equal("language"),
        "path": _equal("path"),
    },
    Claim: {
        "kind": _code("kind", "claim_kind"),
        "subject": _record("subject"),
        "property": _equal("property"),
        "stance": _code("stance", "claim_stance"),
        "speaker": _actor("speaker"),
        "text": _words("text"),
        "source": _source("source"),
    },
}
