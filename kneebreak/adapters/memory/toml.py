"""The state in `memory.toml`, replaced as a whole each time."""

# ruff: noqa: PTH105, PTH120, PTH123 - pathlib costs the daemon 1.2 MB
from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime

from kneebreak.adapters import private, regular
from kneebreak.adapters.contended import patiently
from kneebreak.adapters.memory.reading import restore
from kneebreak.adapters.memory.writing import document
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State

_HEADER = """\
# This is what kneebreak remembers from one start to the next. The program owns this file and writes it again and again:
# a change you make here is lost. To let it forget, end kneebreak (kneebreak quit) and delete the file.

"""

_LARGEST = 128 * 1024
"""In bytes; a state takes some four thousand."""

_YEAR_3000 = 32_503_680_000
"""In seconds since 1970: files can be of years that no calendar has."""


def kept(path: str, plan: Plan) -> State | None:
    """The state that a memory file holds, which stays as it is; None where there is no such file.

    Raises OSError where it cannot be read, and ValueError or RecursionError where it tells of no state.
    """
    from kneebreak.adapters.toml_text import parsed  # noqa: PLC0415 - needed once, at the start

    try:
        with patiently(lambda: regular.for_reading(path)) as file:
            written = datetime.fromtimestamp(min(max(0, os.fstat(file.fileno()).st_mtime), _YEAR_3000), UTC)
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    if len(content) > _LARGEST:
        raise ValueError(f"is larger than {_LARGEST} bytes, which no state is")
    return restore(parsed(content.decode()), plan, written)


class TomlMemory:
    """Keeps the lasting part of the state."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.problem: str | None = None
        """Why what was kept could not be used at the last loading, and where it is now; None: it could."""

    def load(self, plan: Plan) -> State | None:
        """The state that was saved last; None if there is none that can be used.

        What cannot be used is moved to `memory.toml.broken`. Movements are kept by their ids and are what the plan
        makes of them now. Where the plan no longer has the movement of an open prompt, there is nothing to show: that
        prompt ends without an outcome, and the state is Working until the moment at which it was to come (back), so
        that another one takes its place, at once if it was on the screen. One that is held waits on, for another
        movement.
        """
        self.problem = None
        try:
            return kept(self._path, plan)
        except OSError as error:
            self.problem = f"{self._path}: {error.strerror}; kneebreak begins afresh"
        except (ValueError, RecursionError) as error:
            self.problem = f"{self._path}: {error}; kneebreak begins afresh{self._put_aside()}"
        return None

    def save(self, state: State) -> None:
        """Replace what was saved, atomically; raises OSError where that fails."""
        from tomli_w import dumps  # noqa: PLC0415 - commands that only read do not need it

        text = _HEADER + dumps(document(state))
        private.make_folder(os.path.dirname(self._path))
        half_written = f"{self._path}.new"
        # Only one kneebreak runs, so one name does, and a killed one's leftover is overwritten.
        with open(private.for_writing(half_written), "wb") as file:
            file.write(text.encode())
            file.flush()
            # The folder itself is left alone: after a power cut either file will do, but not half a one.
            os.fsync(file.fileno())
        patiently(lambda: os.replace(half_written, self._path))

    def _put_aside(self) -> str:
        """Keep the broken file; its place is the rest of the sentence."""
        aside = f"{self._path}.broken"
        with suppress(OSError):
            os.replace(self._path, aside)
            return f", and the file is kept as {aside}"
        return ""
