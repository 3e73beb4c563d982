"""Read a folder of articles, list what each of them says, and write it to a file.

Usage: python examples/parse_a_folder.py [FOLDER] [OUTPUT]
"""

import sys

import diplomev as dv


def main(folder: str = "seeds", output: str = "out.jsonl") -> int:
    """Read, list, write; the exit status is 1 where a file could not be read."""
    dossier = dv.parse_folder(folder, reconcile=False)
    for source in sorted(dossier.sources, key=lambda source: source.path or ""):
        print(source.path)
        for visit in dossier.visits.where(source=source.id):
            print(f"  {visit.period or 'undated'}: {dossier.travel(visit)} ({visit.status})")
        for agreement in dossier.agreements.where(source=source.id):
            sectors = ", ".join(agreement.sectors) or "no sector named"
            print(
                f"  {agreement.status} {agreement.kind or 'agreement'}: {dossier.names(agreement.parties)}; {sectors}"
            )
    for failure in dossier.failures:
        print(f"not read: {failure}", file=sys.stderr)
    dossier.write(output)
    print(f"{len(dossier.records)} records written to {output}")
    return 1 if dossier.failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
