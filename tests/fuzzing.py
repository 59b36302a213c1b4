"""What the fuzzer needs of a process before it imports anything of ours (`tests/thorough.py`).

It believes in a branch only if the same case comes to it a second time. So a case must be
drawn again as it was, and nothing may be remembered from the first time.
"""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any


def prepare() -> None:
    """Make cases come out the same when they are run again."""
    functools.lru_cache = _forgetful(functools.lru_cache)  # type: ignore[assignment]
    _pass_over_forced_choices()


def _forgetful(remembering: Callable[..., Any]) -> Callable[..., Any]:
    """Return an `lru_cache` that remembers nothing of single cases, only what few things need."""

    def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
        if isinstance(maxsize, int) and maxsize >= 1_000:
            return lambda function: function
        return remembering(maxsize, typed)

    return lru_cache


def _pass_over_forced_choices() -> None:
    """Keep only choices that are asked for: HypoFuzz 25.11 counts on being asked for each.

    Where a list is full, Hypothesis writes down that it ends and asks nobody. Of a case that
    is drawn again every later choice then stands one place off, and another case comes out.
    """
    from hypofuzz.provider import HypofuzzProvider

    as_it_was = HypofuzzProvider.on_observation

    def on_observation(self: Any, seen: Any) -> None:
        if seen.type == "test_case" and seen.metadata.choice_nodes is not None:
            asked = tuple(node for node in seen.metadata.choice_nodes if not node.was_forced)
            seen = replace(seen, metadata=replace(seen.metadata, choice_nodes=asked))
        as_it_was(self, seen)

    HypofuzzProvider.on_observation = on_observation  # type: ignore[method-assign]
