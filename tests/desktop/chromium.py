"""A real Chromium without a window, driven by the W3C WebDriver protocol."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.desktop.session import Session
from tests.desktop.until import until

_AXE = Path(__file__).parents[2] / "build/axe-core/axe.min.js"
"""Put there by tools/setup-axe."""

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Left": "\ue012",
    "Right": "\ue014",
}
"""Keys as the WebDriver specification numbers them, section 17.4.2; others are their own character."""

_ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
)


class Chromium:
    """One page in a browser of the session."""

    def __init__(self, session: Session) -> None:
        output = session.artefacts / "chromedriver.log"
        session.start("chromedriver", "--port=0", f"--log-path={output}", more={"TMPDIR": str(session.folder)})
        port = until(lambda: _port(session.artefacts), "chromedriver listens", within=90)
        self._address = f"http://127.0.0.1:{port}/session"
        arguments = [*_ARGUMENTS, f"--user-data-dir={session.folder / 'chromium'}"]
        if os.geteuid() == 0:  # type: ignore[attr-defined,unused-ignore]  # Windows has none
            arguments.append("--no-sandbox")  # as root it refuses to start with one
        wanted = {
            "goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        answer = self._ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self._address += f"/{answer['sessionId']}"
        session.at_end.append(self._close)

    def go(self, url: str) -> None:
        """Open a page."""
        self._ask("POST", "/url", {"url": url})

    def value(self, expression: str) -> Any:
        """What a JavaScript expression says; a promise is waited for."""
        return self._ask("POST", "/execute/sync", {"script": f"return {expression}", "args": []})

    def run(self, script: str) -> Any:
        """What a script returns."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": []})

    def until(self, expression: str, within: float = 30) -> Any:
        """What a JavaScript expression says as soon as that is true."""
        return until(lambda: self.value(expression), expression, within)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; whatever has the focus gets them."""
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def look(self, width: int, height: int, **preferences: str) -> None:
        """Look at the page in this size, with preferences such as `prefers_color_scheme="dark"`."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._devtools("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in preferences.items()]
        self._devtools("Emulation.setEmulatedMedia", {"features": features})

    def hasten(self, times: int) -> None:
        """Let time pass this much faster on pages that are opened from now on."""
        source = f"const now = performance.now.bind(performance); performance.now = () => now() * {times};"
        self._devtools("Page.addScriptToEvaluateOnNewDocument", {"source": source})

    def complaints(self) -> list[str]:
        """What the browser has to say against the page since it was last asked: errors, and what its policy forbade."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def faults(self) -> list[str]:
        """What axe-core finds wrong with the page as it is now."""
        self.run(_AXE.read_text())
        found = self.value("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)")
        return [f"{rule['id']}: {node['html']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]

    def printed(self) -> bytes:
        """The page as a PDF file, on paper as the browser would print it."""
        return base64.b64decode(
            self._ask("POST", "/print", {"background": True, "page": {"width": 21, "height": 29.7}})
        )

    def picture(self, file: Path) -> None:
        """Keep what is to be seen."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(self._ask("GET", "/screenshot")))

    def _devtools(self, command: str, parameters: Mapping[str, object]) -> None:
        self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def _close(self) -> None:
        self._ask("DELETE", "")

    def _ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - http
        with urlopen(request, timeout=120) as answer:  # noqa: S310 - the same
            return json.load(answer)["value"]


def _port(artefacts: Path) -> int | None:
    for output in artefacts.glob("*-chromedriver.log"):
        found = re.search(r"successfully on port (\d+)", output.read_text())
        if found:
            return int(found[1])
    return None
