import pytest

from diplomev.model import Claim, Source
from diplomev.model.identity import claim_id


@pytest.fixture
def say():
    """Makes a claim of a source, named by one letter."""

    def make(subject, name, value, source="a", stance="asserts", **more):
        source = f"source:{source}"
        said = {"source": source, "kind": "statement", "subject": subject, "property": name, "value": value}
        return Claim(id=claim_id(**said, stance=stance), **said, stance=stance, **more)

    return make


@pytest.fixture
def article():
    """Makes a source, named by one letter."""

    def make(name, **more):
        return Source(id=f"source:{name}", kind="news_article", **more)

    return make
