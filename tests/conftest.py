"""How hard property tests search: `HYPOTHESIS_PROFILE=ci`, `dev`, `smoke` or `search`; where CI is set it is `ci`.

`ci` takes the same examples each time, so that what it says is about the change and not about luck; `dev` takes others
each time, few, and `search` many; `smoke` takes ten, where it is the packaging that is on trial.
"""

import os

from hypothesis import HealthCheck, settings

# The time that one example takes says nothing on a shared machine, so no profile has a deadline.
SLOW = [HealthCheck.too_slow]
settings.register_profile("ci", max_examples=500, derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=SLOW)
settings.register_profile("smoke", max_examples=10, derandomize=True, deadline=None, suppress_health_check=SLOW)
settings.register_profile("search", max_examples=5000, deadline=None, print_blob=True, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))
