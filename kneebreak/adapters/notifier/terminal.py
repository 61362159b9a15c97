"""Bubbles as text on a terminal, answered by single keys, for machines without a desktop."""

from __future__ import annotations

import codecs
import os
import select
import sys
from contextlib import suppress

from kneebreak.adapters.notifier import keyboard
from kneebreak.adapters.notifier.keys import ENTER, Key, keys_of, legend
from kneebreak.adapters.notifier.strokes import Strokes
from kneebreak.adapters.plaintext import clean
from kneebreak.engine.entry import Via
from kneebreak.messages import Inbox
from kneebreak.ports import Ability, Bubble, FileWaiter, Slot

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home


class TerminalNotifier:
    """Prints bubbles, and takes a key for a click or a button while the program has the terminal to itself.

    It uses no control sequences, so any terminal will do. Where nothing can be read it only prints; where nothing can
    be printed either, it is silent: a program started by hand must survive its terminal.
    """

    via = Via.TERMINAL

    def __init__(self, waiter: FileWaiter, inbox: Inbox, source: int = 0, target: int = 1) -> None:
        self._inbox = inbox
        self._target = target
        self._encoding = _encoding()
        self._decoder = codecs.getincrementaldecoder(self._encoding)("ignore")
        self._strokes = Strokes()
        self._titles: dict[Slot, str] = {}
        self._keys: dict[Slot, tuple[Key, ...]] = {}
        self._keyboard = keyboard.Keyboard(waiter, source, self._typed)

    def abilities(self) -> frozenset[Ability]:
        """Clicks and buttons by keys, as long as there are keys to read."""
        return frozenset(Ability) if self._keyboard.is_ours() else frozenset()

    def show(self, slot: Slot, bubble: Bubble) -> None:
        """Print a bubble; the keys of the one that this slot had before are forgotten."""
        self._keys.pop(slot, None)
        taken = frozenset(key.letter for keys in self._keys.values() for key in keys)
        self._titles[slot] = bubble.title
        self._keys[slot] = keys_of(bubble, taken)
        # In the background the keys wait for the program to be fetched into the foreground.
        keys = legend(self._keys[slot]) if self._keyboard.take() else ()
        self._print("", bubble.title, *bubble.text.splitlines(), *keys)

    def withdraw(self, slot: Slot) -> None:
        """Say that a bubble no longer waits, unless a key has answered it."""
        self._keys.pop(slot, None)
        title = self._titles.pop(slot, None)
        if title is not None:
            self._print(f"(no longer waiting: {title})")

    def close(self) -> None:
        """Give the terminal back as it was."""
        self._keyboard.close()

    def _typed(self, typed: bytes) -> None:
        for letter in self._strokes.keys(self._decoder.decode(typed)):
            self._press(ENTER if letter == "\r" else letter.lower())

    def _press(self, letter: str) -> None:
        """Let a key answer, as a click does: once. A prompt's keys go before a note's."""
        for slot in Slot:
            for key in self._keys.get(slot, ()):
                if key.letter == letter:
                    del self._keys[slot], self._titles[slot]
                    self._print(f"> {key.label}")
                    self._inbox(key.means)
                    return

    def _print(self, *lines: str) -> None:
        text = "".join(f"{clean(line)}\n" for line in lines).encode(self._encoding, "replace")
        # The terminal may be gone, or the reader of the pipe.
        with suppress(OSError):
            # A terminal that was told to stand still must not make the whole program do so.
            if _takes_writing(self._target):
                os.write(self._target, text)


def _takes_writing(fd: int) -> bool:
    poll = select.poll()
    poll.register(fd, select.POLLOUT)
    return bool(poll.poll(0))


def _encoding() -> str:
    """What the terminal reads: the locale's encoding, even where Python itself prefers UTF-8."""
    import locale  # noqa: PLC0415 - of no use to a desktop

    return locale.getencoding()
