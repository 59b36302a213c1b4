"""Hypothesis profiles: quick on every run; thorough and mutants where RUBRIC_HYPOTHESIS says so."""

import functools
import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings

_SHARED = {
    "deadline": None,
    "derandomize": False,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("quick", max_examples=60, **_SHARED)
settings.register_profile("thorough", max_examples=5_000, **_SHARED)
#: few cases, always the same, and none made smaller: a mutant has to be found fast, not explained
settings.register_profile(
    "mutants",
    max_examples=15,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    **{**_SHARED, "derandomize": True},
)
settings.register_profile("fuzzed", max_examples=60, **_SHARED)
settings.load_profile(os.environ.get("RUBRIC_HYPOTHESIS", "quick"))


def _forgetful(remembering: Callable[..., Any]) -> Callable[..., Any]:
    """Return an `lru_cache` that remembers nothing of single cases, only what few things need."""

    def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
        if isinstance(maxsize, int) and maxsize >= 1_000:
            return lambda function: function
        return remembering(maxsize, typed)

    return lru_cache


# the fuzzer believes in a branch only if the same case comes to it again
if os.environ.get("RUBRIC_HYPOTHESIS") == "fuzzed":
    functools.lru_cache = _forgetful(functools.lru_cache)  # type: ignore[assignment]
