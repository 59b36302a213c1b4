"""The laws held over somebody else's units, or over an evaluator of their own, in one line.

    from rubric import testing

    TestOurUnits = testing.hold_units("units/")
    TestOurEvaluator = testing.hold_evaluator(our_evaluator)

Each is a class with a test for every law, as test runners collect them.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rubric.api.library import Library
from rubric.diagnostics import Severity
from rubric.load.plain_data import plain_data
from rubric.model.order import people_order
from rubric.phrases import phrase
from rubric.testing import laws
from rubric.testing.laws.records import shuffled
from rubric.testing.oracle import answered
from rubric.testing.strategies import Case, cases, fresh_items

#: what a law needs beside the case is drawn for it
Held = Callable[[Case, st.DataObject], None]
#: an evaluator: as much of the answer about a case as it gives
Evaluator = Callable[[Case], Any]

_RANDOM = st.randoms(use_true_random=False)
#: how many criteria one new item may serve
_UP_TO = st.integers(1, 4)
_LATER = st.sampled_from((1, 2, 29, 31, 62, 366, 800))

#: the laws of one learner and one unit
OF_A_CASE: Mapping[str, Held] = {
    "law_01_order": lambda case, data: laws.law_01_order(case, data.draw(_RANDOM)),
    "law_02_monotone": lambda case, data: laws.law_02_monotone(case, data.draw(fresh_items(case))),
    "law_03_revocation": lambda case, _: laws.law_03_revocation(case),
    "law_04_locality": lambda case, data: laws.law_04_locality(
        case, data.draw(fresh_items(case, one_criterion=True))
    ),
    "law_05_partition": lambda case, _: laws.law_05_partition(case),
    "law_06_gap": lambda case, _: laws.law_06_gap(case),
    "law_07_trail": lambda case, _: laws.law_07_trail(case),
    "law_08_oracle": lambda case, _: laws.law_08_oracle(case),
    "law_11_never_vacuous": lambda case, _: laws.law_11_never_vacuous(case),
    "law_12_recompute": lambda case, _: laws.law_12_recompute(case),
    "law_13_not_yet_known": lambda case, _: laws.law_13_not_yet_known(case),
    "law_13_time": lambda case, data: laws.law_13_time(case, data.draw(_LATER)),
    "law_14_resolution": lambda case, _: laws.law_14_resolution(case),
    "law_together": lambda case, data: laws.law_together(case, data.draw(_UP_TO)),
}


def hold_units(*paths: str | Path, max_examples: int = 20) -> type:
    """Return a class of tests: every unit there, under every law, over generated portfolios.

    Args:
        paths: folders or files of specifications and their house rules, as `Library.load` takes
            them.
        max_examples: portfolios drawn for each law and unit.

    Raises:
        FileNotFoundError: a path is not there.
        ValueError: a file there has errors (`rubric check` says which), or there is no
            specification.
    """
    library = Library.load(*paths, builtin=False)
    named = tuple(map(str, paths))
    if any(problem.diagnostic.code.severity is Severity.ERROR for problem in library.problems):
        raise ValueError(phrase("hold.faulty", {"paths": named}))
    if not library.specifications:
        raise ValueError(phrase("hold.nothing", {"paths": named}))
    house = {}
    for (name, version), rules in sorted(
        library.rules.items(), key=lambda r: people_order(r[0][1])
    ):
        # without a version a reference means the highest
        house[f"{name}@{version}"] = house[name] = plain_data(rules)
    tests: dict[str, Any] = {}
    in_order = sorted(library.specifications.values(), key=lambda s: people_order(s.reference))
    identifiers: set[str] = set()
    for specification in in_order:
        identifier = _identifier(specification.reference, identifiers)
        identifiers.add(identifier)
        drawn = cases(plain_data(specification), house)
        for name, held in OF_A_CASE.items():
            tests[f"test_{name}_of_{identifier}"] = _over(drawn, held, max_examples)
    return type("HeldUnits", (), tests)


def hold_evaluator(evaluator: Evaluator, max_examples: int = 100) -> type:
    """Return a class of tests: an evaluator agrees with the oracle, in whatever order records are.

    Args:
        evaluator: takes a `Case` (`specification`, `portfolio`, `house` and `run_rules` as plain
            data, the day `on`, and the band that is asked for as `target`) and returns an
            `Answer`, or plain data in its shape with as much of it as the evaluator gives. The
            status of every criterion has to be in it.
        max_examples: cases drawn for each test.
    """

    def told_of(case: Case, expected: Any) -> Any:
        answer = _plain(evaluator(case))
        _states_every_criterion(answer, expected)
        return answer

    def agrees(case: Case, _: st.DataObject) -> None:
        expected = _plain(answered(case.world()))
        given_answer = told_of(case, expected)
        for path, ours, theirs in _differences(expected, given_answer, ()):
            raise AssertionError(f"{'/'.join(path)}: {theirs!r}, where the laws ask for {ours!r}")

    def keeps_order(case: Case, data: st.DataObject) -> None:
        other = shuffled(case, data.draw(_RANDOM))
        # the same criteria, in whatever order; of what is set aside the place is another then
        expected = _plain(answered(case.world()))
        told, again = (told_of(each, expected)["units"] for each in (case, other))
        assert told == again, "the order changed it"

    return type(
        "HeldEvaluator",
        (),
        {
            "test_law_01_order": _over(cases(), keeps_order, max_examples),
            "test_law_08_oracle": _over(cases(), agrees, max_examples),
        },
    )


def _over(drawn: st.SearchStrategy[Case], held: Held, max_examples: int) -> Callable[..., None]:
    """A test of one law over drawn cases."""

    @settings(
        max_examples=max_examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(data=st.data())
    def test(_self: object, data: st.DataObject) -> None:
        held(data.draw(drawn), data)

    return test


def _identifier(reference: str, taken: Collection[str]) -> str:
    """A name for the tests of a unit, numbered where another reference folds to the same."""
    folded = re.sub(r"\W", "_", reference)
    numbered = (f"{folded}_{n}" for n in count(2))
    return next(name for name in chain([folded], numbered) if name not in taken)


def _plain(value: Any) -> Any:
    """An answer as mappings, lists, text, numbers, yes or no, and nothing."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((_plain(entry) for entry in value), key=repr)
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    return value


def _states_every_criterion(answer: Any, expected: Any) -> None:
    for unit, of_unit in expected["units"].items():
        for reference in of_unit["criteria"]:
            try:
                stated = answer["units"][unit]["criteria"][reference]["status"]
            except (KeyError, TypeError):
                stated = None
            assert stated, f"units/{unit}/criteria/{reference}/status: not in the answer"


def _differences(
    expected: Any, answer: Any, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Where an answer says something else; what it leaves out is passed over."""
    if isinstance(answer, Mapping) and isinstance(expected, Mapping):
        for key, entry in answer.items():
            yield from _differences(expected.get(key), entry, (*path, key))
    elif answer != expected:
        yield path, expected, answer
