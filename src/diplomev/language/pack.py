"""A language pack: what a reader needs to know of one language, as data.

A pack is one TOML file, `packs/<language>.toml`; the how-to page «Write a pack» and the reference page «Pack
format» describe it. Loading turns its tables into [`Entry`][diplomev.language.pack.Entry] values (a form of words
with its category and code) and one matcher over all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from diplomev.errors import PackError
from diplomev.language.fold import fold, strip_accents
from diplomev.language.matcher import Matcher, is_one_token

_EMPTY: Mapping[str, Any] = MappingProxyType({})


@frozen
class Entry:
    """One form of words in a pack.

    Attributes:
        category: What kind of words it is: `month`, `office`, `demonym`, `verb` …
        code: What it stands for within its category: `6`, `foreign_minister`, `MLI`, `receive` …
        form: The words as the pack writes them.
        feature: The grammatical form of a verb (`past`, `future`, `participle` …); empty elsewhere.
        capital: Whether the text must begin these words with a capital letter, as the pack does.
        data: Further keys of the entry's table.
    """

    category: str
    code: str
    form: str
    feature: str = ""
    capital: bool = False
    data: Mapping[str, Any] = field(default=_EMPTY, eq=False, repr=False)


Groups = tuple[tuple[str, tuple[Entry, ...]], ...]
"""Entries of one form by their category."""


@frozen
class Meaning:
    """What one folded form can stand for.

    Attributes:
        capital: The entries by category, where the text begins the words with a capital letter.
        small: Those of them that do not ask for a capital.
        short: Whether the form is a short abbreviation in capitals, which «Bad» or «Pam» must not be taken for.
    """

    capital: Groups
    small: Groups
    short: bool

    def allows(self, text: str, start: int, end: int) -> bool:
        """Whether words in the text can be a short abbreviation: in capitals, or inside a sentence («l'Aes»)."""
        if not self.short or text[start:end].isupper():
            return True
        before = text[max(0, start - 2) : start].strip()
        return bool(before) and (before[-1].islower() or before[-1] in "'’")


@frozen(eq=False)
class Pack:
    """One language: its entries, its settings and the matcher over its entries.

    Attributes:
        language: BCP 47 tag.
        version: The pack's own version.
        tables: The whole file, as read.
        entries: Every form of words, in a fixed order.
        matcher: Finds all entries in a folded text in one pass.
    """

    language: str
    version: str
    tables: Mapping[str, Any] = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    matcher: Matcher[Meaning] = field(repr=False)

    def table(self, *path: str) -> Mapping[str, Any]:
        """The table at `path` of the file, empty where there is none."""
        table: Any = self.tables
        for name in path:
            table = table.get(name, _EMPTY) if isinstance(table, Mapping) else _EMPTY
        return table if isinstance(table, Mapping) else _EMPTY

    def words(self, *path: str) -> tuple[str, ...]:
        """The list of words at `path` of the file, folded, empty where there is none."""
        return _folded_words(self, path)

    def forms(self, category: str) -> Mapping[str, str]:
        """The folded forms of one category, each with its code (the first, where it has several)."""
        return _folded_forms(self, category)


@lru_cache(maxsize=1024)
def _folded_words(pack: Pack, path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in pack.table(*path[:-1]).get(path[-1], ()))


@lru_cache(maxsize=1024)
def _folded_forms(pack: Pack, category: str) -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for entry in pack.entries:
        if entry.category == category:
            forms.setdefault(fold(entry.form), entry.code)
    return MappingProxyType(forms)


def make_pack(tables: Mapping[str, Any], where: str = "<pack>") -> Pack:
    """Build a pack from the tables of its file.

    Args:
        tables: The file as `tomllib` reads it.
        where: Its name, for messages.

    Raises:
        PackError: A table is not of the form that the format asks for.
    """
    head = tables.get("pack", _EMPTY)
    language = head.get("language")
    if not isinstance(language, str) or not language:
        raise PackError(where, "[pack]", "`language` is missing; give the BCP 47 tag of the language")
    try:
        entries = tuple(dict.fromkeys(_entries(tables)))
        shortened = tables.get("text", _EMPTY).get("contractions", _EMPTY)
        matcher = Matcher(_meanings(entries, shortened))
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise PackError(where, "[lexicon]", str(error)) from error
    return Pack(language, str(head.get("version", "1")), tables, entries, matcher)


def read_pack(path: Path) -> Pack:
    """Read a pack from a file.

    Raises:
        PackError: The file is no TOML, or its tables are not of the pack format.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PackError(str(path), "file", str(error)) from error
    return make_pack(tables, str(path))


@cache
def find_packs() -> Mapping[str, Path]:
    """The packs at hand: built in, and of installed packages (entry-point group `diplomev.packs`), by language.

    An entry point names a module whose folder holds a file `<entry point's name>.toml`.
    """
    folder = resources.files("diplomev.language") / "packs"
    found = {Path(str(p)).stem: Path(str(p)) for p in folder.iterdir() if str(p).endswith(".toml")}
    for point in entry_points(group="diplomev.packs"):
        found.setdefault(point.name, Path(str(resources.files(point.module) / f"{point.name}.toml")))
    return MappingProxyType(dict(sorted(found.items())))


def get_pack(language: str) -> Pack | None:
    """The pack of a language, by its BCP 47 tag or that tag's first part; `None` where there is none."""
    packs = find_packs()
    path = packs.get(language) or packs.get(language.split("-", maxsplit=1)[0])
    return _read_once(path) if path else None


@cache
def _read_once(path: Path) -> Pack:
    return read_pack(path)


def _entries(tables: Mapping[str, Any]) -> Iterator[Entry]:
    """All entries of a pack: the lexicon, the verbs in their forms, countries and organisations."""
    for category, codes in tables.get("lexicon", _EMPTY).items():
        for code, forms in codes.items():
            yield from _forms(category, code, forms)
    yield from _verbs(tables.get("verbs", _EMPTY), tables.get("conjugation", _EMPTY))
    for code, country in tables.get("countries", _EMPTY).items():
        for category, key in _COUNTRY_KEYS.items():
            yield from _forms(category, code, country.get(key, ()))
        for form in country.get("guarded", ()):
            yield Entry("country", code, form, feature=GUARDED)
        yield from _forms("city", code, [{"name": name, "kind": "region"} for name in country.get("regions", ())])
        for metonym in country.get("metonyms", ()):
            yield from _forms("metonym", code, [metonym])
    for code, organization in tables.get("organizations", _EMPTY).items():
        yield from _forms("organization", code, organization.get("names", ()))


_SPEECH = frozenset({"say", "say_weak"})
"""Verb senses that are also found in a category of their own, where longer verbs of other senses hide none of them."""

GUARDED = "guarded"
"""The feature of a State's name that counts only behind the small word with which the pack gives it."""

_COUNTRY_KEYS = {
    "country": "names",
    "demonym": "demonyms",
    "country_prefix": "prefixes",
    "capital": "capital",
    "city": "cities",
}


def _forms(category: str, code: str, forms: Any) -> Iterator[Entry]:
    """Entries of a list of forms; a form is a string or a table with `name` and further keys."""
    if isinstance(forms, str):
        message = f"{category}.{code}: a list of forms is needed, not the one string {forms!r}"
        raise TypeError(message)
    for form in forms:
        name, data = (form, _EMPTY) if isinstance(form, str) else (form["name"], MappingProxyType(form))
        yield Entry(category, str(code), name, capital=name[:1].isupper(), data=data)


def _verbs(senses: Mapping[str, Any], conjugations: Mapping[str, Any]) -> Iterator[Entry]:
    """Entries of all verbs; those of speech stand in a category of their own as well."""
    for code, verbs in senses.items():
        for verb in verbs:
            for entry in _conjugated(code, verb, conjugations):
                yield entry
                if code in _SPEECH:
                    yield evolve(entry, category="speech")


def _conjugated(code: str, verb: Any, conjugations: Mapping[str, Any]) -> Iterator[Entry]:
    """Every form of a verb: `"stem:group"`, `"stem:group more words"`, or a table of its features with their forms.

    A reflexive pronoun before the stem («se rend:re», «s'envol:er») stands before every form but the participle,
    which an auxiliary parts from it.
    """
    if isinstance(verb, str):
        stem, _, group = verb.partition(":")
        group, space, words = group.partition(" ")
        endings = dict(conjugations[group]) if group else {"form": [""]}
        bare = _PRONOUN.sub("", stem) if group else stem
        participle = endings.pop(_PARTICIPLE, ()) if bare != stem else ()
        features = {name: [f"{stem}{e}{space}{words}" for e in ends] for name, ends in endings.items()}
        if participle:
            features["reflexive_participle"] = [f"{bare}{e}{space}{words}" for e in participle]
    else:
        features = {name: forms for name, forms in verb.items() if name != "lemma"}
    for feature, forms in features.items():
        for form in forms:
            yield Entry("verb", code, form, feature=feature)


_PRONOUN = re.compile(r"^.*[ '’]")
_PARTICIPLE = "past_participle"


def _meanings(entries: Iterable[Entry], contractions: Mapping[str, Iterable[str]]) -> dict[str, Meaning]:
    """The folded forms to look for, with what each stands for.

    A form is looked for as written, as typists without accents on capitals write it, and with its first word contracted
    («'ll be» for «will be»).
    """
    sought = [entry for entry in entries if entry.category not in _LOOKED_UP]
    by_form: dict[str, list[Entry]] = {}
    for entry in sought:
        by_form.setdefault(fold(entry.form), []).append(entry)
    listed = {fold(entry.form) for entry in entries}
    for entry in sought:
        if entry.category in _SMALL_WORDS and is_one_token(entry.form):
            continue
        folded = fold(entry.form)
        for bare in _typed_without_accents(entry, folded):
            if bare not in listed:  # where it is a word of its own, the accent tells the two apart
                by_form.setdefault(bare, []).append(entry)
    by_form.pop("", None)
    for form, known in list(by_form.items()):
        word, space, rest = form.partition(" ")
        for short in contractions.get(word, ()):
            by_form.setdefault(f"{CONTRACTED}{short[1:]}{space}{rest}", []).extend(known)
    return {form: _meaning(known) for form, known in by_form.items()}


CONTRACTED = "\ue000"
"""What stands for the apostrophe of a contraction, a code point that no text has: «he's» is told from «Rome's»."""


def _typed_without_accents(entry: Entry, folded: str) -> set[str]:
    """A form as those type it who leave out the accents of capitals.

    «chef de l'Etat», at a sentence's start «Emir», with a capital in each word «Affaires Etrangères», and, of several
    words, all in capitals «AFFAIRES ETRANGERES».
    """
    if entry.capital:
        return {strip_accents(folded)}
    inner = fold("".join(strip_accents(c) if c.isupper() else c for c in entry.form))
    typed = {inner, strip_accents(inner[:1]) + inner[1:]}
    if not is_one_token(inner):
        typed |= {_INITIAL.sub(lambda letter: strip_accents(letter.group()), inner), strip_accents(inner)}
    return typed


_INITIAL = re.compile(r"\b\w")


_PLACES = frozenset({"capital", "city", "country"})


def _without_verbs(entries: list[Entry]) -> list[Entry]:
    """What a form with a capital can mean that is also a place: no verb («à Vienne», of «qu'il vienne»)."""
    return [entry for entry in entries if entry.category != "verb" or entry.capital]


def _meaning(entries: list[Entry]) -> Meaning:
    capital = _by_category(_without_verbs(entries) if any(e.category in _PLACES for e in entries) else entries)
    small = capital if not any(e.capital for e in entries) else _by_category([e for e in entries if not e.capital])
    others = [e.form for e in entries if e.category not in _SMALL_WORDS]
    short = all(1 < len(form) <= _SHORT and form.isupper() for form in others)
    return Meaning(capital, small, short)


def _by_category(entries: list[Entry]) -> Groups:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.category, []).append(entry)
    return tuple((category, tuple(dict.fromkeys(group))) for category, group in groups.items())


_SMALL_WORDS = frozenset({"preposition", "article"})
"""Categories whose words of one token always bear their accents («à» is not «a»), and are no abbreviations."""
_LOOKED_UP = frozenset({"function_word", "name_particle", "determiner"})
"""Categories whose words are looked up one by one, not searched for: they are on every line."""
_SHORT = 4
