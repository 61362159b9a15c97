"""Which characters from a terminal are keys of their own: of those that an arrow or a function key sends, none is."""

from __future__ import annotations

from enum import Enum, auto

_ESCAPE = "\x1b"


class _Within(Enum):
    """Where in a control sequence we are (ECMA-48, 5.3 and 5.4)."""

    NOTHING = auto()
    ESCAPED = auto()
    """Behind an ESC: Alt and a key send the same, and the Escape key sends that much."""
    PARAMETERS = auto()
    LAST = auto()
    """One more belongs to it."""


class Strokes:
    """Passes on what was typed without what belongs to a control sequence, also of one that comes in pieces.

    Who presses Escape loses the next key by that: better than a left arrow that answers as a D would.
    """

    def __init__(self) -> None:
        self._within = _Within.NOTHING

    def keys(self, typed: str) -> str:
        """The keys of their own."""
        return "".join(letter for letter in typed if self._is_key(letter))

    def _is_key(self, letter: str) -> bool:
        before, self._within = self._within, self._after(letter)
        return before is _Within.NOTHING and letter != _ESCAPE

    def _after(self, letter: str) -> _Within:
        if letter == _ESCAPE:
            return _Within.ESCAPED
        if self._within is _Within.ESCAPED:
            return {"[": _Within.PARAMETERS, "O": _Within.LAST}.get(letter, _Within.NOTHING)
        if self._within is _Within.PARAMETERS:
            # Function keys of the Linux console have a second bracket, and a letter behind it: console_codes(4).
            return _Within.LAST if letter == "[" else _Within.PARAMETERS if " " <= letter < "@" else _Within.NOTHING
        return _Within.NOTHING
