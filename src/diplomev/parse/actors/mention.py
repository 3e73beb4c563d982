"""What a mention of an actor is."""

from __future__ import annotations

from attrs import frozen

Span = tuple[int, int]

SERVED = "served"
"""The sense of a preposition before somebody whom another serves or belongs to: «l'envoyé du président»."""
GUEST = "guest"
"""The code of a mention such as «le visiteur»: whoever travels."""
DESCRIBED = "described"
"""The code of a mention such as «le visiteur italien»: somebody of a State, named elsewhere."""


@frozen
class RolePart:
    """An office as one mention states it.

    Attributes:
        span: Offsets of the title, from the office to its last complement.
        office: A code of the vocabulary `office`; empty for a counterpart, whose office is another's.
        countries: The States that it belongs to, with the words that say so; several for «les ministres de A et B».
        organization: The code of the organisation that it belongs to.
        status: `former`, `elect` or `acting`; empty where nothing is said.
        plural: Whether several holders are meant.
        counterpart: Whether it is «his counterpart».
        possessive: The class of a possessive before it: `first` («our minister») or `third`.
        indefinite: Whether an indefinite article stands before it: anyone who holds such an office.
    """

    span: Span
    office: str
    countries: tuple[tuple[str, Span], ...] = ()
    organization: str = ""
    status: str = ""
    plural: bool = False
    counterpart: bool = False
    possessive: str = ""
    indefinite: bool = False


@frozen
class Mention:
    """A noun phrase that stands for an actor.

    Attributes:
        kind: `person`, `state`, `organization` or `pair` («les deux présidents»).
        start: Offset of the phrase.
        end: Offset behind it.
        first: Its first token.
        last: The token behind it.
        name: Span of the name, where there is one.
        roles: The offices stated in the phrase.
        code: The State's or organisation's code; of a pair, `person` or `state`; else a constant of this module.
        preposition: The class of the preposition before the phrase; empty where none is there.
        adjective: Whether a State is named by an adjective only.
        titled: Whether an office or a form of address stands before the name.
        owner: The State whose name before a person's says where the person belongs («Ghana's John Mahama»).
    """

    kind: str
    start: int
    end: int
    first: int
    last: int
    name: Span | None = None
    roles: tuple[RolePart, ...] = ()
    code: str = ""
    preposition: str = ""
    adjective: bool = False
    titled: bool = False
    owner: tuple[str, Span] | None = None
