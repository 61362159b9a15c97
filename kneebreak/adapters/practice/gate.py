"""Who may speak to the page's server: the one who was given its address, and nobody in between."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from secrets import compare_digest, token_urlsafe

from kneebreak.record import NamedTuple


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: HTTPStatus
    why: str


class Gate:
    """Knows the address; every part of a request that a foreign page cannot forge must fit it."""

    def __init__(self, port: int) -> None:
        self._host = f"127.0.0.1:{port}"
        self._token = token_urlsafe(24)

    @property
    def url(self) -> str:
        """The address of the page, with the token that lets its holder in."""
        return f"http://{self._host}/{self._token}/"

    def check(self, method: str, path: str, hosts: Sequence[str], origins: Sequence[str]) -> str | Refusal:
        """What of the page is asked for, such as `page.css`, or why it is refused.

        `hosts` and `origins` are what stands in the request's headers of these names.
        """
        # A name of somebody else's that is made to lead here (DNS rebinding) stands in Host.
        if list(hosts) != [self._host]:
            return Refusal(HTTPStatus.MISDIRECTED_REQUEST, "this server answers to its own address only")
        # Browsers name the origin with every POST, and with what a foreign page's script fetches: Fetch Standard, 3.2.
        if list(origins) != [f"http://{self._host}"] and (origins or method == "POST"):
            return Refusal(HTTPStatus.FORBIDDEN, "this server answers to its own page only")
        token, slash, name = path.partition("?")[0].removeprefix("/").partition("/")
        if not slash or not compare_digest(token.encode(), self._token.encode()):
            return Refusal(HTTPStatus.FORBIDDEN, "the address is incomplete; copy all of it from the terminal")
        return name
