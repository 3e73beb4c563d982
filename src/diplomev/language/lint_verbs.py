"""Checks of a pack's `[verbs]` and of the `[conjugation]` groups that they are inflected by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.language.categories import pack_format
from diplomev.language.findings import Finding, error, unknown, warning
from diplomev.language.lint_forms import lint_forms, lint_marks, lint_spaces
from diplomev.vocabulary.loading import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def lint_verbs(verbs: Mapping[str, Any], conjugation: Any) -> Iterator[Finding]:
    """Check the verbs of a pack, and whether each conjugation group is there and of use.

    Args:
        verbs: The table `[verbs]`.
        conjugation: The table `[conjugation]`.
    """
    senses = pack_format().verbs
    groups = tuple(conjugation) if isinstance(conjugation, dict) else ()
    used: set[str] = set()
    for sense, listed in verbs.items():
        where = f"verbs.{sense}"
        if sense not in senses:
            yield unknown(where, "sense of verbs", sense, tuple(senses))
        if not isinstance(listed, list):
            yield error("type", where, f"Here a list of verbs must stand, not {listed!r}.")
            continue
        used |= {_group(verb) for verb in listed if isinstance(verb, str)}
        yield from _verbs(where, listed, groups)
    for name, known in senses.items():
        if known.required and name not in verbs:
            hint = "Where the language has none, give an empty list."
            yield warning("missing", f"verbs.{name}", f"There are no verbs yet for: {known.about}.", hint)
    for group in groups:
        if group not in used:
            hint = "Take it out, or write a verb with it."
            yield warning("unused", f"conjugation.{group}", "No verb of the pack is of this group.", hint)


def _group(verb: str) -> str:
    """The conjugation group of `stem:group more words`."""
    return verb.partition(":")[2].partition(" ")[0]


def _verbs(where: str, verbs: list[Any], groups: tuple[str, ...]) -> Iterator[Finding]:
    for verb in verbs:
        if isinstance(verb, dict):
            yield from _features(where, verb)
        elif not isinstance(verb, str):
            yield error("type", where, f"{verb!r} is no verb.", 'Write "stem:group", or a table of its forms.')
        else:
            yield from lint_spaces(where, verb)
            group = _group(verb)
            if group and group not in groups:
                hint = nearest(group, groups) or f"Write a table [conjugation.{group}]."
                yield error("group", where, f"{verb!r}: there is no conjugation group {group!r}.", hint)
    texts = [verb for verb in verbs if isinstance(verb, str)]
    for verb in dict.fromkeys(verb for verb in texts if texts.count(verb) > 1):
        yield warning("twice", where, f"{verb!r} stands here twice.", "Leave one out.")


def _features(where: str, verb: Mapping[str, Any]) -> Iterator[Finding]:
    features = pack_format().features
    for feature, forms in verb.items():
        if feature == "lemma":
            continue
        if feature not in features:
            yield unknown(where, "form of verbs", feature, tuple(features))
        yield from lint_forms(where, forms)


def lint_conjugation(conjugation: Mapping[str, Any]) -> Iterator[Finding]:
    """Check the endings of the conjugation groups; an ending may be empty."""
    features = pack_format().features
    for group, endings in conjugation.items():
        where = f"conjugation.{group}"
        if not isinstance(endings, dict):
            yield error("type", where, f"Here a table of endings must stand, not {endings!r}.")
            continue
        for feature, forms in endings.items():
            if feature not in features:
                yield unknown(f"{where}.{feature}", "form of verbs", feature, tuple(features))
            if isinstance(forms, list) and "" in forms:
                forms = [ending for ending in forms if ending != ""]  # noqa: PLW2901  # the bare stem is a form
            yield from lint_marks(f"{where}.{feature}", forms)
