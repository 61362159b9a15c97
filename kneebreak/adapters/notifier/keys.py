"""The keys that answer a bubble on a terminal."""

from __future__ import annotations

from kneebreak.engine.events import Answer, Answered
from kneebreak.messages import Message
from kneebreak.ports import Bubble, Button
from kneebreak.record import NamedTuple

ENTER = "\n"

# An answer has its key for ever: a hand that knows one must not hit another when a button changes.
_ANSWERS = {Answer.DONE: "d", Answer.SNOOZE: "s", Answer.OTHER: "a", Answer.SKIP: "k"}
_RESERVED = frozenset(_ANSWERS.values())


class Key(NamedTuple):
    """A key, what it is called on the screen, and what pressing it means."""

    letter: str
    """In lower case; the line break is the Enter key."""
    label: str
    means: Message


def keys_of(bubble: Bubble, taken: frozenset[str]) -> tuple[Key, ...]:
    """A key for each button, and Enter for a click on the body; letters in `taken` are left to others."""
    keys: list[Key] = []
    for button in bubble.buttons:
        letter = _letter(button, taken | {key.letter for key in keys})
        if letter is not None:
            keys.append(Key(letter, button.label, button.means))
    if bubble.clicked is not None:
        keys.append(Key(ENTER, bubble.clicked_label or bubble.title, bubble.clicked))
    return tuple(keys)


def legend(keys: tuple[Key, ...]) -> tuple[str, ...]:
    """The line that shows the keys, each letter in brackets; no line where there are none."""
    enter = next((key for key in keys if key.letter == ENTER), None)
    parts = []
    for key in keys:
        if key is enter:
            continue
        also = " (or Enter)" if enter is not None and key.means == enter.means else ""
        parts.append(_bracketed(key) + also)
    if enter is not None and not any(key.means == enter.means for key in keys if key is not enter):
        parts.append(f"[Enter] {enter.label}")
    return ("   ".join(parts),) if parts else ()


def _letter(button: Button, taken: frozenset[str]) -> str | None:
    if isinstance(button.means, Answered):
        return _ANSWERS[button.means.answer]
    free = (letter for letter in button.label.lower() if letter.isalnum() and letter not in taken | _RESERVED)
    return next(free, None)


def _bracketed(key: Key) -> str:
    at = key.label.lower().find(key.letter)
    if at < 0:
        return f"[{key.letter}] {key.label}"
    return f"{key.label[:at]}[{key.label[at]}]{key.label[at + 1 :]}"
