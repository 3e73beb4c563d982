"""The date grammar of a pack, made ready: classes of words as characters, patterns as regular expressions."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from diplomev.errors import PackError
from diplomev.language.fold import fold, strip_accents
from diplomev.parse.dates.expressions import CLASSES, MEANINGS, Expr, unknown_attributes
from diplomev.parse.dates.numerals import classes_of_number
from diplomev.parse.dates.patterns import (
    Compiled,
    Node,
    PatternError,
    classes_of,
    compile_pattern,
    parse_pattern,
    read_names,
)
from diplomev.parse.document import tokenize

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from diplomev.language.pack import Entry, Pack

CATEGORIES = (
    "month", "month_weak", "weekday", "weekday_weak", "number", "ordinal", "time_unit", "clock_unit",
    "relative_day", "anaphoric_day", "date_which", "date_part", "season", "vague_time", "holiday", "easter_day",
)  # fmt: skip
"""The categories of the lexicon whose words stand in dates."""
OTHER, NOUN, END = "\ue000", "\ue001", "\ue002"
"""Any other word; such a word with a small letter behind a number; the end of a paragraph."""
_FIRST_FREE = 0xE010
_MOST_STAGES = 9
_NUMERIC = frozenset({"month", "month_weak", "weekday", "weekday_weak", "relative_day", "anaphoric_day"})
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMANS = {
    **{r: n for n, r in enumerate(_ROMAN, 1)},
    **{"x" + r: n for n, r in enumerate(_ROMAN, 11)},
    "xxi": 21,
}


@frozen(eq=False)
class Rule:
    """A pattern with what it means.

    Attributes:
        means: One of `MEANINGS`.
        preset: What the rule says beside its words.
        pattern: The pattern over the characters of items.
        fits: Matches the pattern's expression at a place of a row.
    """

    means: str
    preset: Mapping[str, Any]
    pattern: Compiled
    fits: Callable[[str, int], re.Match[str] | None] = field(init=False, repr=False)

    @fits.default
    def _match(self) -> Callable[[str, int], re.Match[str] | None]:
        return self.pattern.expression.match


@frozen(eq=False)
class Grammar:
    """All that is needed to find dates with one pack.

    Attributes:
        order: Order of day, month and year in numbers: `dmy`, `mdy` or `ymd`.
        suffixes: What follows the digits of an ordinal.
        decades: What follows the digits of a decade.
        next_weekday: `coming` or `next_week`: which day «next Friday» is.
        words: The character of each word that a pattern names.
        romans: The value of each Roman number that can stand for an ordinal.
        characters: The character of each set of classes.
        months: The number of each month by its forms of one word.
        stages: For each stage the rules by the character that they can begin with.
    """

    order: str
    suffixes: tuple[str, ...]
    decades: tuple[str, ...]
    next_weekday: str
    words: Mapping[str, str] = field(repr=False)
    romans: Mapping[str, int] = field(repr=False)
    characters: Mapping[frozenset[str], str] = field(repr=False)
    months: Mapping[str, int] = field(repr=False)
    stages: Sequence[Mapping[str, Sequence[Rule]]] = field(repr=False)

    def character(self, classes: Iterable[str]) -> str:
        """The character of an item that belongs to these classes."""
        return self.characters.get(frozenset(classes), OTHER)


def values_of(entry: Entry) -> dict[str, Any]:
    """For each class that a word of the lexicon belongs to, its value there."""
    category, code = entry.category, entry.code
    if category == "number":
        number = int(code)
        values = {"number": number, "num": number}
        return {**values, "day": number} if 1 < number <= 31 else values  # noqa: PLR2004  # days of a month
    if category == "holiday":
        month, day = divmod(int(code), 100)
        return {"holiday": Expr(month=month, day=day)}
    if category == "easter_day":
        return {"holiday": Expr(kind="easter", count=int(code))}
    if category == "ordinal":
        number = int(code)
        return {"ord": number} if number > 0 else {"last": number}
    value = int(code) if category in _NUMERIC else code
    return {category: value, f"{category}:{code}": value}


@lru_cache(maxsize=64)
def get_grammar(pack: Pack) -> Grammar:
    """The date grammar of a pack.

    Raises:
        PackError: A rule of `[dates]` cannot be used.
    """
    tables = pack.table("dates")
    names = read_names(tables, lambda words: tokenize(words, pack))
    for name in (*names.words, *names.parts):
        if _is_class(name):
            raise PackError(pack.language, f"dates.{name}", "the name is taken by a class; choose another")
    rules = [_read(pack, number, rule) for number, rule in enumerate(tables.get("rules", ()), start=1)]
    parsed = [(where, rule, _parse(pack, where, text, names)) for where, rule in rules for text in rule["patterns"]]
    used = set(chain.from_iterable(classes_of(node) for _, _, node in parsed))
    literals = {name[1:] for name in used if name[0] == "="}
    suffixes = pack.words("dates", "ordinal_suffixes")
    romans = {r + s: n for r, n in _ROMANS.items() for s in ("", *suffixes)} if "roman" in used else {}
    sets = _sets(pack, literals, romans)
    known = set(chain.from_iterable(sets))
    characters = {classes: chr(_FIRST_FREE + index) for index, classes in enumerate(sorted(sets, key=sorted))}
    by_class: dict[str, str] = {"noun": NOUN, "end": END, "other": OTHER}
    for classes, char in characters.items():
        for name in classes:
            by_class[name] = by_class.get(name, "") + char
    stages: list[dict[str, list[Rule]]] = [{} for _ in range(_MOST_STAGES)]
    for where, rule, node in parsed:
        strange = sorted(name for name in set(classes_of(node)) - known if not _is_class(name))
        if strange:
            message = f"{strange[0]!r} is no list of words, no part, no category and no kind of number"
            raise PackError(pack.language, where, message)
        try:
            compiled = compile_pattern(node, by_class)
        except PatternError as error:
            raise PackError(pack.language, where, str(error)) from error
        preset = {key: value for key, value in rule.items() if key not in {"stage", "means", "patterns"}}
        made = Rule(rule["means"], preset, compiled)
        for char in compiled.starts:
            stages[rule["stage"] - 1].setdefault(char, []).append(made)
    words = {word: characters[frozenset({"=" + word})] for word in literals}
    return Grammar(
        tables.get("order", "dmy"), suffixes, pack.words("dates", "decade_suffixes"),
        tables.get("next_weekday", "coming"), words, romans, characters, _months(pack),
        [stage for stage in stages if stage],
    )  # fmt: skip


def _months(pack: Pack) -> dict[str, int]:
    """The number of each month by its forms that are letters only."""
    forms = [(fold(e.form), int(e.code)) for e in pack.entries if e.category in {"month", "month_weak"}]
    return {form: number for form, number in forms if form.isalpha()}


_NUMBER_CLASSES = (
    "num",
    "day",
    "day_figure",
    "ord",
    "last",
    "year",
    "year2",
    "clock",
    "decimal",
    "slashed",
    "dotted",
    "roman",
    *CLASSES,
)


def _is_class(name: str) -> bool:
    """Whether a name is that of a class that a pack need not have words for."""
    return name[0] == "=" or ":" in name or name in {*CATEGORIES, *_NUMBER_CLASSES, "noun", "end", "other"}


def _read(pack: Pack, number: int, rule: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    where = f"dates.rules[{number}]"
    stage, means = rule.get("stage"), rule.get("means")
    if not isinstance(stage, int) or not 1 <= stage <= _MOST_STAGES:
        raise PackError(pack.language, where, f"`stage` must be a number from 1 to {_MOST_STAGES}, not {stage!r}")
    if means not in MEANINGS:
        raise PackError(pack.language, where, f"`means` must be one of {', '.join(MEANINGS)}, not {means!r}")
    strange = unknown_attributes({k: v for k, v in rule.items() if k not in {"stage", "means", "patterns"}})
    if strange:
        raise PackError(pack.language, where, f"a rule has no key `{strange[0]}`")
    if not isinstance(rule.get("patterns"), list):
        raise PackError(pack.language, where, "`patterns` must be a list of patterns")
    return where, rule


def _parse(pack: Pack, where: str, text: str, names: Any) -> Node:
    try:
        return parse_pattern(text, names)
    except PatternError as error:
        raise PackError(pack.language, where, str(error)) from error


def _sets(pack: Pack, literals: set[str], romans: Mapping[str, int]) -> set[frozenset[str]]:
    """Every set of classes that an item can belong to."""
    sets = {frozenset({name}) for name in (*CLASSES, "clock", "decimal", "slashed", "dotted")}
    sets |= {frozenset({"=" + word}) for word in literals}
    sets |= {frozenset(classes_of_number(text)) for text in ("1", "32", "05", "00", "1900", "300", "99999")}
    sets |= {frozenset({"ord"}), frozenset({"num"}), frozenset({"num", "year"})}
    sets |= {frozenset({"=" + word, *classes_of_number(word)}) for word in literals if word.isdecimal()}
    sets |= {frozenset({"roman", *(["=" + word] if word in literals else [])}) for word in romans}
    forms: dict[str, list[Entry]] = {}
    for entry in pack.entries:
        if entry.category in CATEGORIES:
            folded = fold(entry.form)
            for form in {folded, strip_accents(folded), strip_accents(folded[:1]) + folded[1:]}:
                forms.setdefault(form, []).append(entry)
    for form, entries in forms.items():
        literal = ["=" + form] if form in literals else []
        for some in (entries, [e for e in entries if not e.capital], *([e] for e in entries)):
            sets.add(frozenset(chain(literal, *(values_of(entry) for entry in some))))
            sets.add(frozenset(chain(*(values_of(entry) for entry in some))))
    return {classes for classes in sets if classes}
