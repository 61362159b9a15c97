"""Day after day at a desk: what somebody does, drawn from one seed."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from kneebreak.adapters.ledger import Ledger
from kneebreak.adapters.log.history import read_history
from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.schedule import FileSchedule
from kneebreak.beginning import started
from kneebreak.engine.busy import Busy
from kneebreak.engine.events import BusyChanged, CameBack, Happening, Locked, Unlocked, WentAway
from kneebreak.engine.plan import Plan
from kneebreak.engine.step import begin
from kneebreak.messages import Message, TrayClicked
from kneebreak.ports import Slot
from tests.office import Room
from tests.year.laws import ZONE, Laws
from tests.year.parts import KnownPresence, WatchedLog, WatchedNotifier

_SCHEDULE = """
[rhythm]
every = "{every}"

[[hours]]
days = "weekdays"
from = "09:00"
to   = "17:30"

[[at]]
time     = "12:30"
movement = "walk-lap"
days     = "weekdays"
"""
_MINUTE = timedelta(minutes=1)
_QUESTIONS = (("status",), ("why",), ("posture", "standing"), ("posture", "sitting"), ("undo",), ("less", "toe-lift"))


class Year(Room):
    """Somebody who has kneebreak from the first of January on."""

    def __init__(self, folder: Path, seed: int, *, restarts: bool) -> None:
        self.date = datetime(2026, 1, 1).date()  # noqa: DTZ001 - a day, wherever it is
        super().__init__(self._at(time(6)))
        self.laws = Laws(self.clock.at)
        self.notifier = WatchedNotifier(self.waiter.inbox, self.laws, self.clock.now)
        self.presence: KnownPresence = KnownPresence(self.clock.now)
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._seed = seed
        self._restarts = restarts
        self._folder = folder
        (folder / "schedule.toml").write_text(_SCHEDULE.format(every="45 min"))
        self._log = WatchedLog(str(folder / "log"), self.laws)
        self._wakes = 0
        self._start()

    def read_log(self) -> Counter[str]:
        """The outcomes that a reader of the log finds; raises AssertionError where a line is not as it should be."""
        history = read_history(str(self._folder / "log"), datetime.min.replace(tzinfo=UTC))
        assert history.problems == ()
        return Counter(entry.outcome.value for entry in history.entries)

    def live(self, days: int) -> None:
        """Live so many days more."""
        for _ in range(days):
            self._live_day()
            self.date += timedelta(days=1)

    def _live_day(self) -> None:
        if self._restarts and self._chance.random() < 0.3:
            self._restart()
        works = self.date.weekday() < 5 and self._chance.random() < 0.9
        if works:
            self._reach(self._at(time(8, 55)))
            self._come_back()
            while self.clock.at < self._at(time(17, 25)):
                self._be_at_desk()
        else:
            self._lock()
        self._reach(self._at(time(20)))  # what was asked for after the hours is over then, too
        self._check_evening()
        if works:
            self._lock()
        if works and self._chance.random() < 0.5:
            self.clock.sleep(self._at(time(23)) - self.clock.at)
        self._reach(self._at(time(23, 59)))
        self._forget()

    def _be_at_desk(self) -> None:
        self._reach(self.clock.at + _MINUTE * self._chance.randrange(1, 9))
        if self.prompt() is not None and self._chance.random() < 0.6:
            self._answer()
        else:
            deeds: list[Callable[[], None]] = [self._be_away, self._be_locked, self._be_busy, self._pause, self._ask]
            deeds += [self._suspend, self._edit, self._lose_bubbles, lambda: None]
            self._chance.choices(deeds, [5, 3, 4, 1, 6, 1, 1, 1, 150])[0]()

    def _answer(self) -> None:
        bubble = self.prompt()
        assert bubble is not None
        match self._chance.randrange(12):
            case 0:
                self._ask_for("done")
            case 1:
                self._ask_for("skip")
            case 2:
                self._do(TrayClicked(middle=True))
            case 3:
                self._meanwhile(lambda: self.notifier.dismiss(Slot.PROMPT))
            case 4:
                self._be_away()
            case 5 | 6:
                label = self._chance.choice(bubble.buttons).label
                self._meanwhile(lambda: self.notifier.press(Slot.PROMPT, label))
            case _:
                self._meanwhile(lambda: self.notifier.click(Slot.PROMPT))

    def _be_away(self) -> None:
        since = self.clock.at
        self.presence.left = since
        self._reach(since + timedelta(minutes=5))
        self._do(WentAway(since))
        self._reach(self.clock.at + _MINUTE * self._chance.randrange(1, 60))
        self._come_back(CameBack(since))

    def _lock(self) -> None:
        self.presence.left = self.clock.at
        self._do(Locked())
        self.laws.silent.add("lock")

    def _be_locked(self) -> None:
        self._lock()
        self._reach(self.clock.at + _MINUTE * self._chance.randrange(1, 40))
        self._come_back()

    def _come_back(self, how: Happening | None = None) -> None:
        self.presence.left = None
        self.laws.silent.discard("lock")
        self.laws.returned = self.clock.at
        self._do(how or Unlocked())

    def _be_busy(self) -> None:
        reason = self._chance.choice([Busy.FULL_SCREEN, Busy.DO_NOT_DISTURB])
        self.busyness.reasons = {reason: True}
        self.laws.silent.add(reason.value)
        self._do(BusyChanged())
        self._reach(self.clock.at + _MINUTE * self._chance.randrange(1, 90))
        self.laws.silent.discard(reason.value)
        self.busyness.reasons = {}
        self._do(BusyChanged())

    def _pause(self) -> None:
        minutes = self._chance.randrange(10, 60)
        self._ask_for("pause", f"{minutes} min")
        self.laws.silent.add("pause")
        self._reach(self.clock.at + _MINUTE * minutes - timedelta(seconds=1))
        self.laws.silent.discard("pause")
        self.laws.excused = True

    def _ask(self) -> None:
        words = self._chance.choice([*_QUESTIONS, ("next",), ("show",), ("plan",)])
        self._ask_for(*words)
        self.tray.open_menu()

    def _suspend(self) -> None:
        self.clock.sleep(_MINUTE * self._chance.randrange(1, 120))
        self.laws.returned = self.clock.at
        self.shell.turn()

    def _edit(self) -> None:
        minutes = self._chance.choice([40, 45, 50])
        (self._folder / "schedule.toml").write_text(_SCHEDULE.format(every=f"{minutes} min"))
        self.laws.every = timedelta(minutes=minutes)
        self.laws.excused = True
        self._ask_for("reload")  # a shorter interval may bring a prompt at once

    def _lose_bubbles(self) -> None:
        self.laws.withdraw()
        self._meanwhile(self.notifier.lose)

    def _reach(self, at: datetime) -> None:
        """Let time pass until then, the program waking up as it wants to."""
        while self.wake(before=at):
            self._wakes += 1
            self.laws.wake(self._wakes)
        self.clock.at = max(self.clock.at, at)
        self.shell.turn()

    def _do(self, message: Message) -> None:
        self._meanwhile(lambda: self.waiter.inbox(message))

    def _ask_for(self, *words: str) -> None:
        self.laws.asked = True
        self.ask(*words)
        self.laws.asked = False

    def _meanwhile(self, deed: Callable[[], None]) -> None:
        """Do something, and let the program see to it; what comes then was asked for."""
        self.laws.asked = self.notifier.up.get(Slot.PROMPT) is not None
        deed()
        self.shell.turn()
        self.laws.asked = False

    def _check_evening(self) -> None:
        assert self.prompt() is None
        self.laws.end_day()
        reply = self.ask("status", "--json")
        today = json.loads(reply.text)["today"]
        counts = self.laws.of_day(self.date)
        assert {name: count for name, count in today.items() if count} == counts, "the status says what the log says"
        amiss = [report for report in self.reports if not report.startswith("No prompt has reached you")]
        assert not amiss, f"nothing goes wrong: {amiss}"

    def _start(self) -> None:
        schedule = FileSchedule(str(self._folder / "schedule.toml"), ZONE)
        plan = schedule.load()
        assert isinstance(plan, Plan), plan
        memory = TomlMemory(str(self._folder / "memory.toml"))
        state = memory.load(plan) or begin(plan, self._seed, self.clock.at)
        assert memory.problem is None
        self.set_to_work(
            plan, state, schedule, self._log, memory, started(self._log, state, self.reports.append, Ledger())
        )

    def _restart(self) -> None:
        before = self.ask("status", "--json").text
        self.shell.end()
        self._start()
        after = self.ask("status", "--json").text
        assert after == before, f"a restart at night changes nothing: {before} -> {after}"

    def _forget(self) -> None:
        """Drop what the fakes remember: it is not the program that grows by it."""
        self._wakes = 0
        self.notifier.history.clear()
        del self.waiter.waits[:-1], self.tray.faces[:-1]
        for seen in (self.reports, self.presence.lulls, self.presence.watched, self.commands.runs, self.wished):
            seen.clear()

    def _at(self, clock: time) -> datetime:
        return datetime.combine(self.date, clock, ZONE).astimezone(UTC)
