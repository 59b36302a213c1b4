"""The process that opens a PDF, watched: what it says page by page, or why it was ended."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from importlib.util import find_spec
from typing import IO, Any

from rubric.diagnostics import codes
from rubric.sources.documents.pdf.extracting import MOST_TIME
from rubric.sources.documents.refusing import Refused, not_installed, told

#: seconds of processor time for one page; the longest that was met takes four
PAGE_SECONDS = 60
#: so many times as long is waited for a page, on a machine that is busy with other things
_PATIENCE = 10
#: seconds by the clock for a whole document
MOST_SECONDS = 3600
#: bytes that the process may hold
MOST_MEMORY = 3 * 1024**3
#: of pages
MOST_PAGES = 2000
_MODULE = "rubric.sources.documents.pdf.extracting"


def extracted(
    data: bytes, shown_as: str, seconds: float = PAGE_SECONDS, memory: int = MOST_MEMORY
) -> Generator[dict[str, Any], None, None]:
    """Yield what the process says: how many pages there are, then each page.

    Args:
        data: the file.
        shown_as: the file as a person named it.
        seconds: of processor time for one page.
        memory: bytes that the process may hold.

    Raises:
        Refused: the file cannot be read, or not in the time and memory that it may take.
    """
    if find_spec("pdfplumber") is None:
        raise not_installed(shown_as, "pdf")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", _MODULE, str(MOST_PAGES), str(memory), str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    said: queue.Queue[bytes] = queue.Queue(maxsize=4)
    ended = threading.Event()
    threads = (
        threading.Thread(target=_give, args=(process.stdin, data), daemon=True),
        threading.Thread(target=_take, args=(process.stdout, said, ended), daemon=True),
    )
    for thread in threads:
        thread.start()
    end = time.monotonic() + MOST_SECONDS
    try:
        while True:
            patience = seconds * _PATIENCE
            wait = min(patience, end - time.monotonic())
            try:
                line = said.get(timeout=max(wait, 0.0))
            except queue.Empty:
                limit = int(patience) if wait == patience else MOST_SECONDS
                raise _too_slow(shown_as, limit) from None
            if not line and (spent := _spent(process, seconds)):
                raise _too_slow(shown_as, spent)
            answer: dict[str, Any] = json.loads(line) if line else {"refused": "damaged"}
            if "done" in answer:
                return
            if "refused" in answer:
                raise _refused(answer["refused"], shown_as)
            yield answer
            if answer.get("pages", 0) > MOST_PAGES:
                pages = answer["pages"]
                raise Refused(told(codes.TOO_MANY_PAGES, shown_as, pages=pages, limit=MOST_PAGES))
    finally:
        ended.set()
        process.kill()
        process.wait()
        for thread in threads:
            thread.join(timeout=1)
        process.stdout.close()


def _spent(process: "subprocess.Popen[bytes]", seconds: float) -> int:
    """Return after how many seconds of work the system ended a process; 0 if it did not."""
    limits = {"SIGPROF": int(seconds), "SIGXCPU": MOST_TIME}
    ended = process.wait()
    return next((limits[s.name] for s in signal.Signals if s == -ended and s.name in limits), 0)


def _too_slow(shown_as: str, seconds: int) -> Refused:
    return Refused(told(codes.DOCUMENT_TOO_SLOW, shown_as, seconds=seconds))


def _refused(why: str, shown_as: str) -> Refused:
    if why == "encrypted":
        return Refused(told(codes.DOCUMENT_ENCRYPTED, shown_as))
    if why == "memory":
        return Refused(told(codes.DOCUMENT_UNPACKS, shown_as, part="memory"))
    return Refused(told(codes.DOCUMENT_DAMAGED, shown_as))


def _give(stream: IO[bytes], data: bytes) -> None:
    try:
        stream.write(data)
        stream.close()
    except OSError:
        return  # it ended before it had read all of it, and its answer says why


def _take(stream: IO[bytes], said: "queue.Queue[bytes]", ended: threading.Event) -> None:
    """Put each line that the process writes into the queue, and an empty one at its end."""
    while not ended.is_set():
        try:
            line = stream.readline()
        except (OSError, ValueError):
            line = b""
        while not ended.is_set():
            try:
                said.put(line, timeout=0.2)
                break
            except queue.Full:
                continue
        if not line:
            return
