"""What could not be read, as a value."""

from __future__ import annotations

from attrs import frozen

from diplomev.errors import UnreadableInputError


@frozen
class Failure:
    """A file, or an article in one, that could not be read.

    Attributes:
        path: Which one.
        reason: Why not, as a clause.
        hint: What to do, as a sentence, where that is known.
    """

    path: str
    reason: str
    hint: str | None = None

    @classmethod
    def of(cls, error: UnreadableInputError) -> Failure:
        """The failure that an error tells of."""
        return cls(error.path, error.reason, error.hint)

    @property
    def error(self) -> UnreadableInputError:
        """The error that tells of it."""
        return UnreadableInputError(self.path, self.reason, self.hint)

    def __str__(self) -> str:
        return str(self.error)
