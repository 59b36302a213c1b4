"""Another implementation over a pipe: a request a line, an answer a line, each in its time.

Everything is bounded: the length of a line, the lines read for one answer, the time waited for
it, and how often in a row nothing comes. The process that was started is ended, and no other.
"""

import contextlib
import json
import os
import queue
import shlex
import subprocess
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import IO, Any, Self

from rubric.phrases import phrase

#: bytes of one answer
LONGEST = 8 * 1024 * 1024
#: lines that are no answer, after which one case is given up
MOST_LINES = 100
#: cases in a row that are not answered in time, after which no more are asked
MOST_SILENT = 3
#: seconds that the process has to end by itself once nothing more is asked
_TO_END = 2.0


class Unanswered(Exception):
    """Why there is no result for a case, in one sentence."""


class Pipe:
    """A process that answers requests; a context, at whose end it is ended.

    Args:
        command: the program and its arguments, as on a command line.
        seconds: how long one answer may take.

    Raises:
        OSError: the command cannot be started.
        ValueError: the command is not complete, as where a quote is not closed.
    """

    def __init__(self, command: str, seconds: float) -> None:
        self._seconds = seconds
        self._process = subprocess.Popen(
            shlex.split(command, posix=os.name != "nt"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        #: a line that came, or None at the end; few, so that what babbles waits for us
        self._lines: queue.Queue[bytes | None] = queue.Queue(maxsize=4)
        self._requests: queue.Queue[bytes | None] = queue.Queue()
        self._ended = threading.Event()
        self._number = 0
        self._silent = 0
        #: why nothing more is asked
        self._over = ""
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._read, self._write)
        ]
        for thread in self._threads:
            thread.start()

    def result(self, given: Mapping[str, Any]) -> Any:
        """Return the result for the inputs of a case.

        Raises:
            Unanswered: there is none.
        """
        if self._over:
            raise Unanswered(self._over)
        self._number += 1
        request = json.dumps({"id": self._number, **given}, ensure_ascii=False)
        self._requests.put(request.encode("utf-8") + b"\n")
        answer = self._answer(time.monotonic() + self._seconds)
        if "error" in answer:
            raise Unanswered(phrase("conformance.error", {"told": str(answer["error"])}))
        if "result" not in answer:
            raise Unanswered(phrase("conformance.no_result"))
        return answer["result"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._requests.put(None)
        process = self._process
        try:
            # what has answered everything ends by itself once nothing more comes
            process.wait(0 if self._over else _TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for thread in self._threads:
            # what the process has started itself may hold a pipe open: it is not waited for
            thread.join(_TO_END)

    # -- one answer ------------------------------------------------------------

    def _answer(self, until: float) -> Mapping[str, Any]:
        """The answer to the request that was sent last; late ones to earlier requests are past."""
        fault = ""
        for _ in range(MOST_LINES):
            try:
                line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise Unanswered(self._in_vain(fault)) from None
            if line is None:
                code = self._exit_code()
                self._over = phrase("conformance.ended", {"code": code})
                raise Unanswered(fault or self._over)
            if len(line) > LONGEST:
                self._over = phrase("conformance.too_long", {"most": LONGEST})
                raise Unanswered(fault or self._over)
            answer = _read_line(line)
            if answer is None:
                told = line.decode("utf-8", "replace").strip()
                fault = fault or phrase("conformance.no_answer", {"line": told})
            elif _same(answer["id"], self._number):
                self._silent = 0
                if fault:
                    raise Unanswered(fault)
                return answer
            elif not _earlier(answer["id"], self._number):
                about = {"asked": self._number, "answered": str(answer["id"])}
                fault = fault or phrase("conformance.other_id", about)
        self._over = fault or phrase("conformance.no_end", {"most": MOST_LINES})
        raise Unanswered(self._over)

    def _in_vain(self, fault: str) -> str:
        """What is said of a case that was not answered in time."""
        self._silent += 1
        if self._silent == MOST_SILENT:
            self._over = phrase("conformance.silent", {"most": MOST_SILENT})
        return fault or phrase("conformance.late", {"seconds": f"{self._seconds:g}"})

    def _exit_code(self) -> int:
        try:
            return self._process.wait(_TO_END)
        except subprocess.TimeoutExpired:  # it closed its output and goes on
            self._process.kill()
            return self._process.wait()

    # -- beside it, so that nothing here waits for what the process does ----------

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        with stream:
            while not self._ended.is_set():
                line = stream.readline(LONGEST + 1)
                self._came(line or None)
                if not line:
                    return

    def _came(self, line: bytes | None) -> None:
        while not self._ended.is_set():
            try:
                self._lines.put(line, timeout=0.1)
            except queue.Full:
                continue
            return

    def _write(self) -> None:
        stream: IO[bytes] | None = self._process.stdin
        assert stream is not None
        # where it reads no more, whoever waits for its answer is told
        with contextlib.suppress(OSError), stream:
            while (request := self._requests.get()) is not None:
                stream.write(request)
                stream.flush()


def _read_line(line: bytes) -> Mapping[str, Any] | None:
    """An answer; None where a line is none."""
    try:
        answer = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) and "id" in answer else None


def _same(answered: Any, asked: int) -> bool:
    return type(answered) is int and answered == asked


def _earlier(answered: Any, asked: int) -> bool:
    return type(answered) is int and 0 < answered < asked
