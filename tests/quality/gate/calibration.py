"""How often claims are right, by how sure the reader says it is.

A claim on a visit or an agreement is right where its value is among those that the gold of the record has in its
slot. A record that is none makes wrong what the gold of none would (see `scoring.NOTHING`). What the gold does not
speak of, and what it marks as optional, is not counted. A quotation is right where its words are a quotation, and
its speaker is who said them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen
from gate.pairing import SLOTS
from gate.scoring import NOTHING, judge, speaker_of
from gate.tally import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gate.found import Event, Found
    from gate.material import Case
    from gate.scoring import Outcome
    from gate.tally import Gold

    import diplomev as dv

BANDS = ((0, 49), (50, 59), (60, 69), (70, 79), (80, 89), (90, 100))
Counts = dict[tuple[int, int], list[int]]
"""By band: how many claims are right, of how many."""


@frozen
class Verdict:
    """Whether one claim is right.

    Attributes:
        kind: `visit`, `agreement` or `quote`.
        slot: The property.
        rule: The rule of the reader that made it.
        confidence: How sure the reader said it is.
        right: Whether it is right.
    """

    kind: str
    slot: str
    rule: str
    confidence: int
    right: bool


def verdicts(cases: Iterable[Case]) -> Iterator[Verdict]:
    """The verdicts on every claim that the gold allows to judge."""
    for case in cases:
        outcome = judge(case)
        for kind in SLOTS:
            for wanted, event in outcome.pairs[kind]:
                if event is not None and not (wanted and wanted.get("optional")):
                    yield from _of_event(outcome.found, kind, wanted, event)
        yield from _of_quotes(outcome)


def _of_event(found: Found, kind: str, wanted: Gold | None, event: Event) -> Iterator[Verdict]:
    gold = NOTHING[kind] if wanted is None else wanted
    for claim in (claim for record in event.records for claim in found.dossier.claims_of(record)):
        slot = claim.property or ""
        judged = slot in gold and slot in SLOTS[kind] and claim.stance in {"asserts", "plans"}
        if not judged or (slot == "count" and len(event.records) > 1):  # parts of a set bear numbers of their own
            continue
        tally = compare(gold, slot, [found.value(slot, claim.value)], SLOTS[kind][slot])
        yield Verdict(kind, slot, _rule(claim), claim.confidence or 0, not tally.wrong)


def _of_quotes(outcome: Outcome) -> Iterator[Verdict]:
    for wanted, quote in outcome.quotes:
        if not (wanted and wanted.get("optional")):
            right = wanted is not None and not speaker_of(wanted, quote).errors
            yield Verdict("quote", "speaker", "quote", quote.confidence, right)


def _rule(claim: dv.Claim) -> str:
    return (claim.extractor or "").partition("#")[2]


def by_band(found: Iterable[Verdict]) -> Counts:
    """How many are right in each band."""
    counts: Counts = {band: [0, 0] for band in BANDS}
    for one in found:
        band = next(band for band in BANDS if band[0] <= one.confidence <= band[1])
        counts[band][0] += one.right
        counts[band][1] += 1
    return counts


@frozen
class Group:
    """Claims of one kind, property, rule and confidence: how many are right, of how many."""

    kind: str
    slot: str
    rule: str
    confidence: int
    right: int
    claims: int

    @property
    def share(self) -> float:
        """How many are right, as a share."""
        return self.right / self.claims


def out_of_line(found: Iterable[Verdict], *, least: int = 10, off: float = 0.1) -> list[Group]:
    """The groups that are right far more or far less often than their confidence says, the worst first.

    Args:
        found: Verdicts.
        least: The fewest claims of a group that say anything.
        off: How far the share may lie from the confidence.
    """
    groups: Mapping[tuple[str, str, str, int], list[bool]] = defaultdict(list)
    for one in found:
        groups[one.kind, one.slot, one.rule, one.confidence].append(one.right)
    large = [Group(*key, sum(right), len(right)) for key, right in groups.items() if len(right) >= least]
    apart = [group for group in large if abs(group.share - group.confidence / 100) > off]
    return sorted(apart, key=lambda group: -abs(group.share - group.confidence / 100) * group.claims)


def inversions(counts: Counts, least: int = 10) -> list[str]:
    """The bands that are less often right than a lower one."""
    known = [(band, right / claims) for band, (right, claims) in counts.items() if claims >= least]
    return [
        f"{high[0]}–{high[1]} ({above:.2f}) is less often right than {low[0]}–{low[1]} ({below:.2f})"
        for number, (low, below) in enumerate(known)
        for high, above in known[number + 1 :]
        if above < below
    ]
