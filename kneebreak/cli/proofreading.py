"""A schedule that somebody is editing, read whenever it is saved."""

from __future__ import annotations

import os

from kneebreak.cli.ask import say
from kneebreak.cli.check import mistakes_in, tell
from kneebreak.language import tr
from kneebreak.ports import Mistakes


class Proofreader:
    """Tells of what each save has brought; `silent`: not before the end, for an editor fills the terminal."""

    def __init__(self, path: str, *, silent: bool) -> None:
        self._path = path
        self._silent = silent
        self._seen = _content(path)
        self._found = mistakes_in(path)
        self._untold = self._found is not None

    def look(self) -> None:
        """Read it, and tell what is wrong in it or that it is fine, if it was saved since the last look."""
        content = _content(self._path)
        if content == self._seen:
            return
        self._seen, self._found, self._untold = content, mistakes_in(self._path), True
        if not self._silent:
            self._tell()

    def end(self) -> Mistakes | None:
        """What is wrong in it now that nobody edits it any more, told unless it was; None: nothing."""
        self.look()
        if self._untold:
            self._tell()
        return self._found

    def _tell(self) -> None:
        self._untold = False
        if self._found is None:
            say(tr("{path} is fine", path=self._path))
        else:
            tell(self._found)


def _content(path: str) -> bytes | None:
    """What is in the file; None where it cannot be read, or is no file that could be."""
    try:
        if not os.path.isfile(path):
            return None
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
