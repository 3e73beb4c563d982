"""The tests of this folder use the modules of `gate/` beside them, as its scripts do."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
