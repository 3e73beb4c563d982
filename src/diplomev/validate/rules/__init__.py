"""The rules of meaning, one a module; those of this folder are found by listing it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from diplomev.validate.rule import AnyRule, Rule


@cache
def rules() -> tuple[AnyRule, ...]:
    """All rules, by the names of their modules."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(_rule(name) for name in names)


def _rule(name: str) -> AnyRule:
    found: object = getattr(import_module(f"{__name__}.{name}"), "RULE", None)
    if not isinstance(found, Rule):
        message = f"{__name__}.{name} defines no RULE"
        raise TypeError(message)
    return found
