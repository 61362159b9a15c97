"""What is wrong with a file that its user wrote, and where."""

from __future__ import annotations

from kneebreak.language import tr
from kneebreak.record import NamedTuple


class Mistake(NamedTuple):
    """One mistake; as text it is a line such as `schedule.toml:4:9: rhythm.every: "45" has no unit; ...`."""

    file: str
    """The file's base name."""
    line: int | None
    """Counted from 1; None where the file as a whole is meant."""
    column: int | None
    """In characters, counted from 1: of the value, or of the key where the key is the mistake."""
    key: str
    """With its table, such as `rhythm.every` or `hours[2].from`, the second of its kind; empty in errors of syntax."""
    what: str
    """What is wrong, and what to write instead."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}:{self.column}"
        return ": ".join(part for part in (place, self.key, self.what) if part)


class ScheduleMistakes(Exception):  # noqa: N818  these are the user's mistakes, not the program's error
    """A file could not be used for these reasons; as text it is one line for each."""

    def __init__(self, mistakes: list[Mistake], more: int = 0) -> None:
        super().__init__(mistakes, more)
        self.mistakes = mistakes
        """In the order of the file."""
        self.more = more
        """How many there are beyond those in the list."""

    def __str__(self) -> str:
        lines = [str(mistake) for mistake in self.mistakes]
        if self.more:
            lines.append(tr("{file}: and {more} more of this sort", file=self.mistakes[-1].file, more=self.more))
        return "\n".join(lines)
