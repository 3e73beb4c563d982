"""How long it takes to decode a bundle into models, as a ratio to parsing the same bytes as JSON.

The two are measured in turns in one run, by the processor time of the thread; what is printed is the median of
the ratios of all rounds, so that what else the machine does weighs on both alike.
"""

from collections.abc import Callable
from statistics import median
from time import thread_time_ns

import orjson
from bundle import bundle

from diplomev.model import Bundle

ROUNDS = 41
CALLS = 100


def _time(call: Callable[[bytes], object], data: bytes) -> float:
    """Microseconds of one call, out of many."""
    start = thread_time_ns()
    for _ in range(CALLS):
        call(data)
    return (thread_time_ns() - start) / CALLS / 1000


def ratios(call: Callable[[bytes], object], data: bytes, rounds: int = ROUNDS) -> tuple[float, float]:
    """The median ratio of `call` to `orjson.loads`, and the median microseconds of `call`."""
    call(data)
    parse, taken = [], []
    for _ in range(rounds):
        before = _time(orjson.loads, data)
        taken.append(_time(call, data))
        parse.append((before + _time(orjson.loads, data)) / 2)
    return median(a / b for a, b in zip(taken, parse, strict=True)), median(taken)


def run() -> None:
    """Print the ratio."""
    data = bundle()
    records = len(orjson.loads(data)["records"])
    ratio, microseconds = ratios(Bundle.model_validate_json, data)
    print(
        f"typed decode of a bundle ({records} records, {len(data)} bytes): {ratio:.2f} x orjson.loads "
        f"({microseconds:.0f} us; aim <= 3.5)"
    )


if __name__ == "__main__":
    run()
