"""Find circles among things that point to others."""

from collections.abc import Iterator, Mapping


def circles(following: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield circles, so many that without one step of each there would be none.

    Args:
        following: For each thing those that it points to.

    Yields:
        The members of a circle in the order of the steps, the smallest one first.

    Examples:
        >>> list(circles({"a": ("b",), "b": ("c",), "c": ("a", "d"), "e": ("e",)}))
        [('a', 'b', 'c'), ('e',)]
    """
    done: set[str] = set()
    for start in sorted(following):
        if start not in done:
            yield from _circles_from(start, following, done)


def _circles_from(start: str, following: Mapping[str, tuple[str, ...]], done: set[str]) -> Iterator[tuple[str, ...]]:
    way = {start: iter(dict.fromkeys(following[start]))}
    while way:
        here = next(reversed(way))
        step = next(way[here], None)
        if step is None:
            del way[here]
            done.add(here)
        elif step in way:
            members = list(way)
            yield _smallest_first(members[members.index(step) :])
        elif step in following and step not in done:
            way[step] = iter(dict.fromkeys(following[step]))


def _smallest_first(members: list[str]) -> tuple[str, ...]:
    start = members.index(min(members))
    return (*members[start:], *members[:start])
