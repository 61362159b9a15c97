"""A whole rehearsal among recording fakes: time passes from one cue to the next, at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kneebreak.desk import Desk
from kneebreak.engine.events import Started
from kneebreak.engine.plan import Plan
from kneebreak.engine.step import begin
from kneebreak.keeper import Keeper
from kneebreak.rehearsal.attended import AttendedNotifier
from kneebreak.rehearsal.day import day_of
from kneebreak.rehearsal.director import Director
from kneebreak.rehearsal.notebook import FixedSchedule, NoCommands, PassingMemory, SpokenLog
from kneebreak.rehearsal.tempo import tempo
from kneebreak.shell import Shell
from tests.fakes.clock import FakeClock
from tests.fakes.notifier import RecordingNotifier
from tests.fakes.tray import RecordingTray
from tests.fakes.waiter import FakeWaiter

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


class PacedClock(FakeClock):
    """Remembers at which pace it was told to run."""

    pace = 0.0

    def run_at(self, pace: float) -> None:
        self.pace = pace


class LeapingWaiter(FakeWaiter):
    """Waits by leaping to the moment, or to the next cue."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage

    def wait(self, until: datetime | None) -> None:
        super().wait(until)
        if self.messages:
            return
        cue = self._stage.director.next_cue()
        self._stage.clock.at = max(self._stage.clock.at, min(filter(None, (until, cue))))
        self._stage.director.play(self._stage.clock.at)


class Stage:
    """The day of a plan, its lines, and what was on the screen."""

    def __init__(self, plan: Plan, now: datetime = SUNDAY, length: timedelta = timedelta(minutes=2)) -> None:
        self.day = day_of(plan, now)
        self.clock = PacedClock(self.day.begins)
        self.lines: list[str] = []
        self.listens = True
        self.waiter = LeapingWaiter(self)
        self.tempo = tempo(self.day, length)
        self.director = Director(self.day, self.tempo, self.clock, self.waiter.inbox, self._say)
        self.notifier = RecordingNotifier(self.waiter.inbox)
        self.memory = PassingMemory(begin(self.day.plan, 1, self.day.begins))
        self.shell = Shell(self.day.plan, self.memory.state, FixedSchedule(self.day.plan), self.clock, self.waiter)
        self.tray = RecordingTray(self.waiter.inbox, self.shell.menu, self.shell.face())
        self.desk = Desk(
            notifier=AttendedNotifier(self.notifier, self.director),
            tray=self.tray,
            presence=self.director.presence,
            busyness=self.director.busyness,
            picture=lambda _: None,
            wishes={},
            report=self.lines.append,
            commands=NoCommands(),
            faults=tuple,
            diagnosis=lambda _: "",
            autostart=lambda: False,
        )

    def begin(self) -> None:
        """Start, for a test that turns by itself."""
        self.director.begin()
        self.shell.start(self.desk, self._keeper(), Started(), None)

    def play(self) -> list[str]:
        """Play the day to its end; what was told, without the times."""
        self.director.begin()
        self.shell.run(self.desk, self._keeper(), Started(), None)
        return self.told()

    def told(self) -> list[str]:
        """What was told so far, without the times."""
        return [line.partition("  ")[2] for line in self.lines]

    def _keeper(self) -> Keeper:
        return Keeper(SpokenLog(self.director.logged), self.memory, self.shell.tell)

    def _say(self, line: str) -> bool:
        self.lines.append(line)
        return self.listens
