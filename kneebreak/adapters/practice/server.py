"""The server of the practice's page: on this machine only, and only for as long as the practice runs."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR, socket
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread, current_thread

from kneebreak.adapters.practice.gate import Gate, Refusal
from kneebreak.record import NamedTuple

Hear = Callable[[str, object], object]
"""Takes what the page says, by name and JSON value, and returns the answer as one; raises ValueError for nonsense."""

_LONGEST = 4096
"""In bytes: more than the page ever says at once."""
_MOST = 32
"""Connections at a time: a browser has six, and other users of this machine can open some, too."""
_HURRY = 2.0
"""In seconds: how long an answer that is under way may take at the end."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class File(NamedTuple):
    """Something the page is made of."""

    type: str
    content: bytes


class PageServer:
    """Serves a few files by name, and hands on what the page says.

    `hear` is called in a thread of the server's own.
    """

    def __init__(self, files: Mapping[str, File], hear: Hear) -> None:
        self._server = _Server(files, hear)
        self.url = self._server.gate.url
        """Where the page is; whoever knows this address is let in."""
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def close(self) -> None:
        """Stop answering, once what was heard last is answered, and give the port back."""
        for thread in tuple(self._server.answering):
            thread.join(_HURRY)
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingMixIn, TCPServer):
    # A thread for each connection: browsers open some in advance and say nothing on them.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128  # or whoever connects many times keeps the page out while they are looked at

    def __init__(self, files: Mapping[str, File], hear: Hear) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.gate = Gate(self.server_address[1])
        self.files = files
        self.hear = hear
        self.answering: set[Thread] = set()
        """Those in which the page is being heard."""
        self._taken: deque[socket] = deque()
        """The latest connections, the oldest first, those that have ended included."""

    def get_request(self) -> tuple[socket, object]:
        """Take a connection; where many say nothing, or little by little, the oldest of them gives way."""
        connection, address = super().get_request()
        self._taken.append(connection)
        if len(self._taken) > _MOST:
            with suppress(OSError):  # most have ended long since
                self._taken.popleft().shutdown(SHUT_RDWR)
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a browser that hung up go; all else is our own fault and shown."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed wants a socket or a pair


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "kneebreak"
    sys_version = ""
    timeout = 10  # seconds of silence within a request

    def do_GET(self) -> None:
        """Answer with a file."""
        name = self._admitted()
        if name is None:
            return
        file = self.server.files.get(name)
        if file is None:
            self._answer(HTTPStatus.NOT_FOUND, File("text/plain", b"there is no such part of the page\n"))
        else:
            self._answer(HTTPStatus.OK, file)

    def do_POST(self) -> None:
        """Hand on what the page says."""
        name = self._admitted()
        if name is None:
            return
        self.server.answering.add(current_thread())
        try:
            self._hear(name)
        finally:
            self.server.answering.discard(current_thread())

    def end_headers(self) -> None:
        """Put what keeps the page to itself into every answer, those of http.server's own included."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing: the terminal belongs to the person."""

    def _admitted(self) -> str | None:
        """What is asked for; None: it was refused, and that is answered."""
        hosts, origins = (self.headers.get_all(name, []) for name in ("Host", "Origin"))
        found = self.server.gate.check(self.command, self.path, hosts, origins)
        if isinstance(found, Refusal):
            self._answer(found.status, File("text/plain", f"{found.why}\n".encode()))
            return None
        return found

    def _hear(self, name: str) -> None:
        try:
            answer = self.server.hear(name, self._body())
        except ValueError as error:
            self._answer(HTTPStatus.BAD_REQUEST, File("text/plain", f"{error}\n".encode()))
        else:
            self._answer(HTTPStatus.OK, File("application/json", json.dumps(answer).encode()))

    def _body(self) -> object:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 10 and int(length) <= _LONGEST):
            raise ValueError("say how long it is, and keep it short")
        try:
            return json.loads(self.rfile.read(int(length)))
        except RecursionError:
            raise ValueError("it is nested too deeply") from None

    def _answer(self, status: HTTPStatus, file: File) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{file.type}; charset=utf-8" if "text" in file.type else file.type)
        self.send_header("Content-Length", str(len(file.content)))
        self.end_headers()
        self.wfile.write(file.content)
