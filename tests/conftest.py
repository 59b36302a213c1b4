"""Hypothesis profiles: quick on every run, thorough where RUBRIC_HYPOTHESIS says so."""

import os

from hypothesis import HealthCheck, settings

_SHARED = {
    "deadline": None,
    "derandomize": False,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("quick", max_examples=60, **_SHARED)
settings.register_profile("thorough", max_examples=5_000, **_SHARED)
settings.load_profile(os.environ.get("RUBRIC_HYPOTHESIS", "quick"))
