"""Ways to do one thing, tried one after the other until one works."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Failed = Callable[[str], None]
"""Takes why a way did not work, in words for people; called once at most, at once or later."""
Attempt = Callable[[Failed], None]


def try_each(attempts: Iterator[Attempt], none_worked: Callable[[list[str]], None]) -> None:
    """Start the first attempt, and each next one when the one before has failed.

    `none_worked` gets the reasons once there are no more.
    """
    reasons: list[str] = []

    def go_on() -> None:
        attempt = next(attempts, None)
        if attempt is None:
            none_worked(reasons)
        else:
            attempt(failed)

    def failed(reason: str) -> None:
        reasons.append(reason)
        go_on()

    go_on()
