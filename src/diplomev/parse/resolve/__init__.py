"""Who is who in one text: mentions of one actor brought together."""

from diplomev.parse.resolve.resolver import resolve

__all__ = ["resolve"]
