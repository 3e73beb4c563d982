"""The exceptions of diplomev.

Every one is a value: frozen fields that hold the facts, and a sentence (``str(error)``) that says
what is wrong and what to do. Each is a `DiplomevError` and also the built-in kind of error that a
caller would expect.
"""

from typing import Any

from attrs import field, frozen


class DiplomevError(Exception):
    """The base of every exception that diplomev raises on purpose."""


def _with_hint(sentence: str, hint: str | None) -> str:
    return f"{sentence} {hint}" if hint else sentence


@frozen
class UnknownCodeError(DiplomevError, LookupError):
    """A code that its vocabulary does not list.

    Attributes:
        code: The code as given.
        vocabulary: The name of the list it was looked up in, such as ``visit_rank``.
        hint: A sentence that says what to use instead, if there is something near.
    """

    code: str
    vocabulary: str
    hint: str | None = None

    def __str__(self) -> str:
        return _with_hint(f"{self.code!r} is not in the vocabulary {self.vocabulary!r}.", self.hint)


@frozen
class DateFormatError(DiplomevError, ValueError):
    """A text that is no partial date.

    Attributes:
        text: The text as given.
    """

    text: str

    def __str__(self) -> str:
        return (
            f"{self.text!r} is no partial date. Write YYYY, YYYY-MM, YYYY-MM-DD or"
            " [YYYY-MM-DD..YYYY-MM-DD], with days that exist and years from 0001 to 9999."
        )


@frozen
class IdFormatError(DiplomevError, ValueError):
    """A text that is no record id.

    Attributes:
        text: The text as given.
        hint: A sentence that says what is wrong with it, if that is known.
    """

    text: str
    hint: str | None = None

    def __str__(self) -> str:
        sentence = (
            f"{self.text!r} is no record id. Write <type>:<key>, where the key starts with a letter or"
            " digit and holds at most 200 letters, digits and '._~-'."
        )
        return _with_hint(sentence, self.hint)


@frozen
class UnknownRecordError(DiplomevError, KeyError):
    """An id that stands for no record of a dossier.

    Attributes:
        id: The id as given.
        hint: A sentence that names an id near it, if there is one.
    """

    id: str
    hint: str | None = None

    def __str__(self) -> str:
        return _with_hint(f"There is no record {self.id!r} in the dossier.", self.hint)


@frozen
class UnreadableInputError(DiplomevError, OSError):
    """An input that cannot be read.

    Attributes:
        path: Where the input is; a path object is kept as its text.
        reason: Why it cannot be read, as a clause without a full stop.
        hint: A sentence that says what to do, if that is known.
    """

    path: str = field(converter=str)
    reason: str
    hint: str | None = None

    def __str__(self) -> str:
        return _with_hint(f"{self.path} cannot be read: {self.reason}.", self.hint)


@frozen
class PackError(DiplomevError, ValueError):
    """A language pack that is not as it should be.

    Attributes:
        pack: The pack, by its language or its path.
        where: The place in the pack, such as ``countries.RUS.names[2]``.
        reason: What is wrong there and what is expected, as a clause without a full stop.
    """

    pack: str = field(converter=str)
    where: str
    reason: str

    def __str__(self) -> str:
        return f"Language pack {self.pack}, at {self.where}: {self.reason}. Mend it, then run lint-pack on it."


@frozen
class UnsupportedFormatError(DiplomevError, ValueError):
    """A file name whose suffix belongs to no format that can be read or written here.

    Attributes:
        path: The file; a path object is kept as its text.
        supported: The suffixes that would do, such as ``(".json", ".jsonl")``.
    """

    path: str = field(converter=str)
    supported: tuple[str, ...] = ()

    def __str__(self) -> str:
        endings = ", ".join(self.supported)
        return f"The format of {self.path} is not supported. Use a name that ends in one of: {endings}."


@frozen
class UnwritableOutputError(DiplomevError, OSError):
    """An output that cannot be written; what stood there before is untouched.

    Attributes:
        path: Where the output should go; a path object is kept as its text.
        reason: Why it cannot be written, as a clause without a full stop.
        hint: A sentence that says what to do, if that is known.
    """

    path: str = field(converter=str)
    reason: str
    hint: str | None = None

    def __str__(self) -> str:
        return _with_hint(f"{self.path} cannot be written: {self.reason}.", self.hint)


@frozen
class InvalidDataError(DiplomevError, ValueError):
    """Data that are not as the data model asks.

    Attributes:
        source: What the data are, such as the name of a file.
        problems: The first problems, each as a sentence.
        report: The report of `diplomev.validate` with all that is wrong, where there is one.
    """

    source: str = field(converter=str)
    problems: tuple[str, ...]
    report: Any = None

    def __str__(self) -> str:
        listed = "".join(f"\n  {problem}" for problem in self.problems)
        return f"{self.source}: not valid. `validate` lists all that is wrong; first mend this:{listed}"


@frozen
class InvalidJudgementError(DiplomevError, ValueError):
    """Something given as a judgement that is none.

    Attributes:
        given: What was given.
        reason: What is wrong with it, as a clause without a full stop.
        where: The file and line it stands in, if it does.
    """

    given: Any
    reason: str
    where: str | None = None

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = 'A judgement is {"left": id, "right": id, "verdict": "same", "different" or "unsure"}.'
        return f"{place}not a judgement: {self.reason}. {hint}"
