"""An editor, as far as a language server for TOML can tell (Language Server Protocol 3.17)."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any, Self

_PATIENCE = 20.0


class Editor:
    """Opens one file, and asks what could be written or what stands there."""

    def __init__(self, command: tuple[str, ...], path: Path, text: str) -> None:
        self._server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=path.parent
        )
        self._asked = 0
        self._uri = path.as_uri()
        folder = {"uri": path.parent.as_uri(), "name": path.parent.name}
        able: dict[str, Any] = {"textDocument": {"completion": {}, "hover": {}}}
        self.ask("initialize", processId=None, rootUri=folder["uri"], workspaceFolders=[folder], capabilities=able)
        self._tell("initialized")
        document = {"uri": self._uri, "languageId": "toml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self._server.stdin, self._server.stdout):
            assert stream is not None
            stream.close()
        self._server.kill()
        self._server.wait()

    def completions(self, line: int, column: int) -> set[str]:
        """The words offered at a place, both counted from 0; asked for until the server has read the file."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            answer = self._ask_at("textDocument/completion", line, column)
            items = answer["items"] if isinstance(answer, dict) else answer or []
            if items:
                return {item["label"] for item in items}
        return set()

    def hover(self, line: int, column: int) -> str:
        """What is told of what stands at a place."""
        return json.dumps(self._ask_at("textDocument/hover", line, column), ensure_ascii=False)

    def ask(self, method: str, **parameters: Any) -> Any:
        """Send a request, and return what comes back; what the server asks meanwhile has no answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters or None})
        while True:
            heard = self._hear()
            if "method" in heard and "id" in heard:
                self._send({"id": heard["id"], "result": _nothing_set(heard)})
            elif heard.get("id") == self._asked:
                assert "error" not in heard, heard
                return heard["result"]

    def _ask_at(self, method: str, line: int, column: int) -> Any:
        return self.ask(method, textDocument={"uri": self._uri}, position={"line": line, "character": column})

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        stream = self._server.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        heard: dict[str, Any] = json.loads(stream.read(length))
        return heard


def _nothing_set(request: dict[str, Any]) -> Any:
    """The answer to a question about settings, of which there are none."""
    items = (request.get("params") or {}).get("items")
    return None if items is None else [None] * len(items)
