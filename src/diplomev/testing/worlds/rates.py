"""How often what goes wrong in the world of news goes wrong in a made-up one."""

from __future__ import annotations

from attrs import field, frozen, validators

_RATE = validators.and_(validators.ge(0.0), validators.le(1.0))


def _rate(default: float) -> float:
    value: float = field(default=default, validator=_RATE)
    return value


@frozen(kw_only=True)
class Rates:
    """Rates, each from 0 to 1. The defaults of the first eight are fixed: figures of two programs can be compared.

    «Report» is an article that is no reprint; a reprint bears all that its original bears. Recalls (background) are
    written with the same rates.

    Attributes:
        misspelt: Of the named persons of a report, those whose name is written otherwise throughout it: half by
            another transliteration (where a rule fits), else with one typing error.
        missing: Of the optional values of each record in a report, those that it leaves out. Always there are: who
            travels (a name or an office with its State), from where, to where, one date of a visit, what a single
            agreement or a part is about, its parties, the kind of a meeting and who meets, the day of publication.
        shifted: Of the reports, those in which all dates of what they tell are off by the same one to three days.
        month_only: Of the reports, those that know of all dates no more than the month; none is both.
        plans: Of the reports, those that are published before the visit, as a plan.
        cancelled: Of the reports, those that tell that a visit was cancelled or postponed. An event is called off at
            the rate that leads to it, `cancelled / (1 - plans)`: all reports on it but the plans say so.
        reprints: Of all articles, those that are reprints. The first article on an event is none, so the others are
            at a higher rate; with one source an event there are none.
        twins: Of the events, those that are the twin of an earlier one: the same States in the same fortnight, but
            another visitor, or the same visitor on another occasion.
        unnamed: Of the persons of a report, those who are there by their office alone.
        short: Of the persons of a report, those who are there by family name and office alone.
        several: Of the counts of agreements that are told, those told as «several».
        miscounted: Of the counts of agreements that are told, those that are wrong by one.
        recalls: Of the reports, those that recall an earlier visit between the same States, where there was one.

    Raises:
        ValueError: A rate is below 0 or above 1.

    Examples:
        >>> Rates(misspelt=0.3).misspelt, Rates().missing
        (0.3, 0.3)
    """

    misspelt: float = _rate(0.15)
    missing: float = _rate(0.30)
    shifted: float = _rate(0.10)
    month_only: float = _rate(0.10)
    plans: float = _rate(0.15)
    cancelled: float = _rate(0.05)
    reprints: float = _rate(0.20)
    twins: float = _rate(0.20)
    unnamed: float = _rate(0.03)
    short: float = _rate(0.03)
    several: float = _rate(0.15)
    miscounted: float = _rate(0.05)
    recalls: float = _rate(0.25)
