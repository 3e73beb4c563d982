"""Make every generated file anew, or check that each is what its generator makes.

Generators are found, not listed: every `scripts/build_*.py`, and the JSON Schema's. Each of them writes its
file, and with `--check` writes nothing and exits with 1 where the file differs.

    python scripts/generated.py [--check]
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def generators() -> dict[str, list[str]]:
    """The generators that exist, by the name that people know them by, with the arguments that start them."""
    found = {f"scripts/{path.name}": [str(path)] for path in sorted((ROOT / "scripts").glob("build_*.py"))}
    if (ROOT / "src/diplomev/schema/build.py").exists():
        found["diplomev.schema.build"] = ["-m", "diplomev.schema.build"]
    return found


def main(arguments: list[str]) -> int:
    """Run every generator; the number of those that failed decides the exit status."""
    if arguments not in ([], ["--check"]):
        print("usage: python scripts/generated.py [--check]", file=sys.stderr)
        return 2
    runs = {
        name: subprocess.run([sys.executable, *command, *arguments], cwd=ROOT, check=False).returncode
        for name, command in generators().items()
    }
    failed = [name for name, status in runs.items() if status]
    if failed:
        advice = " Run `make generate`, look at the difference, and commit it." if arguments else ""
        print(f"Generated files: {', '.join(failed)} failed.{advice}", file=sys.stderr)
        return 1
    print(f"Generated files: {len(runs)} generators, {'nothing to change' if arguments else 'all run'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
