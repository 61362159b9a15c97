"""The loop: waits, asks the engine, carries out what it says. It decides nothing about breaks."""

from __future__ import annotations

from datetime import datetime

from kneebreak import commands
from kneebreak.desk import Desk
from kneebreak.engine.busy import LookFirst, Unseen
from kneebreak.engine.effects import ChangePace, Effect, Record, Refuse
from kneebreak.engine.events import ClockSet, Event, Happening, PlanChanged, Slept, Started, Ticked
from kneebreak.engine.occasion import occasions
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Pace
from kneebreak.engine.state import State, listens_for, wakes_at
from kneebreak.engine.step import step
from kneebreak.hooks import run_hooks
from kneebreak.keeper import Keeper
from kneebreak.language import English, tr
from kneebreak.messages import Message, Reply, Request, TrayClicked, Trouble, Wish
from kneebreak.notes import Notes
from kneebreak.ports import Bubble, Clock, Face, MenuItem, Mistakes, Reading, Schedule, Slot, Waiter
from kneebreak.remarks import remarks
from kneebreak.screen import show
from kneebreak.wording import bubbles
from kneebreak.wording.confirmation import confirmation
from kneebreak.wording.face import changes_at, face
from kneebreak.wording.menu import menu
from kneebreak.wording.ramp import where


