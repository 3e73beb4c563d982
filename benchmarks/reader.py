"""How long the reader takes for the five articles, stage by stage, and for the worst texts of twice the length."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).parent.parent / "seeds"
ROUNDS = 15
LENGTH = 500_000
"""Code points of the shorter of the two long texts; the other has twice as many."""
WORST = {
    "one line": "la ministre est arrivée à Paris ",
    "letters": "a",
    "capitals": "A",
    "words in capitals": "PRÉSIDENT EN VISITE À PARIS ",
    "digits": "1",
    "numbers": "12 ",
    "quotation marks": '"',
    "opening marks": "«",
    "quotations": "« Nous voilà », a dit la ministre. ",
    "dates": "12 mars 2024, ",
    "line breaks": "a\n",
    "spaces": " ",
}
"""What the long texts repeat."""


def run() -> None:
    """Print milliseconds of processor time for an article in each stage, and articles a second on one core."""
    import orjson

    from diplomev.claims import compile_records
    from diplomev.language.pack import get_pack
    from diplomev.parse import pipeline
    from diplomev.parse.header import read_header
    from diplomev.parse.read import read_file
    from diplomev.parse.statements import ClaimWriter

    paths = sorted(SEEDS.glob("*.txt"))
    pack = get_pack("fr")
    if pack is None:
        raise RuntimeError("the French pack is missing")
    times: dict[str, list[float]] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = work()
        times.setdefault(stage, []).append(time.process_time() - began)
        return result

    for number in range(ROUNDS + 1):
        if number == 1:
            times.clear()  # the first round loads data
        for path in paths:
            article = timed("read", lambda: list(read_file(path))[0])  # noqa: B023, RUF015
            timed("language", lambda: pipeline.detect_language(article.text))  # noqa: B023
            header = timed("header", lambda: read_header(article.text, pack))  # noqa: B023
            ground = timed("mentions", lambda: pipeline.make_ground(article.text, pack, header, None))  # noqa: B023
            frames = timed("frames", lambda: pipeline.find_frames(ground))  # noqa: B023
            writer = ClaimWriter(ground.doc, "source:0")
            timed("claims", lambda: pipeline.write_claims(ground, frames, writer))  # noqa: B023
            claims = list(writer.claims.values())
            views = timed("compile", lambda: compile_records(claims))  # noqa: B023
            timed("write", lambda: [orjson.dumps(record.to_dict()) for record in [*views, *claims]])  # noqa: B023
    means = {stage: 1000 * statistics.fmean(spent) for stage, spent in times.items()}
    total = sum(means.values())
    for stage, mean in means.items():
        print(f"  {stage:<10} {mean:7.2f} ms an article  {mean / total:5.0%}")
    print(f"  {'all':<10} {total:7.2f} ms an article, {1000 / total:.0f} articles a second on one core")
    _lengths()


def _lengths() -> None:
    """Print how much longer texts of twice the length take: about 2 where the time is linear."""
    from diplomev.parse.article import Article
    from diplomev.parse.pipeline import extract

    for name, part in WORST.items():
        spent = []
        for length in (LENGTH, 2 * LENGTH):
            text = (part * (length // len(part) + 1))[:length]
            began = time.process_time()
            extract(Article(text=text, path=name), language="fr")
            spent.append(time.process_time() - began)
        print(f"  {name:<18} {2 * LENGTH / 1e6:.0f} million code points {spent[1]:6.2f} s, x {spent[1] / spent[0]:.1f}")


if __name__ == "__main__":
    run()
