"""Read the data files of the vocabulary."""

import tomllib
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """Return the data file ``data/<name>.toml`` as plain values."""
    return tomllib.loads(files(__package__).joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def nearest(code: str, known: tuple[str, ...]) -> str | None:
    """Return a sentence that names the known code nearest to ``code``, if one is near."""
    from difflib import get_close_matches  # only an error needs it

    near = get_close_matches(code.lower(), [item.lower() for item in known], n=1)
    found = [item for item in known if item.lower() in near]
    return f"Did you mean {found[0]!r}?" if found else None
