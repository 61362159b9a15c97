"""A life of sudden deaths: commands at random, kills at random, and what must be true all the same."""

from __future__ import annotations

import random
import socket
import time
from typing import Any

from kneebreak.adapters.control.client import reply, request
from tests.program.running import KINDS, Running

_OUTCOMES = {"done": "done", "skip": "skipped", "snooze": "snoozed"}
_WHILE_OPEN = ("done", "done", "done", "skip", "snooze", "other", "pause 2 h", "next")
_OTHERWISE = ("next", "next", "next", "pause 2 h", "pause", "resume", "undo", "posture standing")
_STATES = {
    "done": "working",
    "skip": "working",
    "snooze": "working",
    "other": "prompting",
    "next": "prompting",
    "pause": "paused",
    "resume": "working",
}
"""What the state is after a command that went well; where none is named, it is as before."""

_LAST = ("done", "skipped", "missed", "rested")
"""The outcomes that end a prompt."""

Status = dict[str, Any]


class Life:
    """One user of one program, and all that was said between them."""

    def __init__(self, running: Running, seed: int) -> None:
        self._running = running
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._status = running.status()
        self._open: str | None = None
        """The movement of the prompt that has not come to its last outcome, as far as was seen."""
        self._log: list[tuple[str, str | None]] = []
        self._shown: list[str] = []
        self._sides: dict[str, str] = {}

    def live(self) -> None:
        """Give some commands, and look at everything after each."""
        for _ in range(self._chance.randrange(4)):
            command = self._command()
            code, text = self._running.ask(*command.split())
            self._notice(command, code, text)

    def die(self) -> None:
        """Be killed between two commands, in the middle of one, or in the middle of a start; then start again."""
        way = self._chance.randrange(4)
        command = self._command() if way else None
        answer = None
        if command:
            answer = self._killed_while_asked(command)
        else:
            self._running.kill()
        if way == 1:
            self._running.launch()
            time.sleep(self._chance.uniform(0, 0.15))  # a kill at a random moment is what this is about
            self._running.kill()
        self._running.start()
        if command and answer:
            self._notice(command, *answer)
        elif command:
            self._find_out(command)
        else:
            assert self._running.status() == self._status
        assert self._lines() == self._log

    def _command(self) -> str:
        return self._chance.choice(_WHILE_OPEN if self._open else _OTHERWISE)

    def _killed_while_asked(self, command: str) -> tuple[int, str] | None:
        """Kill it shortly after a command was sent; its answer, if one came."""
        with socket.socket(socket.AF_UNIX) as connection:  # type: ignore[attr-defined,unused-ignore]  # Windows has none
            connection.connect(f"{self._running.runtime}/control.sock")
            connection.sendall(request(command.split()))
            # Answering takes a few milliseconds; most kills are to fall into them.
            time.sleep(self._chance.uniform(0, self._chance.choice((0.003, 0.006, 0.03))))
            self._running.kill()
            heard = b""
            try:
                while part := connection.recv(65536):
                    heard += part
            except ConnectionResetError:
                pass
        return reply(heard) if heard.endswith(b"\n") else None

    def _notice(self, command: str, code: int, text: str) -> None:
        """What was acknowledged is so, and what was refused changed nothing."""
        now = self._running.status()
        name = command.partition(" ")[0]
        if code != 0:
            assert (name, code) in {("snooze", 1), ("resume", 1), ("undo", 1)}, text
            assert now == self._status
            return
        assert now["state"] == _STATES.get(name, self._status["state"]), command
        self._log += self._expected(name)
        self._see(name, now)

    def _find_out(self, command: str) -> None:
        """What was not acknowledged has happened once or not at all."""
        now = self._running.status()
        name = command.partition(" ")[0]
        expected = self._expected(name)
        new = self._lines()[len(self._log) :]
        assert new in ([], expected), command
        self._log += new
        if expected and not new:
            assert now == self._status, f"{command} left no line in the log, and yet something changed"
        elif new and name in _STATES:
            # A pause with a prompt open is two things: the prompt is over, and it pauses.
            assert now["state"] in ({"working", "paused"} if name == "pause" else {_STATES[name]}), command
        if now != self._status:
            self._see(name, now)

    def _expected(self, name: str) -> list[tuple[str, str | None]]:
        """What a command adds to the log if it is carried out."""
        if name == "undo":
            answered = [movement for outcome, movement in self._log if outcome in _LAST]
            return [("undone", answered[-1])] if answered else []
        if self._open and name in (*_OUTCOMES, "pause"):
            return [(_OUTCOMES.get(name, "skipped"), self._open)]
        return []

    def _see(self, name: str, now: Status) -> None:
        """Take note of where we are, and hold what is shown against what was shown before."""
        is_new = self._open is None if name == "next" else name == "other" and now["movement"] != self._open
        if is_new:
            self._look_at_movement(now["movement"], now["side"])
        if now["state"] == "prompting":
            self._open = now["movement"]
        elif name in ("done", "skip", "pause"):
            self._open = None
        self._status = now
        assert (name, self._lines()) == (name, self._log)
        assert (name, now["today"]) == (name, self._counts())

    def _look_at_movement(self, movement: str, side: str | None) -> None:
        if self._shown:
            assert KINDS[movement] != KINDS[self._shown[-1]], "the same kind twice running"
        if side is not None:
            assert side != self._sides.get(movement), f"{movement} on the same side twice running"
            self._sides[movement] = side
        self._shown.append(movement)

    def _lines(self) -> list[tuple[str, str | None]]:
        """The log: each outcome with its movement; a correction is "undone", with the movement that it is about."""
        lines = self._running.log()
        ended = _ended(lines)
        assert len(ended) == sum(line.get("outcome") in _LAST for line in lines), "a prompt ended twice"
        undone = [line["undoes"] for line in lines if "undoes" in line]
        assert len(set(undone)) == len(undone), "an answer was taken back twice"
        return [
            ("undone", ended[line["undoes"]]["movement"]) if "undoes" in line else (line["outcome"], line["movement"])
            for line in lines
        ]

    def _counts(self) -> dict[str, int]:
        """What today's count must be, by the log."""
        lines = self._running.log()
        counts = dict.fromkeys(("done", "snoozed", "skipped", "missed", "rested", "held"), 0)
        for line in lines:
            counts[_ended(lines)[line["undoes"]]["outcome"] if "undoes" in line else line["outcome"]] += (
                -1 if "undoes" in line else 1
            )
        return counts


def _ended(lines: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The last outcome of each prompt, by its id."""
    return {line["id"]: line for line in lines if line.get("outcome") in _LAST}