class Shell:
    """One running kneebreak."""

    def __init__(  # noqa: PLR0913, PLR0917 - what there is, and the three parts of the world that it asks
        self,
        plan: Plan,
        state: State,
        schedule: Schedule,
        clock: Clock,
        waiter: Waiter,
        mistakes: Mistakes | None = None,
    ) -> None:
        """`mistakes` are those of a schedule that could not be used, so that `plan` is another one."""
        self._plan = plan
        self._state = state
        self._schedule = schedule
        self._clock = clock
        self._waiter = waiter
        self._mistakes = mistakes
        self._face: Face | None = None
        self._begun = False
        self._over = False

    def menu(self) -> tuple[MenuItem, ...]:
        """The tray menu as it is now; empty before the work has begun, when some trays ask already."""
        if not self._begun:
            return ()
        return menu(self._plan, self._now(), self._remarks(), autostart=self._desk.autostart())

    def face(self) -> Face:
        """What the tray icon is to show from the beginning."""
        self._face = face(self._plan, self._now(), ())
        return self._face

    def run(self, desk: Desk, keeper: Keeper, started: Started, greeting: Bubble | None) -> None:
        """Work until somebody wants it to end."""
        self.start(desk, keeper, started, greeting)
        while not self._over:
            self.turn()
        self.end()

    def start(self, desk: Desk, keeper: Keeper, started: Started, greeting: Bubble | None) -> None:
        """Begin to work.

        `started` holds what the log knows of the state, `greeting` is shown first.
        """
        self._desk = desk
        self._notes = Notes(desk.notifier, desk.report)
        self._keeper = keeper
        self._begun = True
        desk.presence.watch(self._plan.rhythm.away)
        self._happen(started)
        if greeting is not None:
            self._notes.show(greeting)
        self._notes.tell_troubles()

    def end(self) -> None:
        """Leave nothing unwritten and nothing on the screen."""
        self._keeper.log([])
        self._keeper.save(self._state)
        for slot in Slot:
            self._desk.notifier.withdraw(slot)
        self._desk.tray.close()

    def turn(self) -> None:
        """Wait for something to happen, and see to it."""
        self._waiter.wait(min(filter(None, (wakes_at(self._state), changes_at(self._state))), default=None))
        for message in self._waiter.take():
            self._receive(message)
        self._notes.tell_troubles()
        wakes = wakes_at(self._state)
        reading = self._clock.read()
        if reading.slept or reading.moved or (wakes is not None and reading.at >= wakes):
            self._happen(Ticked(), reading)
        else:
            self._state = self._state._replace(at=reading.at)
            if self._look() != self._face:
                self._show_face()

    def tell(self, text: str) -> None:
        """Let the user know of something that went wrong, once what is being done is done."""
        self._notes.tell(text)

    def greet(self, schedule: str, picture: str) -> None:
        """Say what a first start says."""
        self._notes.show(bubbles.welcome(self._plan, self._now(), self._desk.notifier, schedule, picture), passing=True)

    def _receive(self, message: Message) -> None:
        match message:
            case Request(words=words, reply=reply):
                reply(self._answer(words))
            case Wish():
                self._fulfil(message)
            case Trouble(text=text):
                self.tell(text)
            case TrayClicked():
                self._receive(commands.click(message, self._state, self._desk.notifier.abilities()))
            case _:
                self._happen(message)

    def _answer(self, words: tuple[str, ...]) -> Reply:
        with English(commands.for_programs(words)):
            amiss = self._remarks()
            wanted = commands.interpret(words, self._plan, self._now(), amiss)
        match wanted:
            case Reply():
                return wanted
            case Wish.DIAGNOSE:
                return Reply(commands.FINE, self._desk.diagnosis(amiss))
            case Wish.RELOAD:
                mistakes = self._reload()
                return Reply(commands.WRONG, "\n".join(mistakes.lines)) if mistakes else self._confirm()
            case Wish():
                self._fulfil(wanted)
                return self._confirm()
        return self._happen(wanted) or self._confirm()

    def _confirm(self) -> Reply:
        said = tr("kneebreak has ended") if self._over else confirmation(self._plan, self._now())
        return Reply(commands.FINE, "\n".join((said, *self._remarks())))

    def _fulfil(self, wish: Wish) -> None:
        match wish:
            case Wish.QUIT:
                self._over = True
            case Wish.RELOAD:
                self._reload()
            case Wish.SHOW_STATUS:
                self._notes.show(bubbles.status_bubble(self._plan, self._now(), self._desk.notifier.via), passing=True)
            case _:
                self._desk.wishes[wish]()

    def _reload(self) -> Mistakes | None:
        """Take the schedule as it is now; one with mistakes leaves everything as it was, and is told of once."""
        loaded = self._schedule.load()
        if isinstance(loaded, Mistakes):
            if loaded != self._mistakes:
                for line in loaded.lines:
                    self._desk.report(line)
                self._notes.show(bubbles.mistaken(loaded, tr("The schedule from before stays in force.")))
            self._mistakes = loaded
            return loaded
        if self._mistakes is not None:
            self._notes.withdraw()
            self._mistakes = None
        if loaded != self._plan:
            self._plan = loaded
            self._desk.presence.watch(loaded.rhythm.away)
            self._happen(PlanChanged())
        return None

    def _happen(self, what: Happening, reading: Reading | None = None) -> Reply | None:
        """Put before the engine what happened, after whatever befell the clock meanwhile.

        Returns what is to be said to whoever caused it, where that is not just where we are now.
        """
        seen = reading or self._clock.read()
        if seen.moved:
            self._step(seen.at, ClockSet(seen.moved))
        if seen.slept:
            self._step(seen.at, Slept(seen.slept))
        reply = self._step(seen.at, what)
        self._show_face()
        return reply

    def _step(self, at: datetime, what: Happening) -> Reply | None:
        before = self._state
        self._state, effects = self._judge(Event(at, what, self._desk.presence.idle_for(), Unseen()))
        # No bubble waits for the memory: what a crash in between forgets, the log or the time brings back.
        self._keeper.log([effect.line for effect in effects if isinstance(effect, Record)])
        after, reply = self._state, None
        for effect in effects:
            reply = self._carry_out(effect) or reply
        self._keeper.save(self._state)
        self._desk.presence.watch_lull(listens_for(self._state))
        if self._plan.hooks:
            run_hooks(self._plan, self._desk.commands, occasions(before, after, effects))
        return reply

    def _judge(self, seen: Event) -> tuple[State, tuple[Effect, ...]]:
        """What the engine makes of an event; each look at what the user is busy with wakes others, so it says when."""
        try:
            return step(self._plan, self._state, seen)
        except LookFirst:
            return step(self._plan, self._state, seen._replace(busy=self._desk.busyness.now()))

    def _carry_out(self, effect: Effect) -> Reply | None:
        match effect:
            case ChangePace(before=before, after=after):
                return self._change_pace(before, after)
            case Refuse(why=why):
                return commands.refusal(why)
        show(effect, self._plan, self._state, self._desk, self._notes)
        return None

    def _change_pace(self, before: Pace, after: Pace) -> Reply:
        """Have the schedule changed, and take it up; whoever clicked hears of it as well as whoever asked."""
        hindrance = self._schedule.change(before, after) or self._reload()
        if hindrance is not None:
            self.tell(bubbles.unchanged(hindrance))
            return Reply(commands.NOT_NOW, bubbles.unchanged(hindrance))
        self._notes.show(bubbles.stepped(self._plan), passing=True)
        return Reply(commands.FINE, f"{where(self._plan)}\n{self._confirm().text}")

    def _remarks(self) -> tuple[str, ...]:
        """What is amiss at present, a line each."""
        return remarks(self._plan, self._now(), self._mistakes, self._keeper, self._desk)

    def _look(self) -> Face:
        return face(self._plan, self._state, self._remarks())

    def _show_face(self) -> None:
        """Let the tray look at everything anew: with an unchanged face the menu may still have changed."""
        self._face = self._look()
        self._desk.tray.show(self._face)

    def _now(self) -> State:
        """The state as it looks at this moment."""
        return self._state._replace(at=self._clock.now())
