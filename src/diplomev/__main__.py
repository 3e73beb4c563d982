"""`python -m diplomev`."""

import sys

from diplomev.cli import main

if __name__ == "__main__":
    sys.exit(main())
