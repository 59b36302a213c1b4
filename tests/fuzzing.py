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
    functools.lru_cache = _forgetful(functools.lru_cache)
    _pass_over_forced_choices()
    _say_at_once_what_is_fuzzed()


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

    HypofuzzProvider.on_observation = on_observation


def _say_at_once_what_is_fuzzed() -> None:
    """Keep the fuzzer from ending after a minute: HypoFuzz 25.11 takes silence for the end.

    A worker says what it is at after its first hundred cases. Whoever waits for it looks after a
    minute, and where a hundred take longer ends with "Found a failing input for every test!".
    """
    from hypofuzz.hypofuzz import FuzzWorker

    as_it_was = FuzzWorker._update_targets

    def update_targets(self: Any, nodeids: Any) -> None:
        as_it_was(self, nodeids)
        self.shared_state["worker_state"]["valid_nodeids"] = [
            target.nodeid for target in self.valid_targets
        ]

    FuzzWorker._update_targets = update_targets
