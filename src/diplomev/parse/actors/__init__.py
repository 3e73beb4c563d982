"""Mentions of actors: people with their offices, unnamed office holders, States and organisations.

A mention is a noun phrase, from its first title word to the end of its apposition. What two mentions have to do with
each other is for [`resolve`][diplomev.parse.resolve].

`words` knows what stands at each token; `names` tells a personal name by its shape, `namesakes` what is only named
after somebody; `owners` finds the State before an office or body, `bodies` what acts for a State, `titles` an office
with all that belongs to it; `people` puts titles and names together; `scan` goes through the text; `lone` finds
people of one name, for whom the words around it vouch.
"""

from __future__ import annotations

from diplomev.parse.actors.lone import lone_names
from diplomev.parse.actors.mention import DESCRIBED, GUEST, SERVED, Mention, RolePart, Span
from diplomev.parse.actors.scan import find_mentions

__all__ = ["DESCRIBED", "GUEST", "SERVED", "Mention", "RolePart", "Span", "find_mentions", "lone_names"]
