"""Bring the output of the Python examples in README and docs up to date, for a person to look at the difference.

The tests run every example and fail where its output differs. When the new output is what is wanted, this writes it
into the pages: every block `python` with `>>>` is run, in the order of its page, in a fresh folder that holds a copy of
`seeds/`, and what it prints takes the place of what stood there.

    python scripts/refresh_examples.py [PAGE…]
"""

import contextlib
import doctest
import io
import os
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^(```python|<!-- invisible-code-block: python)\n(.*?)^(```|-->)$", re.MULTILINE | re.DOTALL)


def main(arguments: list[str]) -> int:
    """Refresh the pages named, or all of them."""
    every = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
    for path in [Path(argument).resolve() for argument in arguments] or every:
        text = path.read_text(encoding="utf-8")
        with fresh_folder():
            new = refreshed(text)
        if new != text:
            path.write_text(new, encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")
    return 0


@contextlib.contextmanager
def fresh_folder() -> Iterator[None]:
    """Work in a temporary folder with the seeds in it."""
    back = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="diplomev-docs-") as folder:
        shutil.copytree(ROOT / "seeds", Path(folder, "seeds"))
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(back)


def refreshed(text: str) -> str:
    """A page with the output of its examples made anew."""
    names: dict[str, Any] = {}

    def again(match: re.Match[str]) -> str:
        begin, block, end = match.groups()
        return f"{begin}\n{_block(block, names)}{end}"

    return _BLOCK.sub(again, text)


def _block(block: str, names: dict[str, Any]) -> str:
    """One block with new output; a block without prompts is only run."""
    if ">>>" not in block:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block, "<example>", "exec"), names)  # noqa: S102  # the project's own pages
        return block
    found = []
    for part in doctest.DocTestParser().parse(block):
        if isinstance(part, str):
            found.append(part)
            continue
        lines = part.source.splitlines()
        prompts = [">>> ", *["... "] * len(lines)]
        found.append("".join(f"{prompt}{line}".rstrip() + "\n" for prompt, line in zip(prompts, lines, strict=False)))
        output = _output(part, names)
        same = doctest.OutputChecker().check_output(part.want, output, _flags(part))
        found.append(part.want if same else output)
    return "".join(found)


def _flags(part: doctest.Example) -> int:
    return sum(flag for flag, on in part.options.items() if on)


def _output(part: doctest.Example, names: dict[str, Any]) -> str:
    """What an interactive session would show; an error only where the page shows one already."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        try:
            exec(compile(part.source, "<example>", "single"), names)  # noqa: S102  # the project's own pages
        except Exception as error:
            if part.exc_msg is None:
                error.add_note(f"in the example: {part.source}")
                raise
            last = "".join(traceback.format_exception_only(error))
            print(f"Traceback (most recent call last):\n    ...\n{last.rstrip()}")
    return re.sub(r"(?m)^$(?=\n)", "<BLANKLINE>", shown.getvalue())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
