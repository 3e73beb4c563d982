"""Visits and engagements: sightings joined into one frame for each leg of travel."""

from diplomev.parse.visits.finder import find_visits
from diplomev.parse.visits.visit import Visit, date_bounds

__all__ = ["Visit", "date_bounds", "find_visits"]
