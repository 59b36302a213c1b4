"""The YAML language server, as an editor drives it: a file is opened, its diagnostics come back."""

import itertools
import json
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, NamedTuple, Self

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules/.bin/yaml-language-server"
#: seconds that it may take to say anything
_PATIENCE = 60
#: what an editor's user has set: nothing is fetched, and files are only looked over
_SETTINGS = {
    "yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}},
    "http": {},
    "[yaml]": {},
    "editor": {},
    "files": {},
}


class Marked(NamedTuple):
    """A squiggle in the editor; line and column count from 1."""

    line: int
    column: int
    message: str


class LanguageServer:
    """The server in a process of its own; a context, at whose end it is ended."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._came: Queue[Mapping[str, Any]] = Queue()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [str(PROGRAM), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._listen, daemon=True).start()
        able = {"workspace": {"configuration": True}, "textDocument": {"publishDiagnostics": {}}}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def marked(self, file: Path) -> tuple[Marked, ...]:
        """Return what an editor marks in a file, in file order."""
        uri = file.resolve().as_uri()
        text = file.read_text(encoding="utf-8")
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        told = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
            )
        )
        starts = ((one["range"]["start"], one["message"]) for one in told["params"]["diagnostics"])
        return tuple(
            sorted(Marked(at["line"] + 1, at["character"] + 1, message) for at, message in starts)
        )

    # -- messages --------------------------------------------------------------

    def _ask(self, method: str, params: Any) -> Mapping[str, Any]:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        return self._until(lambda message: message.get("id") == number and "method" not in message)

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, wanted: Any) -> Mapping[str, Any]:
        """The next message that is wanted; what the server asks meanwhile is answered."""
        while True:
            try:
                message = self._came.get(timeout=_PATIENCE)
            except Empty:
                raise AssertionError(f"nothing came for {_PATIENCE} seconds") from None
            if wanted(message):
                return message
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._answer(message)})

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [_SETTINGS.get(item["section"]) for item in message["params"]["items"]]

    def _listen(self) -> None:
        for message in self._messages():
            self._came.put(message)

    def _messages(self) -> Iterator[Mapping[str, Any]]:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                return
            yield json.loads(stream.read(length))
