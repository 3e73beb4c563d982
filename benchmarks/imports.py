"""How long it takes to import diplomev: the bare package, and the models against pydantic's own base class.

Each import is timed in fresh interpreters, in turns; what is printed are medians of one run.
"""

import subprocess
import sys
from statistics import median

ROUNDS = 9
STATEMENTS = {
    "nothing": "pass",
    "package": "import diplomev",
    "base class": "from pydantic import BaseModel",
    "models": "import diplomev.model",
    "first use": "from diplomev.model import Bundle; Bundle(schema_version='1.0')",
}
_CODE = """
import sys
sys.dont_write_bytecode = False
sys.path[:] = {path!r}
from time import perf_counter
start = perf_counter()
{statement}
print((perf_counter() - start) * 1000)
"""


def milliseconds(statement: str) -> float:
    """How long a fresh interpreter takes for a statement."""
    code = _CODE.format(path=sys.path, statement=statement)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """Median milliseconds of every statement."""
    for statement in STATEMENTS.values():
        milliseconds(statement)  # writes the bytecode, reads the files into memory
    taken: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(rounds):
        for name, statement in STATEMENTS.items():
            taken[name].append(milliseconds(statement))
    return {name: median(times) for name, times in taken.items()}


def run() -> None:
    """Print the times and their ratios."""
    taken = measure()
    base = taken["base class"]
    bare = taken["package"] - taken["nothing"]
    print(f"import diplomev: {bare:.1f} ms over bare Python (aim <= 10)")
    print(
        f"import diplomev.model: {taken['models'] / base:.2f} x importing pydantic's BaseModel "
        f"({taken['models']:.0f} ms against {base:.0f} ms; aim <= 1.8); "
        f"with the first bundle made: {taken['first use'] / base:.2f} x"
    )


if __name__ == "__main__":
    run()
