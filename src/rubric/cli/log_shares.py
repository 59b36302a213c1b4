"""The learners of a log judged by several processes, each of which reads the log for itself.

Rows are cheap to read, and dear to hand over: so every process reads those of the learners of its
share, and all where no row can be read without those before it. What is to be written of them
comes back in the order of the log.
"""

import multiprocessing
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

from rubric.cli.log_told import LearnerTold, Run, told
from rubric.exchange.logs.store import Kept
from rubric.sources.logs import LogFault, RowFault

#: learners that follow one another and are judged by one process
TOGETHER = 64


class ProcessEnded(Exception):
    """A process ended before its share was judged: something else has ended it."""


def by_processes(run: Run, kept: Kept | None, jobs: int) -> Iterator[LearnerTold | RowFault]:
    """Yield what is told of each learner, in order, with rows that are nobody's between them.

    Args:
        run: what is to be judged, and how.
        kept: the rows where they were put together.
        jobs: how many processes there are.

    Raises:
        LogFault, OSError: as a log raises them while it is read.
        SolverMissing: learners are on a qualification, and the extra `planning` is not installed.
        ProcessEnded: something else has ended one of them.
    """
    with ExitStack() as stack:
        pipes: list[Any] = []
        for one in range(jobs):
            receive, send = multiprocessing.Pipe(duplex=False)
            process = multiprocessing.Process(
                target=_work, args=(run, kept, one, jobs, send, [*pipes, receive]), daemon=True
            )
            process.start()
            send.close()
            stack.callback(process.join)
            stack.callback(process.terminate)
            pipes.append(receive)
        while pipes:
            for pipe in list(pipes):
                batch = _received(pipe)
                if batch is None:
                    pipes.remove(pipe)
                else:
                    yield from batch


def _received(pipe: Any) -> list[LearnerTold | RowFault] | None:
    """The next learners of a process; None after the last."""
    try:
        found: list[LearnerTold | RowFault] | Exception | None = pipe.recv()
    except EOFError:
        raise ProcessEnded from None
    if isinstance(found, Exception):
        raise found
    return found


def _work(
    run: Run, kept: Kept | None, one: int, jobs: int, send: Any, inherited: list[Any]
) -> None:
    """Judge a share of the learners, and send what is told of them.

    The ends where the first process reads were inherited from it. Were they held here, a process
    that sends would never see that nobody reads any more, and would wait for ever.
    """
    from rubric.solver import SolverMissing

    for pipe in inherited:
        pipe.close()
    try:
        judged = told(run, kept, share=lambda position: position // TOGETHER % jobs == one)
        batch: list[LearnerTold | RowFault] = []
        learners = 0
        for found in judged:
            batch.append(found)
            learners += isinstance(found, LearnerTold)
            if learners == TOGETHER:
                send.send(batch)
                batch, learners = [], 0
        if batch:
            send.send(batch)
        send.send(None)
    except BrokenPipeError:
        pass  # the first process has been ended
    except (LogFault, OSError, SolverMissing) as error:
        send.send(error)
    except KeyboardInterrupt:
        pass
