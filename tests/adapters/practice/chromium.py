"""A real Chromium without a window, driven by the W3C WebDriver protocol."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

_ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)

KEYS = {
    "Escape": "\ue00c",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Space": " ",
}
"""Keys by their names in the WebDriver specification, section 17.4.2."""


def is_installed() -> bool:
    return bool(shutil.which("chromedriver") and shutil.which("chromium"))


class Chromium:
    """One window; `close` ends all of it."""

    def __init__(self, profile: Path) -> None:
        self._driver = subprocess.Popen(
            ["chromedriver", "--port=0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(profile), "TMPDIR": str(profile)},
        )
        self._address = f"http://127.0.0.1:{self._port()}/session"
        arguments = [*_ARGUMENTS, f"--user-data-dir={profile / 'chromium'}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")  # Chromium refuses to start as root with one
        options = {"args": arguments, "binary": shutil.which("chromium")}
        answer = self._ask("", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}})
        self._address += f"/{answer['sessionId']}"

    def close(self) -> None:
        if not self._address.endswith("/session"):
            self._ask("", None, method="DELETE")
        self._driver.terminate()
        self._driver.wait()
        assert self._driver.stdout is not None
        self._driver.stdout.close()

    def go(self, url: str) -> None:
        self._ask("/url", {"url": url})

    def script(self, source: str, *arguments: object) -> Any:
        return self._ask("/execute/async", {"script": f"const done = arguments[arguments.length - 1]; {source}", "args": arguments})

    def value(self, expression: str) -> Any:
        return self._ask("/execute/sync", {"script": f"return {expression}", "args": []})

    def press(self, *keys: str) -> None:
        """Press and release keys, one after the other, whatever has the focus."""
        actions = [
            {"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")
        ]
        self._ask("/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def wait(self, expression: str, timeout: float = 10) -> Any:
        """The value of an expression as soon as it is true."""
        return until(lambda: self.value(expression), timeout, expression)

    def view(self, width: int, height: int, *, touch: bool = False, **media: str) -> None:
        """Look at the page in a window of this size, with these preferences, such as `prefers_color_scheme="dark"`."""
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
        self.devtools("Emulation.setEmulatedMedia", features=features)

    def hasten(self, times: int) -> None:
        """Let the pages that come see time pass that much faster."""
        source = f"const now = performance.now.bind(performance); performance.now = () => now() * {times};"
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source=source)

    def devtools(self, command: str, **parameters: object) -> Any:
        return self._ask("/goog/cdp/execute", {"cmd": command, "params": parameters})

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("/screenshot", None, method="GET"))

    def _port(self) -> int:
        assert self._driver.stdout is not None
        for line in self._driver.stdout:
            found = re.search(rb"successfully on port (\d+)", line)
            if found:
                return int(found[1])
        raise RuntimeError("chromedriver did not start")

    def _ask(self, path: str, body: Mapping[str, object] | None, method: str = "POST") -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, data, {"Content-Type": "application/json"}, method=method)
        with urlopen(request, timeout=50) as answer:
            return json.load(answer)["value"]


def until(found: Callable[[], Any], timeout: float, what: str) -> Any:
    """What is found, as soon as it is true; a real browser says nothing by itself, so it is asked again and again."""
    end = time.monotonic() + timeout
    while not (value := found()):
        assert time.monotonic() < end, f"waited {timeout} s in vain for {what}"
        time.sleep(0.02)
    return value
