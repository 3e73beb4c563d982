"""Language packs: what a reader needs to know of a language, as data, and their loader."""

from diplomev.language.fold import fold, strip_accents
from diplomev.language.pack import Entry, Pack, find_packs, get_pack, make_pack, read_pack

__all__ = ["Entry", "Pack", "find_packs", "fold", "get_pack", "make_pack", "read_pack", "strip_accents"]
