"""Quotations in a text, and who says them.

A quotation is what stands between quotation marks and was said by somebody: a title, a name or a word held
at arm's length is none. Who says it is read off the words around it: a verb of speech with its subject, a
phrase such as «according to», a heading, a noun of speech, the sentence before.
"""

from diplomev.parse.quotes.find import find_quotes
from diplomev.parse.quotes.values import Attribution, Quote, Quoted

__all__ = ["Attribution", "Quote", "Quoted", "find_quotes"]
