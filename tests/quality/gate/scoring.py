"""How far what was found agrees with what is wanted: slot by slot, after events are laid side by side.

A slot that the gold does not speak of is not judged; `null` and `[]` there mean that nothing may be found.
`{"any": [...]}` takes each of its values, with `null` among them also silence; `<slot>_ok` lists what may be found
beside. An event that is `optional` costs nothing whether found or not.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import field, frozen
from gate.found import read
from gate.likeness import same_actor, same_value, same_words
from gate.pairing import SLOTS, Pair, side_by_side
from gate.tally import Gold, Tally, compare
from gate.wording import brief, differing, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gate.found import Event, Found, Quote
    from gate.material import Case

NOTHING: Mapping[str, Gold] = {
    "visit": dict.fromkeys(("visitors", "hosts", "sending", "receiving", "start", "end", "status")),
    "agreement": dict.fromkeys(("parties", "sectors", "count", "signed", "status")),
}
"""The gold of an event that is none: whatever stands in these slots is wrong."""
SOURCE = ("language", "publisher", "published", "title")
Tallies = dict[str, Tally]


@frozen(eq=False)
class Outcome:
    """How one case went.

    Attributes:
        case: It.
        tallies: By slot, as `visit.start`.
        problems: What is not as it should be, a line each.
        pairs: The events side by side, by kind: wanted and found, wanted only, found only.
        quotes: The quotations that were found, each with the wanted one.
        found: All that was found.
    """

    case: Case
    found: Found
    tallies: Tallies = field(factory=lambda: defaultdict(Tally))
    problems: list[str] = field(factory=list)
    pairs: dict[str, list[Pair]] = field(factory=dict)
    quotes: list[tuple[Gold | None, Quote]] = field(factory=list)

    @property
    def errors(self) -> int:
        """How many values are wrong or missed in all."""
        return sum(tally.errors for tally in self.tallies.values())

    def false(self, kind: str) -> int:
        """How many events of a kind were found in a text that has none."""
        silent = not self.case.gold.get(f"{kind}s")
        return sum(wanted is None for wanted, _ in self.pairs[kind]) if silent else 0


def judge(case: Case, found: Found | None = None) -> Outcome:
    """Read a case, and compare."""
    outcome = Outcome(case, found or read(case))
    for kind, events in (("visit", outcome.found.visits), ("agreement", outcome.found.agreements)):
        outcome.pairs[kind] = side_by_side(kind, case.gold.get(f"{kind}s", []), events)
        for wanted, event in outcome.pairs[kind]:
            _event(outcome, kind, wanted, event)
    _quotes(outcome)
    _source(outcome)
    return outcome


def pooled(outcomes: Iterable[Outcome]) -> Tallies:
    """The tallies of many cases, by slot; those of `visit`, `agreement` and `quote` sum up all of their slots."""
    total: Tallies = defaultdict(Tally)
    for outcome in outcomes:
        for slot, tally in outcome.tallies.items():
            total[slot].add(tally)
            total[slot.partition(".")[0]].add(tally)
    return total


def _event(outcome: Outcome, kind: str, wanted: Gold | None, event: Event | None) -> None:
    if wanted and wanted.get("optional"):
        return
    if wanted and event:
        outcome.tallies[f"{kind}.event"].right += 1
    elif wanted:
        outcome.tallies[f"{kind}.event"].missed += 1
        outcome.problems.append(f"{kind} missed: {brief(wanted)}")
    elif event:
        outcome.tallies[f"{kind}.event"].wrong += 1
        outcome.problems.append(f"{kind} of none: {brief(shown(event))}")
    gold = NOTHING[kind] if wanted is None else wanted
    for slot, agree in SLOTS[kind].items():
        values = event.slots[slot] if event else ()
        tally = compare(gold, slot, values, agree)
        outcome.tallies[f"{kind}.{slot}"].add(tally)
        if tally.errors and wanted and event:
            told = differing(gold.get(slot), values)
            outcome.problems.append(f"{kind}.{slot}: {told}  ({brief(wanted)})")


def _quotes(outcome: Outcome) -> None:
    left = list(outcome.found.quotes)
    for wanted in outcome.case.gold.get("quotes", ()):
        hit = next((quote for quote in left if same_words(wanted["text"], quote.text)), None)
        if hit is not None:
            left.remove(hit)
            outcome.quotes.append((wanted, hit))
        if not wanted.get("optional"):
            _quote(outcome, wanted, hit)
    for quote in left:
        outcome.quotes.append((None, quote))
        outcome.tallies["quote.text"].wrong += 1
        outcome.problems.append(f"quote of none: {quote.text[:60]}")


def _quote(outcome: Outcome, wanted: Gold, hit: Quote | None) -> None:
    if hit is None:
        outcome.tallies["quote.text"].missed += 1
        outcome.tallies["quote.speaker"].missed += bool(wanted.get("speaker"))
        outcome.problems.append(f"quote missed: {wanted['text'][:60]}")
        return
    outcome.tallies["quote.text"].right += 1
    tally = speaker_of(wanted, hit)
    outcome.tallies["quote.speaker"].add(tally)
    if tally.errors:
        told = differing(wanted["speaker"], hit.speaker)
        outcome.problems.append(f"quote.speaker: {told}  ({wanted['text'][:40]})")


def speaker_of(wanted: Gold, quote: Quote) -> Tally:
    """How the speaker of a quotation agrees with the gold."""
    return compare(wanted, "speaker", [quote.speaker] if quote.speaker else [], same_actor)


def _source(outcome: Outcome) -> None:
    gold = outcome.case.gold.get("source")
    sources = outcome.found.dossier.sources
    if gold is None or not sources:
        return
    for slot in SOURCE:
        value = getattr(sources[0], slot)
        tally = compare(gold, slot, [value] if value else [], same_value)
        outcome.tallies[f"source.{slot}"].add(tally)
        if tally.errors:
            outcome.problems.append(f"source.{slot}: {differing(gold[slot], value)}")
