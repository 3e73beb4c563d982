"""Groups of offices, by the codes of the vocabulary, which several rules ask for."""

HEADS = frozenset({"head_of_state", "head_of_government"})
"""Heads of State and of government."""
PORTFOLIOS = frozenset({
    "foreign_minister", "defence_minister", "interior_minister", "finance_minister", "trade_minister",
    "energy_minister", "deputy_head_of_government",
})  # fmt: skip
"""Ministers of whom the code says what for."""
MINISTERS = PORTFOLIOS | {"minister", "deputy_minister"}
"""All members of a government below its head."""
GOVERNMENT = HEADS | MINISTERS
"""Those who govern a State."""
LEADERS = HEADS | {"foreign_minister"}
"""Those who represent a State without full powers (Vienna Convention on the Law of Treaties, article 7)."""
SERVING = frozenset({
    "special_envoy", "ambassador", "senior_official", "national_security_adviser", "spouse", "spokesperson",
})  # fmt: skip
"""Those who serve, speak for or belong to a person who holds another office."""
