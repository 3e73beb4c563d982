"""How mentions stand beside one another: joined by «and», or behind a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground, Named

_NEAR_LISTED = 2
_NEAR_OWNED = 5


def follows_comma(ground: Ground, left: Mention, right: Mention) -> bool:
    """Whether a comma or semicolon, and no more than small words, stand between two mentions: «A, du Soudan, B»."""
    first = _over_state(ground, left, right)
    most = _NEAR_OWNED if right.owner else _NEAR_LISTED
    if not 0 < right.first - first <= most or ground.doc.words[first] not in {",", ";"}:
        return False
    return not ground.doc.hits_in("verb", first, right.first)


def _over_state(ground: Ground, left: Mention, right: Mention) -> int:
    """«A, du Soudan, B»: the token behind the State that stands between two of a list, with «of»."""
    between = ground.cast.between(left.last, right.first)
    state = next((m for m, _ in between if m.kind == "state" and m.preposition == "of"), None)
    near = state is not None and state.first - left.last <= _NEAR_OWNED and right.first - state.last <= _NEAR_LISTED
    return state.last if state is not None and near else left.last


def are_joined(ground: Ground, left: Mention, right: Mention) -> bool:
    """Whether only «and» and small words stand between two mentions."""
    between = range(_over_state(ground, left, right), right.first)
    # «et», «et son», «, ainsi que le»; «, et par le»; «and Nigeria's»
    most = 6 if right.owner else 4 if right.preposition else 3
    return 0 < len(between) <= most and any(
        hit.code == "and" for hit in ground.doc.hits_in("conjunction", left.last, right.first)
    )


def each(mention: Mention, who: Sequence[Entity]) -> list[Named]:
    """The people whom a mention stands for, each with the mention."""
    return [(mention, entity) for entity in who]
