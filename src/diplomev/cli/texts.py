"""The texts of sources, found in a folder of articles by path and digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from diplomev.model.identity import text_digest
from diplomev.parse.article import Article
from diplomev.parse.read import find_files, read_each

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Articles = Sequence[tuple[str | None, str]]

_FILES_KEPT = 16


@frozen
class _Wanted:
    """What is known of a source whose text is looked for."""

    path: str | None
    digest: str | None


@define(slots=False)
class FolderTexts(Mapping[str, str]):
    """The texts of the sources of a file of records, read when they are asked for.

    A source's text is that of the article at its path, where the digests agree; else that of any article in the folder
    with its digest; else that at its path, though it is another one: `validate` then says so.

    Attributes:
        file: The file of records; the sources in it are looked up.
        folder: The folder of articles, as it was parsed.
    """

    file: Path
    folder: Path
    _read: Callable[[Path], Articles] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._read = lru_cache(_FILES_KEPT)(self._articles)

    def __getitem__(self, source: str) -> str:
        wanted = self._sources[source]
        there = self._at(wanted.path) if wanted.path else None
        if there is not None and wanted.digest in {None, text_digest(there)}:
            return there
        elsewhere = self._by_digest.get(wanted.digest) if wanted.digest else None
        found = self._read(elsewhere[0])[elsewhere[1]][1] if elsewhere else there
        if found is None:
            raise KeyError(source)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)

    @cached_property
    def _sources(self) -> dict[str, _Wanted]:
        from diplomev.validate.units import units

        found = {}
        for unit in units(self.file):
            for record in unit.raw.items:
                if isinstance(record, dict) and record.get("type") == "source" and isinstance(record.get("id"), str):
                    known = (record.get(name) for name in ("path", "text_sha256"))
                    found[record["id"]] = _Wanted(*(value if isinstance(value, str) else None for value in known))
        return found

    @cached_property
    def _by_digest(self) -> dict[str, tuple[Path, int]]:
        """By digest of its text the file and place of an article: all of the folder are read once for it."""
        found: dict[str, tuple[Path, int]] = {}
        for file in find_files(self.folder):
            for place, (_, text) in enumerate(self._articles(file)):
                found.setdefault(text_digest(text), (file, place))
        return found

    def _at(self, path: str) -> str | None:
        """The text of the article that has a path, which may name its place in a file of several behind a `#`."""
        for name in dict.fromkeys([path, path.rpartition("#")[0]]):
            if name and self._is_inside(name):
                return next((text for known, text in self._read(self.folder / name) if known == path), None)
        return None

    def _is_inside(self, name: str) -> bool:
        """Whether there is a file of that name in the folder; what stands in records may be any text."""
        file = self.folder / name
        try:
            return file.resolve().is_relative_to(self.folder.resolve()) and file.is_file()
        except (OSError, ValueError):
            return False

    def _articles(self, file: Path) -> Articles:
        """The articles in a file, each as its path and text; those that cannot be read are passed over."""
        articles = (one for one in read_each(file, root=self.folder) if isinstance(one, Article))
        return [(article.path, article.text) for article in articles]
