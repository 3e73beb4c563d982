"""Makes `st.from_type(Visit)` work: Hypothesis calls `setup` when it is imported (entry-point group `hypothesis`).

The models are not imported for it. Whoever asks for the strategy of a model has imported the models, so that is when
they are registered: at once if they are loaded already, else at the end of their import.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from hypothesis.strategies import SearchStrategy

_MODELS = "diplomev.model"


def setup() -> None:
    """Register the strategies of all models, now or when the models are imported."""
    if _MODELS in sys.modules:
        register()
    elif not any(isinstance(finder, _AfterImport) for finder in sys.meta_path):
        sys.meta_path.insert(0, _AfterImport())


def register() -> None:
    """Tell Hypothesis how to make the values of every model."""
    from hypothesis import strategies as st

    from diplomev import model

    for name in model.__all__:
        found = getattr(model, name)
        if isinstance(found, type):
            st.register_type_strategy(found, _strategy)


def _strategy(model: type[Any]) -> SearchStrategy[Any]:
    from diplomev.testing.strategies import from_model

    return from_model(model)


class _AfterImport:
    """Waits for the import of the models, registers them at its end, and is gone."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find the module as the other finders would, with registering added to its execution."""
        if name != _MODELS:
            return None
        sys.meta_path.remove(self)
        found = (finder.find_spec(name, path, target) for finder in sys.meta_path)
        spec = next((spec for spec in found if spec is not None), None)
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            register()

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec
