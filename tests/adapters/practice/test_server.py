"""The page's server, spoken to on real sockets."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from kneebreak.adapters.practice.server import File, PageServer

PAGE = File("text/html", "<p>ä</p>".encode())


class Ear:
    """Remembers what it hears; refuses “nonsense”."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, object]] = []

    def __call__(self, name: str, said: object) -> object:
        if name == "nonsense":
            raise ValueError("that makes no sense")
        self.heard.append((name, said))
        return {"fine": True}


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def server(ear: Ear) -> Iterator[PageServer]:
    server = PageServer({"": PAGE, "a.js": File("text/javascript", b"1")}, ear)
    yield server
    server.close()


def place(server: PageServer) -> tuple[str, int, str]:
    """Address, port and path of the page."""
    parts = urlsplit(server.url)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port, parts.path


def ask(server: PageServer, line: str, *headers: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    """The status, headers and body of the answer to a request that is written out as it is."""
    host, port, _ = place(server)
    with socket.create_connection((host, port), timeout=5) as connection:
        connection.sendall("\r\n".join([f"{line} HTTP/1.1", *headers, "", ""]).encode() + body)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    head, _, content = answer.partition(b"\r\n\r\n")
    first, *fields = head.decode().split("\r\n")
    return int(first.split()[1]), dict(field.split(": ", 1) for field in fields), content


def own(server: PageServer) -> tuple[str, str]:
    host, port, _ = place(server)
    return f"Host: {host}:{port}", f"Origin: http://{host}:{port}"


def said(value: object) -> tuple[str, bytes]:
    body = json.dumps(value).encode()
    return f"Content-Length: {len(body)}", body


def test_it_listens_on_this_machine_only(server: PageServer) -> None:
    assert place(server)[0] == "127.0.0.1"


def test_who_has_the_address_gets_the_page_and_nothing_of_it_is_kept(server: PageServer) -> None:
    status, headers, content = ask(server, f"GET {place(server)[2]}", own(server)[0])
    assert (status, content) == (200, PAGE.content)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/a.js", "/favicon.ico", "/wrong/", "/wrong/a.js", "//a.js", "/%2e%2e/"])
def test_without_the_token_nothing_is_there(server: PageServer, path: str) -> None:
    status, headers, content = ask(server, f"GET {path}", own(server)[0])
    assert status == 403
    assert PAGE.content not in content
    assert headers["Cache-Control"] == "no-store"


def test_a_token_that_is_nearly_right_is_wrong(server: PageServer) -> None:
    path = place(server)[2]
    for nearly in (path[:-2] + "/", path.swapcase(), path.rstrip("/"), path[:-1] + "x/"):
        assert ask(server, f"GET {nearly}", own(server)[0])[0] == 403


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1.evil.example", "[::1]", ""])
def test_another_host_is_refused_whatever_it_resolves_to(server: PageServer, host: str) -> None:
    _, port, path = place(server)
    for header in (f"Host: {host}", f"Host: {host}:{port}"):
        assert ask(server, f"GET {path}", header)[0] == 421


def test_a_request_without_or_with_two_hosts_is_refused(server: PageServer) -> None:
    path = place(server)[2]
    assert ask(server, f"GET {path}")[0] == 421
    assert ask(server, f"GET {path}", own(server)[0], "Host: evil.example")[0] == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1"])
def test_another_origin_is_refused(server: PageServer, ear: Ear, origin: str) -> None:
    length, body = said({})
    path = place(server)[2]
    assert ask(server, f"GET {path}", own(server)[0], f"Origin: {origin}")[0] == 403
    assert ask(server, f"POST {path}beat", own(server)[0], f"Origin: {origin}", length, body=body)[0] == 403
    assert ear.heard == []


def test_what_is_said_must_come_from_the_page_itself(server: PageServer, ear: Ear) -> None:
    length, body = said({"step": 1})
    path = place(server)[2]
    assert ask(server, f"POST {path}begin", own(server)[0], length, body=body)[0] == 403
    assert ear.heard == []
    status, headers, content = ask(server, f"POST {path}begin", *own(server), length, body=body)
    assert (status, json.loads(content)) == (200, {"fine": True})
    assert headers["Content-Type"] == "application/json"
    assert ear.heard == [("begin", {"step": 1})]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 4000])
def test_what_is_no_json_is_refused(server: PageServer, ear: Ear, body: bytes) -> None:
    path = place(server)[2]
    assert ask(server, f"POST {path}begin", *own(server), f"Content-Length: {len(body)}", body=body)[0] == 400
    assert ear.heard == []


@pytest.mark.parametrize("length", ["4097", "-1", "x", "99999999999999999999", "²"])
def test_what_is_too_long_is_not_even_read(server: PageServer, ear: Ear, length: str) -> None:
    path = place(server)[2]
    assert ask(server, f"POST {path}begin", *own(server), f"Content-Length: {length}")[0] == 400
    assert ask(server, f"POST {path}begin", *own(server))[0] == 400
    assert ear.heard == []


def test_nonsense_is_answered_with_what_is_wrong(server: PageServer) -> None:
    length, body = said({})
    answer = ask(server, f"POST {place(server)[2]}nonsense", *own(server), length, body=body)
    assert (answer[0], answer[2]) == (400, b"that makes no sense\n")


def test_only_what_the_page_is_made_of_is_served(server: PageServer) -> None:
    path = place(server)[2]
    assert ask(server, f"GET {path}a.js?x=1", own(server)[0])[0] == 200
    for name in ("b.js", "../a.js", "..%2fa.js", "/etc/passwd", "%00"):
        assert ask(server, f"GET {path}{name}", own(server)[0])[0] == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"])
def test_other_methods_are_unknown_and_bear_the_same_headers(server: PageServer, method: str) -> None:
    status, headers, _ = ask(server, f"{method} {place(server)[2]}", own(server)[0])
    assert status == 501
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_connection_that_says_nothing_holds_up_nobody(server: PageServer) -> None:
    host, port, path = place(server)
    with socket.create_connection((host, port)):
        assert ask(server, f"GET {path}", own(server)[0])[0] == 200


def test_once_it_is_closed_nobody_listens(ear: Ear) -> None:
    server = PageServer({"": PAGE}, ear)
    server.close()
    with pytest.raises(ConnectionRefusedError):
        ask(server, f"GET {place(server)[2]}", own(server)[0])


def test_every_practice_has_an_address_of_its_own(ear: Ear) -> None:
    servers = [PageServer({}, ear) for _ in range(2)]
    tokens = {place(server)[2] for server in servers}
    for server in servers:
        server.close()
    assert len(tokens) == 2
    assert min(map(len, tokens)) >= 32


def test_those_who_say_nothing_or_little_by_little_are_held_in_bounds_and_the_page_is_answered(
    server: PageServer,
) -> None:
    host, port, path = place(server)
    idle = [socket.create_connection((host, port), timeout=5) for _ in range(100)]  # less than silence is borne
    for connection in idle[::2]:
        connection.sendall(b"GET /")
    assert ask(server, f"GET {path}", own(server)[0])[0] == 200
    assert [connection.recv(1) for connection in idle[:60]] == [b""] * 60
    for connection in idle:
        connection.close()


def test_a_body_that_never_comes_whole_is_given_up(server: PageServer, ear: Ear) -> None:
    host, port, path = place(server)
    with socket.create_connection((host, port), timeout=30) as connection:
        head = [f"POST {path}begin HTTP/1.1", *own(server), "Content-Length: 400", "", ""]
        connection.sendall("\r\n".join(head).encode() + b'{"step"')
        assert ask(server, f"GET {path}", own(server)[0])[0] == 200
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(65536).startswith(b"HTTP/1.0 400")
    assert ear.heard == []


@pytest.mark.parametrize(
    "line",
    [
        "GET http://evil.example/{token}/",
        "GET //evil.example/{token}/",
        "POST http://127.0.0.1/{token}/begin",
        "GET /{token}/../{token}/a.js",
        "GET /{token}//a.js",
    ],
)
def test_other_ways_to_write_the_address_lead_nowhere(server: PageServer, ear: Ear, line: str) -> None:
    token = place(server)[2].strip("/")
    length, body = said({})
    status, _, content = ask(server, line.format(token=token), *own(server), length, body=body)
    assert status in (400, 403, 404)
    assert PAGE.content not in content
    assert ear.heard == []


def test_a_request_of_endless_headers_is_refused(server: PageServer) -> None:
    path = place(server)[2]
    assert ask(server, f"GET {path}", own(server)[0], *(f"X-{number}: 1" for number in range(200)))[0] == 431
