"""Say who states what about the visits to one State, with the words.

Usage: python examples/explain_a_value.py [FOLDER] [COUNTRY]
"""

import sys

import diplomev as dv


def main(folder: str = "seeds", country: str = "MLI") -> None:
    """Print, for each visit to the State, every value with the words that state it."""
    dossier = dv.parse_folder(folder)
    for visit in dossier.visits.where(receiving=country):
        print(dossier.travel(visit))
        for explanation in dossier.explain(visit):
            for position in explanation.positions:
                mark = "" if position.chosen else "  (not chosen)"
                print(f"  {explanation.property} {position.stance} {position.text}{mark}")
                for statement in position.statements:
                    print(f"    {statement.where}: {' … '.join(statement.words)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
