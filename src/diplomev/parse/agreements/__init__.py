"""Agreements: what was signed, announced, ratified, put in force or ended, between whom, and about what.

A phrase for an agreement with the step that its sentence says of it gives one agreement, unless the same one was
spoken of before. `phrases` measures the noun phrase; `steps` reads what was done, `dates` when; `parties` finds who
concludes it in the sentence, `concluders` elsewhere; `occasions` knows the visits of the text; `content` reads what it
is about; `memory` keeps the agreements found so far; `parts` reads what is said of one of a set and what later
sentences add; `finder` goes through the text.
"""

from diplomev.parse.agreements.finder import AgreementFinder

__all__ = ["AgreementFinder"]
