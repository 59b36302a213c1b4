"""Chromium, driven over its own protocol: a page is opened, looked at, printed, photographed."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

#: as Debian calls it
PROGRAM = shutil.which("chromium")
#: what finds barriers on a page; npm gets it
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
#: what WCAG 2.2 asks for at level AA, and what is good practice beside it
_RULES = '["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]'
#: seconds that it may take to answer
_PATIENCE = 60


class Screen(NamedTuple):
    """What a page is shown on."""

    width: int = 1200
    height: int = 900
    dark: bool = False
    phone: bool = False
    #: the colours of the reader's system, and none of the page's own
    forced: bool = False


DESK, DARK, PHONE = Screen(), Screen(dark=True), Screen(375, 740, phone=True)
#: a window of 1280 by 1024 at 400 %
ZOOMED = Screen(320, 256)
FORCED = Screen(dark=True, forced=True)


class Chromium:
    """A browser in a process of its own, with a profile of its own; a context that ends it."""

    def __enter__(self) -> Self:
        assert PROGRAM is not None
        self._profile = tempfile.mkdtemp(prefix="rubric-chromium-")
        to_it, from_us = os.pipe()
        to_us, from_it = os.pipe()
        self._process = subprocess.Popen(
            [
                "/bin/bash", "-c", f'exec "$0" "$@" 3<&{to_it} 4>&{from_it}', PROGRAM,
                "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-background-networking", "--disable-dev-shm-usage",
                "--force-color-profile=srgb", "--hide-scrollbars",
                "--remote-debugging-pipe", f"--user-data-dir={self._profile}", "about:blank",
            ],
            pass_fds=(to_it, from_it),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_it)
        os.close(from_it)
        self._out, self._in = os.fdopen(from_us, "wb"), os.fdopen(to_us, "rb")
        self._numbers = itertools.count(1)
        self._session: str | None = None
        #: what the page said on its console or was refused by its policy
        self.said: list[str] = []
        #: what it asked the network for
        self.asked_for: list[str] = []
        self._loaded = False
        (target,) = [
            one for one in self.ask("Target.getTargets")["targetInfos"] if one["type"] == "page"
        ]
        attached = self.ask("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility", "DOM"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait(_PATIENCE)
        self._out.close()
        self._in.close()
        shutil.rmtree(self._profile, ignore_errors=True)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and return its answer; what comes in between is kept."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode("utf-8") + b"\0")
        self._out.flush()
        while True:
            came = self._next()
            if came.get("id") == number:
                assert "error" not in came, f"{method}: {came['error']}"
                answer = came["result"]
                assert isinstance(answer, dict)
                return answer

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._in.read(1)) != b"\0":
            assert byte, "the browser has gone"
            data += byte
        came: dict[str, Any] = json.loads(data)
        method, told = came.get("method"), came.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Log.entryAdded":
            self.said.append(told["entry"]["text"])
        elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.said.append(json.dumps(told))
        elif method == "Network.requestWillBeSent":
            self.asked_for.append(told["request"]["url"])
        return came

    def open(self, page: Path, screen: Screen = DESK, *, scripts: bool = True) -> float:
        """Open a file and return the seconds until it was loaded."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=screen.width, height=screen.height, mobile=screen.phone,
            deviceScaleFactor=1,
        )  # fmt: skip
        scheme = "dark" if screen.dark else "light"
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "forced-colors", "value": "active" if screen.forced else "none"},
        ]
        self.ask("Emulation.setEmulatedMedia", media="", features=features)
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.said.clear()
        self.asked_for.clear()
        self._loaded = False
        started = time.monotonic()
        self.ask("Page.navigate", url=page.resolve().as_uri())
        while not self._loaded:
            self._next()
        return time.monotonic() - started

    def unfold(self) -> None:
        """Open everything on the page that is folded, as a reader would who looks at all of it."""
        self.run("document.querySelectorAll('details').forEach(one => one.open = true)")

    def run(self, script: str) -> Any:
        """Return what an expression is in the page; of a promise what it comes to."""
        told = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press a key and let it go."""
        pressed = {"key": key, "windowsVirtualKeyCode": code}
        text = {"text": "\r"} if key == "Enter" else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **pressed, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def names(self) -> list[tuple[str, str]]:
        """Return the role and the name of everything in the accessibility tree."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        return [
            (node.get("role", {}).get("value", ""), node.get("name", {}).get("value", ""))
            for node in nodes
            if not node.get("ignored")
        ]

    def barriers(self) -> list[str]:
        """Return what axe finds on the page that is open, each with the first place of it."""
        self.run(AXE.read_text(encoding="utf-8") + ";0")
        found: list[dict[str, Any]] = self.run(
            f"axe.run(document, {{runOnly: {_RULES}}}).then(r => r.violations)"
        )
        return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]

    def photographed(self, to: Path, height: int | None = None) -> None:
        """Write a picture of the page, from its beginning down to `height`."""
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        tall = size["height"] if height is None else min(height, size["height"])
        clip = {"x": 0, "y": 0, "width": size["width"], "height": tall, "scale": 1}
        told = self.ask(
            "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True
        )
        to.write_bytes(base64.b64decode(told["data"]))

    def printed(self, to: Path) -> None:
        """Print the page as a PDF, as its style sheet says."""
        told = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        to.write_bytes(base64.b64decode(told["data"]))
