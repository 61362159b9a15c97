"""What the core wants of the world: small Protocols in its own words, and the values they pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple, Protocol

from kneebreak.engine.busy import Busy
from kneebreak.engine.entry import Correction, Entry, Outcome, Via
from kneebreak.engine.events import Practised
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Pace
from kneebreak.engine.state import State
from kneebreak.messages import Message


class Reading(NamedTuple):
    """One look at the clock."""

    at: datetime
    """In UTC."""
    slept: timedelta
    """How long the machine was suspended since the last look."""
    moved: timedelta
    """How far somebody set the clock since the last look, suspension not counted."""


class Clock(Protocol):
    """Tells the time and what befell it."""

    def now(self) -> datetime:
        """The time in UTC, from any thread; what befell the clock is left for the next look."""

    def read(self) -> Reading:
        """Look at the clock."""


class Waiter(Protocol):
    """The one place where the program waits, and where messages come in."""

    def inbox(self, message: Message) -> None:
        """Take a message, from any thread, and end the wait."""

    def take(self) -> list[Message]:
        """Hand over what is in the inbox, oldest first, and empty it."""

    def wait(self, until: datetime | None) -> None:
        """Return when something was put into the inbox, the clock was set or resumed, or `until` (UTC) has come.

        Runs what belongs to sources that became ready; what they have to say goes into the inbox.
        """


class FileWaiter(Waiter, Protocol):
    """A waiter that also watches file descriptors, for adapters that live on the loop."""

    def watch(self, fd: int, ready: Callable[[], None]) -> None:
        """Call `ready` from within `wait` whenever `fd` can be read (or its other end is closed)."""

    def forget(self, fd: int) -> None:
        """Stop watching; harmless for a descriptor that is not watched."""

    def after(self, delay: timedelta, then: Callable[[], None]) -> Callable[[], None]:
        """Call `then` once from within `wait` after `delay` of waking time; returns a function that calls it off."""


class Ability(Enum):
    """What a notifier can do."""

    CLICK = "click"
    """A click on the body arrives."""
    BUTTONS = "buttons"
    """Buttons are drawn, or offered in some menu of the server."""


class Slot(Enum):
    """The two bubbles there can be; showing replaces the one in the same slot."""

    PROMPT = "prompt"
    NOTE = "note"


class Button(NamedTuple):
    """A button of a bubble, and what pressing it means."""

    label: str
    means: Message


class Bubble(NamedTuple):
    """One notification. Texts are plain: no markup, line breaks allowed in `text`."""

    title: str
    text: str
    picture: str | None = None
    """The path of a PNG file."""
    clicked: Message | None = None
    """What a click on the body means; None: nothing."""
    clicked_label: str = ""
    """What servers that draw the body's action as a button may call it."""
    buttons: tuple[Button, ...] = ()
    """Three at the most."""
    prompt: str | None = None
    """The prompt it shows; its dismissal is then reported. A bubble without one may be dismissed without a word."""
    insist: bool = False
    stays: bool = True
    """Whether it waits for an answer; else it goes by itself."""
    sound: bool = False
    """Whether it may be heard."""


class Notifier(Protocol):
    """Shows bubbles, and reports what the user does with them: `Bubble` messages, `Dismissed`.

    Of a prompt also `BubbleLost`, and where nobody takes its bubble, `BubbleRefused`.
    """

    via: Via

    def abilities(self) -> frozenset[Ability]:
        """What it can do at present."""

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Show a bubble in place of the one in the same slot."""

    def withdraw(self, slot: Slot) -> None:
        """Take the bubble of this slot off the screen, if there is one."""

    def close(self) -> None:
        """Give back what it holds; what is shown stays as it is."""


class Icon(Enum):
    """What the tray icon can look like; told apart by shape, not by colour alone."""

    WORKING = "working"
    DUE = "due"
    AWAY = "away"
    PAUSED = "paused"
    """Nothing comes: the user asked for silence, or is busy."""
    OFF = "off"


class Face(NamedTuple):
    """What the tray icon shows."""

    icon: Icon
    eighths: int
    """How far the interval has gone, 0 to 8; 0 for icons other than WORKING."""
    title: str
    tooltip: str
    """Plain text of one or two lines, with absolute clock times so that it does not go stale."""


class MenuItem(NamedTuple):
    """A line of the tray menu; an empty label is a separator, one without `means` and `items` is a text."""

    label: str
    means: Message | None = None
    items: tuple[MenuItem, ...] = ()
    checked: bool | None = None
    """None: not a check mark."""
    default: bool = False
    """Whether a click on the icon does this where the icon can do no better."""


Menu = Callable[[], tuple[MenuItem, ...]]
"""Makes the menu as it is at this moment; trays ask on each opening."""


class Tray(Protocol):
    """An icon in the desktop's tray, with a menu."""

    def show(self, face: Face) -> None:
        """Let the icon look like this from now on."""

    def close(self) -> None:
        """Take the icon away."""


class Presence(Protocol):
    """Knows whether somebody is there; reports `WentAway` and `CameBack` where it can tell."""

    def idle_for(self) -> timedelta | None:
        """How long there has been no input, as far as that is known; None: nothing is known of it."""

    def watch(self, away: timedelta) -> None:
        """Report `WentAway` after this long without input from now on."""

    def watch_lull(self, span: timedelta | None) -> None:
        """Report `Ticked` each time that there was no input for this long; None: no more.

        A source that knows idle times reports these, for nobody asks again whether the typing has paused.
        """


class Busyness(Protocol):
    """Knows what a prompt would disturb; reports `BusyChanged` where it can tell."""

    def now(self) -> Mapping[Busy, bool]:
        """The reasons that hold at this moment, and whether the end of each will be reported.

        Asked when a prompt may fall due, not between; a reason of which nothing is known is not in it.
        """


class Mistakes(NamedTuple):
    """What is wrong with a schedule, a line for each mistake."""

    lines: tuple[str, ...]


class Schedule(Protocol):
    """The user's schedule."""

    def load(self) -> Plan | Mistakes:
        """Read it as it is now."""

    def change(self, before: Pace, after: Pace) -> Mistakes | None:
        """Write into it what differs between the two, and keep all else; None: it is done, else what hinders it."""


class BreakLog(Protocol):
    """The user's log."""

    def append(self, line: Entry | Correction) -> None:
        """Write a line so that it survives a power cut; raises OSError where that fails."""

    def outcomes_of(self, prompt: str) -> tuple[Outcome, ...]:
        """The outcomes in this machine's log for the prompt of this id, oldest first, those undone left out."""

    def took_back(self, entry: str) -> bool:
        """Whether this machine's log holds a correction of the entry of this id."""

    def practised(self) -> tuple[Practised, ...]:
        """The steps of practices that were logged on this machine lately, oldest first."""


class Memory(Protocol):
    """Keeps the state across restarts."""

    def load(self, plan: Plan) -> State | None:
        """The state that was saved last; None if there is none that can be used."""

    def save(self, state: State) -> None:
        """Replace what was saved, atomically; raises OSError where that fails."""


class Commands(Protocol):
    """Runs commands of the user's; what fails is told once, to whoever is told of troubles."""

    def run(self, command: tuple[str, ...], variables: Mapping[str, str], told: str) -> None:
        """Start a command and return at once.

        `variables` come on top of the environment; `told` is its standard input.
        """

    def close(self) -> None:
        """End what still runs."""


class Autostart(Protocol):
    """Starts kneebreak with the user's session."""

    def is_on(self) -> bool:
        """Whether it does."""

    def turn(self, *, on: bool) -> None:
        """See to it that it does, or does not; raises OSError where that fails."""
