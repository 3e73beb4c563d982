"""Known actors that a user brings: a who's who, from whatever source."""

from diplomev.registry.registry import Registry

__all__ = ["Registry"]
