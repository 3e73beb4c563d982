"""Check what a wheel and an sdist hold, against the tree that they were built from.

    python scripts/ci/check_dist.py FOLDER      the folder with one .whl and one .tar.gz

The wheel must hold every file of src/diplomev, data files too, and nothing else. The sdist must hold, byte
for byte, the seeds, tests, docs, examples, and what runs them.
"""

import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("src", "seeds", "tests", "docs", "examples", "benchmarks", "scripts", "requirements")
SINGLE = (
    "pyproject.toml",
    "conftest.py",
    "mkdocs.yml",
    "Makefile",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    ".pre-commit-hooks.yaml",
)


def tree(*tops: str, base: Path = ROOT) -> dict[str, bytes]:
    """The files under some folders: path below `base` → content; caches left out."""
    return {
        path.relative_to(base).as_posix(): path.read_bytes()
        for top in tops
        for path in sorted((base / top).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def wheel_files(path: Path) -> dict[str, bytes]:
    """The files of a wheel, without its metadata folder."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        return {name: archive.read(name) for name in names}


def sdist_files(path: Path) -> dict[str, bytes]:
    """The files of an sdist, below its one top folder."""
    with tarfile.open(path) as archive:
        contents = {member.name: archive.extractfile(member) for member in archive.getmembers()}
        return {str(PurePosixPath(*PurePosixPath(n).parts[1:])): f.read() for n, f in contents.items() if f}


def differences(label: str, expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> list[str]:
    """Where an archive lacks a file of the tree or holds another content."""
    return [
        f"{label}: {name} {'differs' if name in found else 'is missing'}."
        for name, content in expected.items()
        if found.get(name) != content
    ]


def problems(folder: Path) -> list[str]:
    """What is wrong with the wheel and the sdist in a folder, one sentence each."""
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    package, in_wheel = tree("diplomev", base=ROOT / "src"), wheel_files(wheel)
    shipped = tree(*SHIPPED) | {name: (ROOT / name).read_bytes() for name in SINGLE}
    extra = [f"wheel: {name} does not belong there." for name in in_wheel if name not in package]
    return extra + differences("wheel", package, in_wheel) + differences("sdist", shipped, sdist_files(sdist))


def main(folder: str) -> int:
    """Print every problem; 1 where there is one."""
    found = problems(Path(folder))
    print("\n".join(found) or "Wheel and sdist: complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
