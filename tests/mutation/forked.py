"""Run tests against mutants, a fork for each: what is collected once serves all of them.

`python -m tests.mutation.forked ASKED.json ANSWERS.jsonl SELECTION…` in the folder of the mutants.
A mutant is put in place of its function by its code, so that all other functions are as fast as
ever. The tests that come to a function are found once, in a fork of its own, so that nothing is
remembered from it; of these the fastest run first, and the first that fails ends it.
"""

import contextlib
import gc
import importlib
import json
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mutmut.mutation import trampoline

#: exit codes as mutmut writes them
FOUND, SURVIVED, NO_TESTS, TIMEOUT = 1, 0, 33, 36
#: no test may take longer than this many times what it takes of itself, and seconds
_TIMES, _BESIDE = 8, 2
#: as little as pytest can say, and nothing caught: a fork has no output
_SHORT = ("-q", "-s", "--tb=no", "--assert=plain")
#: bytes that a mutant may take: one that collects for ever is found
_MEMORY = 3 * 1024**3

#: module → what mutmut wrote for each function of it: the function, and its mutants by name
_written: dict[str, list[tuple[Any, dict[str, Any]]]] = defaultdict(list)


def _remember(mutants: dict[str, Any], is_classmethod: bool = False) -> Callable[[Any], Any]:
    """Return a decorator that leaves a function as it is and remembers its mutants."""
    del is_classmethod

    def remembered(function: Any) -> Any:
        _written[function.__module__].append((function, mutants))
        return function

    return remembered


def _function_of(mutant: str) -> tuple[Any, Any]:
    """Return the function that a mutant is made of, and the mutant."""
    module, _, name = mutant.rpartition(".")
    importlib.import_module(module)  # a command may import it only where it is used
    for function, mutants in _written[module]:
        if name in mutants:
            return function, getattr(mutants[name], "__func__", mutants[name])
    raise LookupError(mutant)


def _put_in_place(mutant: str) -> None:
    function, made = _function_of(mutant)
    function.__code__ = made.__code__
    function.__defaults__, function.__kwdefaults__ = made.__defaults__, made.__kwdefaults__


class Forks:
    """The plugin that runs the tests for one mutant after the other."""

    def __init__(self, asked: list[str], answers: Path) -> None:
        self.asked, self.answers = asked, answers

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant that is asked for."""
        seconds, coming = _measured(session)
        gc.freeze()
        #: what has found a mutant finds its neighbours too: test → turn of the last that it found
        found: dict[int, int] = {}
        with self.answers.open("a", encoding="utf-8", buffering=1) as out:
            for turn, mutant in enumerate(self.asked):
                before = _seconds()
                function, _ = _function_of(mutant)
                tests = coming.get(_place(function.__code__), [])
                tests = sorted(tests, key=lambda at: (-found.get(at, -1), seconds[at]))
                code, by = _tried(session, mutant, tests, seconds) if tests else (NO_TESTS, None)
                if by is not None:
                    found[by] = turn
                out.write(json.dumps([mutant, code, _seconds() - before]) + "\n")
        return True


def _seconds() -> float:
    """Return the processor time that the forks have taken so far."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def _place(code: Any) -> tuple[str, int]:
    return os.path.realpath(code.co_filename), code.co_firstlineno


def _measured(session: pytest.Session) -> tuple[list[float], dict[tuple[str, int], list[int]]]:
    """Return the seconds of each test, and which tests come to which function."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        _be_quiet(session)
        seconds, coming = [], defaultdict(list)
        for at, item in enumerate(session.items):
            seen: set[Any] = set()
            start = time.process_time()
            with _codes_in(seen):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            seconds.append(time.process_time() - start)
            for place in {_place(code) for code in seen}:
                coming[place].append(at)
            if session.testsfailed:
                print(f"fails without a mutant: {item.nodeid}", file=sys.stderr)
                os._exit(1)
        with os.fdopen(writing, "w") as out:
            json.dump([seconds, [[*place, tests] for place, tests in coming.items()]], out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as said:
        text = said.read()
    if os.waitpid(pid, 0)[1]:
        pytest.exit("the tests have to pass without a mutant", returncode=3)
    seconds, found = json.loads(text)
    return seconds, {(file, line): tests for file, line, tests in found}


@contextlib.contextmanager
def _codes_in(seen: set[Any]) -> Iterator[None]:
    ours = f"{os.sep}rubric{os.sep}"

    def look(frame: Any, event: str, _: object) -> None:
        if event == "call" and ours in frame.f_code.co_filename:
            seen.add(frame.f_code)

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)


def _be_quiet(session: pytest.Session) -> None:
    """Let a fork say nothing: nobody reads why a test fails."""
    nothing = Path(os.devnull).open("w")  # noqa: SIM115
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    reporter._tw._file = nothing
    os.dup2(nothing.fileno(), 1)  # the solver writes past Python, where a mutant lets it


def _tried(
    session: pytest.Session, mutant: str, tests: list[int], seconds: list[float]
) -> tuple[int, int | None]:
    """Return what came of one mutant, and the test that found it."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        _be_quiet(session)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _put_in_place(mutant)
        for at in tests:
            item = session.items[at]
            signal.setitimer(signal.ITIMER_PROF, _BESIDE + _TIMES * seconds[at])
            if _fails(item):
                os.write(writing, str(at).encode())
                os._exit(FOUND)
        os._exit(SURVIVED)
    os.close(writing)
    with os.fdopen(reading) as said:
        by = said.read()
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return TIMEOUT if code < 0 else FOUND if code else SURVIVED, int(by) if by else None


def _fails(item: pytest.Item) -> bool:
    """Whether a test fails; one that needs nothing of pytest is called as it is: that is faster."""
    params = item.callspec.params if hasattr(item, "callspec") else {}
    plain = isinstance(item, pytest.Function) and set(item.fixturenames) == set(params)
    if not plain or hasattr(item.obj, "hypothesis") or item.get_closest_marker("skipif"):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        return bool(item.session.testsfailed)
    try:
        item.obj(**params)
    except pytest.skip.Exception:
        return False
    except BaseException:
        return True
    return False


def main(asked: str, answers: str, selection: list[str]) -> int:
    """Try the mutants that a file names, and add what came of each to another."""
    trampoline.wrap_in_trampoline = _remember
    names = json.loads(Path(asked).read_text("utf-8"))
    return int(pytest.main([*_SHORT, *selection], plugins=[Forks(names, Path(answers))]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
