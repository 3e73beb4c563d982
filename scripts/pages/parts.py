"""Tables inside pages that are otherwise written by hand.

A table stands between two remarks, `<!-- made: conditions -->` and `<!-- /made -->`; the first says which one it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from diplomev import parse_folder
from diplomev.dossier import conditions
from diplomev.dossier.explanation import POLICIES
from diplomev.reconcile.comparisons import KINDS
from diplomev.reconcile.weights import weights
from pages.markdown import table

ROOT = Path(__file__).resolve().parents[2]
_PART = re.compile(r"(<!-- made: ([a-z]+) -->\n).*?(<!-- /made -->)", re.DOTALL)


def with_parts(text: str, name: str) -> str:
    """A page with its tables made anew.

    Args:
        text: The page.
        name: What messages call it.

    Raises:
        ValueError: The page asks for a table that is not made here.
    """

    def again(match: re.Match[str]) -> str:
        begin, part, end = match.groups()
        if part not in PARTS:
            message = f"{name}: there is no table {part!r}; there are {', '.join(PARTS)}."
            raise ValueError(message)
        return f"{begin}\n{PARTS[part]()}\n\n{end}"

    return _PART.sub(again, text)


def seeds() -> str:
    """What the reader finds in the seeds."""
    return table(("Article", "Visit", "When", "Status", "Agreements", "Quotations"), _visits())


def _visits() -> Iterator[list[str]]:
    """A row for each visit; counts stand in the first row of each article."""
    dossier = parse_folder(ROOT / "seeds", reconcile=False)
    for source in sorted(dossier.sources, key=lambda source: source.path or ""):
        visits = sorted(dossier.visits.where(source=source.id), key=lambda visit: str(visit.period or "9999"))
        agreements = dossier.agreements.where(source=source.id)
        counts = [str(len(agreements)), str(len(dossier.quotes.where(source=source.id)))]
        name = (source.path or source.id).partition("_")[0]
        for index, visit in enumerate(visits):
            first = index == 0
            when = str(visit.period) if visit.period else "not said"
            row = [dossier.travel(visit), when, visit.status or "", *(counts if first else ["", ""])]
            yield [f"`{name}`" if first else "", *row]


def conditions_of_where() -> str:
    """The conditions that `where` takes, by type of record."""
    kinds = {
        "visits": conditions.VisitConditions,
        "engagements": conditions.EngagementConditions,
        "agreements": conditions.AgreementConditions,
        "actors": conditions.ActorConditions,
        "sources": conditions.SourceConditions,
        "claims": conditions.ClaimConditions,
    }
    # Conditions that several types share come first in each TypedDict, and are best read last.
    shared = set(conditions.VisitConditions.__annotations__) & set(conditions.ClaimConditions.__annotations__)
    rows = []
    for name, found in kinds.items():
        keys = sorted(found.__annotations__, key=lambda key: key in shared)
        rows.append([f"`.{name}`", ", ".join(f"`{key}`" for key in keys)])
    return table(("Records", "Conditions"), rows)


def policies() -> str:
    """How values are chosen, by the names that explanations give."""
    return table(("Policy", "What it means"), ([f"`{name}`", words] for name, words in POLICIES.items()))


def conflicts() -> str:
    """The kinds of conflicts."""
    rows = ([f"`{kind}`", severity, meaning] for kind, (severity, meaning) in KINDS.items())
    return table(("Kind", "Severity", "What it means"), rows)


def points() -> str:
    """What each outcome of a comparison counts."""
    rows = []
    for kind in ("person", "organization", "visit", "engagement", "agreement"):
        found = weights(kind)
        head = f"**{kind}**: same from {found.same:g}, unsure from {found.unsure:g} points"
        rows.append([head, "", ""])
        rows += [[f"`{outcome}`", f"{value:+g}", text] for outcome, (value, text) in found.points.items()]
    return table(("Outcome", "Points", "What it says"), rows)


PARTS: Mapping[str, Callable[[], str]] = {
    "seeds": seeds,
    "conditions": conditions_of_where,
    "policies": policies,
    "conflicts": conflicts,
    "weights": points,
}
"""The tables by the names that pages ask for them by."""
