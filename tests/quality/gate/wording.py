"""What is not as it should be, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gate.likeness import Who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gate.found import Event


def name_of(value: Any) -> Any:
    """What an actor is called; any other value as it is."""
    if not isinstance(value, Who):
        return value
    if value.state or value.names:
        return value.state or max(value.names, key=len)
    return " of ".join(value.offices[0]) if value.offices else "?"


def shown(event: Event) -> dict[str, Any]:
    """An event that was found, in the words of the gold."""
    return {slot: [name_of(value) for value in values] for slot, values in event.slots.items() if values}


_TOLD = ("visitors", "sending", "receiving", "start", "parties", "sectors", "signed", "status")


def brief(event: Mapping[str, Any]) -> str:
    """An event, by the slots that tell it from others."""
    return ", ".join(f"{slot} {_words(event[slot])}" for slot in _TOLD if event.get(slot))


def differing(wanted: Any, found: Any) -> str:
    """What was wanted, and what was found."""
    return f"wanted {_words(wanted)}, found {_words(found)}"


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "/".join(map(_words, value["any"] if "any" in value else value.values()))
    if isinstance(value, list | tuple):
        return " + ".join(map(_words, value)) or "nothing"
    return "nothing" if value is None else str(name_of(value))
