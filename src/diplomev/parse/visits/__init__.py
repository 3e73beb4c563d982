"""Visits and engagements: sightings joined into one frame for each leg of travel."""

from diplomev.parse.visits.finder import find_visits
from diplomev.parse.visits.visit import Visit

__all__ = ["Visit", "find_visits"]
