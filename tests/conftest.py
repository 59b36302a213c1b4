"""Hypothesis profiles: quick on every run; thorough and mutants where RUBRIC_HYPOTHESIS says so."""

import os

from hypothesis import HealthCheck, Phase, settings

_SHARED = {
    "deadline": None,
    "derandomize": False,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
#: the same cases every time, so that a run that fails tells of the change at hand
settings.register_profile("quick", max_examples=60, **{**_SHARED, "derandomize": True})
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

if os.environ.get("RUBRIC_HYPOTHESIS") == "fuzzed":
    from tests.fuzzing import prepare

    prepare()
