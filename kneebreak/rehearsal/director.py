"""Who sees to it that a played day has all that a day can have, and tells what happens.

The script, by prompts that have ended: after the first one somebody leaves the desk for a while; when the third falls
due, it would disturb. What the user leaves alone, a stand-in answers by pressing the bubble's own buttons.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.entry import Correction, Entry, Outcome
from kneebreak.engine.events import Answer, Answered, BusyChanged, CameBack, WentAway
from kneebreak.messages import Inbox, Wish
from kneebreak.ports import Bubble
from kneebreak.rehearsal import wording
from kneebreak.rehearsal.day import Day, answered_after
from kneebreak.rehearsal.desk import PlayedBusyness, PlayedPresence
from kneebreak.rehearsal.tempo import Tempo

Say = Callable[[str], bool]
"""Tells a line to whoever watches; False: nobody listens any more."""

_STAND_IN = (Answer.DONE, Answer.SNOOZE, Answer.OTHER, Answer.DONE, None)
"""What the stand-in answers to the first prompts, each when it comes for the first time; None: nothing."""


_TYPICAL = (Busy.FULL_SCREEN, Busy.CALL, Busy.DO_NOT_DISTURB)
"""What disturbs a day, the most telling first."""


class Paced(Protocol):
    """A clock whose pace can be changed."""

    def now(self) -> datetime:
        """The time it has come to."""

    def run_at(self, pace: float) -> None:
        """Go on from here at this pace."""


class Director:
    """Plays whoever is at the desk, for as long as nobody else does."""

    def __init__(self, day: Day, tempo: Tempo, clock: Paced, inbox: Inbox, say: Say) -> None:
        self.presence = PlayedPresence(clock.now)
        self.busyness = PlayedBusyness()
        self.is_over = False
        """Whether the day was played to its end."""
        self._day = day
        self._plan = day.plan
        self._tempo = tempo
        self._clock = clock
        self._inbox = inbox
        self._say = say
        self._cues: list[tuple[datetime, Callable[[], None]]] = [(day.ends, self._end)]
        self._open: Bubble | None = None
        self._seen: list[str] = []
        self._ended = 0
        self._pressed = False

    def begin(self) -> None:
        """Say that the day begins."""
        self._tell(wording.SITS_DOWN)

    def next_cue(self) -> datetime | None:
        """When something is to happen next."""
        return min((moment for moment, _ in self._cues), default=None)

    def play(self, now: datetime) -> None:
        """Let happen what is due."""
        while (due := self.next_cue()) is not None and due <= now:
            moment, act = next(cue for cue in self._cues if cue[0] == due)
            self._cues.remove((moment, act))
            act()

    def prompt_shown(self, bubble: Bubble) -> None:
        """Give whoever watches the time to read it, and answer in their place when that is over."""
        assert bubble.prompt is not None  # noqa: S101 - it is a prompt's
        again = bubble.prompt in self._seen
        shown, instead = self._open, self._open is not None
        if not again:
            self._seen.append(bubble.prompt)
        if shown is None or shown.title != bubble.title:  # else it was lost, and is only shown anew
            self._tell(wording.prompted(bubble.title, again=again, instead=instead))
        self._open, self._pressed = bubble, False
        # The very first one is new to whoever reads it.
        self._clock.run_at(self._tempo.calm / 2 if len(self._seen) == 1 else self._tempo.calm)
        order = len(self._seen) - 1
        answer = _STAND_IN[order] if order < len(_STAND_IN) and not again else Answer.DONE
        self._after(answered_after(self._plan), lambda: self._press(bubble, answer))

    def prompt_gone(self) -> None:
        """Go on quickly."""
        if self._open is not None:
            self._open = None
            self._clock.run_at(self._tempo.quick)

    def logged(self, line: Entry | Correction) -> None:
        """Tell what would be written into the log, and go on with the script."""
        if isinstance(line, Correction):
            self._tell("Taken back.")
            return
        self._tell(wording.decided(self._plan, line, played=self._pressed))
        if line.movement is not None and line.outcome is not Outcome.SNOOZED:
            self._ended += 1
            self._go_on()

    def _go_on(self) -> None:
        every = self._plan.rhythm.every
        if self._ended == 1:
            self._after(every * 0.4, self._leave)
        reason = next((each for each in _TYPICAL if self._plan.busy[each] is Policy.HOLD), Busy.CALL)
        if self._ended == 2 and self._plan.busy[reason] is not Policy.SHOW:
            self._after(every * 0.85, lambda: self._disturb(reason))
            self._after(every * 1.2, self._free)

    def _press(self, bubble: Bubble, answer: Answer | None) -> None:
        if self._open is not bubble or answer is None:
            return
        if self.presence.away_since is not None:
            self._after(self._plan.rhythm.away, lambda: self._press(bubble, answer))
            return
        for button in bubble.buttons:
            if isinstance(button.means, Answered) and button.means.answer is answer:
                self._pressed = True
                self._inbox(button.means)

    def _leave(self) -> None:
        since = self.presence.away_since = self._clock.now()
        self._tell(wording.LEAVES)

        def notice() -> None:
            self._tell(wording.away(self._plan))
            self._inbox(WentAway(since))

        def return_() -> None:
            self.presence.away_since = None
            self._tell(wording.back(self._plan))
            self._inbox(CameBack(since))

        self._after(self._plan.rhythm.away, notice)
        self._after(self._plan.rhythm.away * 2.5, return_)

    def _disturb(self, reason: Busy) -> None:
        self.busyness.reason = reason
        self._tell(wording.busy(reason, self._plan.busy[reason]))
        self._inbox(BusyChanged())

    def _free(self) -> None:
        reason, self.busyness.reason = self.busyness.reason, None
        if reason is not None:
            self._tell(wording.free(reason, self._plan.busy[reason]))
            self._inbox(BusyChanged())

    def _end(self) -> None:
        self.is_over = True
        self._inbox(Wish.QUIT)

    def _after(self, span: timedelta, act: Callable[[], None]) -> None:
        self._cues.append((self._clock.now() + span, act))

    def _tell(self, text: str) -> None:
        if not self._say(wording.at(self._plan, self._clock.now(), text)):
            self._inbox(Wish.QUIT)
