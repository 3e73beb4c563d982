"""What validation finds: issues, and the report that holds them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, field, frozen

from diplomev.validate.codes import CODES
from diplomev.validate.levels import LEVELS, Level

Token = str | int
"""One step of a path: the key of an object, or the place in a list."""
Path = tuple[Token, ...]
"""The way from the top of a JSON value to a value within."""


def pointer(path: Sequence[Token]) -> str:
    """Return a path as a JSON Pointer (RFC 6901).

    Examples:
        >>> pointer(("records", 5, "ext", "acme:a/b"))
        '/records/5/ext/acme:a~1b'
    """
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)


@frozen(kw_only=True)
class Issue:
    """One problem: what, where, and how to mend it.

    Attributes:
        code: The stable name of the kind of problem, one of `CODES`.
        level: `error`, `warning` or `info`.
        path: Where it is, as a JSON Pointer into the document, the line (JSON Lines) or the list of records.
        record: The id of the record that it is in.
        line: The line in the input, from 1; absent for Python values.
        column: The column in that line, in characters from 1.
        message: What is wrong, in one sentence.
        expected: What would be right.
        got: What is there, shortened.
        hint: What to do, in one sentence.
        count: How many like problems it stands for.
    """

    code: str
    level: Level
    path: str
    record: str | None = None
    line: int | None = None
    column: int | None = None
    message: str
    expected: str | None = None
    got: str | None = None
    hint: str | None = None
    count: int = 1

    def placed(self, line: int | None, column: int | None) -> "Issue":
        """Return the issue at a place; written out, for `evolve` of attrs takes 1.7 times as long."""
        return Issue(
            code=self.code,
            level=self.level,
            path=self.path,
            record=self.record,
            line=line,
            column=column,
            message=self.message,
            expected=self.expected,
            got=self.got,
            hint=self.hint,
            count=self.count,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the attributes as plain JSON values; what is absent is left out."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    def __str__(self) -> str:
        places = (
            f"line {self.line}" if self.line else "",
            f"column {self.column}" if self.column else "",
            self.path,
            f"({self.record})" if self.record else "",
        )
        place = " ".join(part for part in places if part)
        sentence = f"{self.message} {self.hint}" if self.hint else self.message
        return f"{self.level} {self.code}: {place}: {sentence}" if place else f"{self.level} {self.code}: {sentence}"


@frozen(kw_only=True)
class Finding:
    """A problem before its place in the input is known.

    Attributes:
        path: Where it is in the JSON value.
        at: Line and column, where the finder knows them.
    """

    code: str
    path: Path = ()
    message: str
    expected: str | None = None
    got: str | None = None
    hint: str | None = None
    at: tuple[int, int] | None = None

    def issue(
        self,
        *,
        base: Path = (),
        record: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> Issue:
        """Return the issue at its place."""
        return Issue(
            code=self.code,
            level=CODES[self.code].level,
            path=pointer((*base, *self.path)),
            record=record,
            line=line,
            column=column,
            message=self.message,
            expected=self.expected,
            got=self.got,
            hint=self.hint,
        )


@frozen(kw_only=True)
class Report:
    """All that one run of validation found.

    Attributes:
        issues: The issues, in the order of the input; references come last.
        counts: How many issues there are of each level, those beyond `max_issues` included.
        records: How many records were looked at, good and bad.
        source: The name of the file, if it was one.
    """

    issues: tuple[Issue, ...]
    counts: Mapping[Level, int]
    records: int = 0
    source: str | None = None

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and remarks do no harm."""
        return not self.counts["error"]

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "ok": self.ok,
            "source": self.source,
            "records": self.records,
            "counts": dict(self.counts),
            "issues": [issue.to_dict() for issue in self.issues],
        }

    def __str__(self) -> str:
        return "\n".join([*map(str, self.issues), *self._unlisted(), self.summary()])

    def _unlisted(self) -> Iterator[str]:
        rest = sum(self.counts.values()) - len(self.issues)
        if rest:
            yield f"… and {rest} more"

    def summary(self) -> str:
        """Return the outcome in one line."""
        found = ", ".join(_number(self.counts[level], level) for level in LEVELS if self.counts[level])
        verdict = "valid" if self.ok else "not valid"
        start = f"{self.source}: {verdict}" if self.source else verdict
        return f"{start}, {_number(self.records, 'record')}{', ' if found else ''}{found}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 or what == "info" else f"{count} {what}s"


def _as_it_is(issue: Issue) -> Issue:
    return issue


@frozen
class Collector:
    """Gathers issues, each place once, up to a limit; beyond it they are only counted.

    Attributes:
        limit: How many issues are kept; `None` for all.
        select: Gives an issue as it is to be reported, `None` for one that is not; by default every issue is.
    """

    limit: int | None = None
    select: Callable[[Issue], Issue | None] = _as_it_is
    _issues: list[Issue] = field(factory=list, init=False)
    _seen: set[tuple[str, str, int | None]] = field(factory=set, init=False)
    _counts: dict[Level, int] = field(factory=lambda: dict.fromkeys(LEVELS, 0), init=False)

    def add(self, issue: Issue) -> None:
        """Take in an issue, unless one of its code stands at its place already."""
        place = (issue.code, issue.path, issue.line)
        if place in self._seen:
            return
        selected = self.select(issue)
        if selected is None:
            return
        issue = selected
        self._counts[issue.level] += 1
        if self.limit is None or len(self._issues) < self.limit:
            self._seen.add(place)
            self._issues.append(issue)

    def extend(self, issues: Iterable[Issue]) -> None:
        """Take in several issues."""
        for issue in issues:
            self.add(issue)

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return self._counts["error"]

    def report(self, *, records: int, source: str | None) -> Report:
        """Return the report of what was gathered."""
        return Report(issues=tuple(self._issues), counts=dict(self._counts), records=records, source=source)
