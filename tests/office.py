"""A whole kneebreak among recording fakes: the real engine, wording, commands and shell, and a clock that obeys."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from kneebreak.desk import Desk
from kneebreak.engine.entry import Entry, Outcome
from kneebreak.engine.events import Started
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Pace, pace
from kneebreak.engine.state import State
from kneebreak.engine.step import begin
from kneebreak.keeper import Keeper
from kneebreak.messages import Message, Reply, Request, Wish
from kneebreak.ports import Ability, BreakLog, Bubble, Memory, Mistakes, Schedule, Slot
from kneebreak.shell import Shell
from tests.engine.catalogue import MORNING, PLAN, at_pace
from tests.fakes.busyness import FakeBusyness
from tests.fakes.clock import FakeClock
from tests.fakes.commands import RecordingCommands
from tests.fakes.log import RecordingLog
from tests.fakes.memory import RecordingMemory
from tests.fakes.notifier import RecordingNotifier
from tests.fakes.presence import FakePresence
from tests.fakes.tray import RecordingTray
from tests.fakes.waiter import FakeWaiter


class FakeSchedule:
    """A schedule that a test saves, with or without mistakes."""

    def __init__(self, plan: Plan) -> None:
        self.saved: Plan | Mistakes = plan
        self.hindrance: Mistakes | None = None

    def load(self) -> Plan | Mistakes:
        return self.saved

    def change(self, before: Pace, after: Pace) -> Mistakes | None:
        """Save what was asked for, unless there is a `hindrance`."""
        if self.hindrance is not None or isinstance(self.saved, Mistakes):
            return self.hindrance or Mistakes(("schedule.toml: has mistakes",))
        assert pace(self.saved) == before
        self.saved = at_pace(self.saved, after)
        return None


class Room:
    """Somebody at a desk: fakes that remember all around the real shell, which `set_to_work` starts."""

    def __init__(self, at: datetime, abilities: frozenset[Ability] = frozenset(Ability)) -> None:
        self.clock = FakeClock(at)
        self.waiter = FakeWaiter()
        self.notifier = RecordingNotifier(self.waiter.inbox, abilities)
        self.presence = FakePresence()
        self.busyness = FakeBusyness()
        self.commands = RecordingCommands()
        self.wished: list[Wish] = []
        self.reports: list[str] = []
        self.faults: list[str] = []

    def set_to_work(  # noqa: PLR0917 - what differs between those who work here
        self,
        plan: Plan,
        state: State,
        schedule: Schedule,
        log: BreakLog,
        memory: Memory,
        started: Started,
        greeting: Bubble | None = None,
    ) -> None:
        """Start kneebreak here."""
        self.shell = Shell(plan, state, schedule, self.clock, self.waiter)
        self.tray = RecordingTray(self.waiter.inbox, self.shell.menu, self.shell.face())
        wishes = {wish: lambda wish=wish: self.wished.append(wish) for wish in Wish}
        desk = Desk(
            self.notifier,
            self.tray,
            self.presence,
            self.busyness,
            lambda prompt: f"{prompt.movement.id}.png",
            wishes,
            report=self.reports.append,
            commands=self.commands,
            faults=lambda: tuple(self.faults),
            diagnosis=json.dumps,
            autostart=lambda: False,
        )
        self.shell.start(desk, Keeper(log, memory, self.shell.tell), started, greeting)

    def prompt(self) -> Bubble | None:
        """The prompt on the screen."""
        return self.notifier.up.get(Slot.PROMPT)

    def note(self) -> Bubble | None:
        """The note on the screen."""
        return self.notifier.up.get(Slot.NOTE)

    def send(self, message: Message) -> None:
        """Put a message into the inbox and let the shell see to it."""
        self.waiter.inbox(message)
        self.shell.turn()

    def ask(self, *words: str) -> Reply:
        """Send a command and return its answer."""
        replies: list[Reply] = []
        self.send(Request(words, replies.append))
        (reply,) = replies
        return reply

    def pass_time(self, span: timedelta) -> None:
        """Let time pass; the shell wakes up when it asked to, and then only."""
        end = self.clock.at + span
        self.shell.turn()
        while (until := self.waiter.waits[-1]) is not None and until <= end:
            self.clock.at = max(self.clock.at, until)
            self.shell.turn()
            self.shell.turn()
        self.clock.at = end

    def wake(self, before: datetime) -> bool:
        """Let time pass until the shell next wakes up by itself; False, and nothing, where that is not before then."""
        self.shell.turn()
        until = self.waiter.waits[-1]
        if until is None or until >= before:
            return False
        self.clock.at = max(self.clock.at, until)
        self.shell.turn()
        return True


class Office(Room):
    """A room whose schedule, log and memory remember what befell them too."""

    def __init__(
        self,
        plan: Plan = PLAN,
        at: datetime = MORNING,
        state: State | None = None,
        abilities: frozenset[Ability] = frozenset(Ability),
        greeting: Bubble | None = None,
    ) -> None:
        super().__init__(at, abilities)
        self.schedule = FakeSchedule(plan)
        self.log = RecordingLog()
        self.memory = RecordingMemory()
        self.set_to_work(plan, state or begin(plan, 1, at), self.schedule, self.log, self.memory, Started(), greeting)

    @property
    def outcomes(self) -> list[Outcome]:
        return [line.outcome for line in self.log.lines if isinstance(line, Entry)]

    def until_prompt(self) -> Bubble:
        """Let time pass until a prompt is on the screen."""
        for _ in range(100):
            if (prompt := self.prompt()) is not None:
                return prompt
            self.pass_time(timedelta(minutes=1))
        message = f"no prompt came by {self.clock.at}"
        raise AssertionError(message)
