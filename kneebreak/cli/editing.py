"""The schedule as commands change it, and what they say of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from kneebreak.adapters import paths
from kneebreak.adapters.config import ScheduleMistakes, load_movements
from kneebreak.adapters.config.address import UnknownAddress
from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.edit import Changed, edit, edited, in_words
from kneebreak.adapters.config.editor_schema import keep_schema
from kneebreak.adapters.config.replacement import Overtaken, hindrance
from kneebreak.adapters.config.schedule import plan_of
from kneebreak.adapters.config.toml import Source, read
from kneebreak.adapters.resources import resource
from kneebreak.adapters.zone import SystemZone
from kneebreak.cli.ask import complain
from kneebreak.language import tr


class Schedule:
    """A schedule file, the user's own unless another one is named; where there is none, the default holds."""

    def __init__(self, path: str | None) -> None:
        self.path = path or paths.choose(os.environ).schedule
        self._movements = load_movements(resource("config", "movements.toml"))

    def in_words(self) -> dict[str, str]:
        """What holds now, in words and by address such as "rhythm.every"."""
        return in_words(self._source(), self._check)

    def change(self, changes: Mapping[str, str]) -> list[Changed]:
        """Set values, all of them or none; where there is no file, the default one is written with them."""
        if not self._exists():
            edited(self._source(), changes, self._check)  # nothing is begun that cannot be finished
            write_default(self.path)
            keep_schema(self.path, complain)
        return edit(self.path, changes, self._check)

    def _exists(self) -> bool:
        return os.path.lexists(self.path)

    def _source(self) -> Source:
        if self._exists():
            return read(self.path)
        return read(resource("config", "schedule.toml"))._replace(file=Path(self.path).name)

    def _check(self, source: Source) -> None:
        plan_of(source, self._movements, SystemZone())


def attempt(change: Callable[[], int]) -> int:
    """Do it; what keeps it from being done is told, and becomes the exit code."""
    try:
        return change()
    except ScheduleMistakes as mistakes:
        print(mistakes, file=sys.stderr)  # noqa: T201 - a command prints
        return 2
    except UnknownAddress as unknown:
        return complain(str(unknown), 2)
    except (Overtaken, OSError) as error:
        return complain(hindrance(error))


def told(changed: Changed) -> str:
    """One line about what became of a value."""
    if changed.before == changed.after:
        return tr("{address}: {value} already", address=changed.address, value=changed.after)
    default = tr("{value} (the default)", value=changed.default) if changed.default else tr("nothing")
    before = changed.before or default
    return f"{changed.address}: {before} -> {changed.after}"
