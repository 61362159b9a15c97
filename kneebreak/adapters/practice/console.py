"""A practice on a terminal: steps, a countdown, and single keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TextIO

from kneebreak.adapters.practice import Keys
from kneebreak.adapters.practice.conversation import Conversation
from kneebreak.adapters.practice.sheet import Sheet
from kneebreak.language import marked, tr
from kneebreak.practice import wording
from kneebreak.practice.offer import Offer
from kneebreak.practice.player import Player
from kneebreak.practice.practice import Practice
from kneebreak.wording.precautions import ASK_FIRST, AT_EASE, NOT_MEDICAL, UNWELL

_TICK = 0.25
"""In seconds: how often the countdown is looked at."""
_ASLEEP = timedelta(seconds=10)
"""A longer gap between two looks means that the machine or this process stood still."""
_LEGEND = marked("[space] pause   [b] back   [n] next   [h] it hurts   [s] when to stop   [q] end")
_LEFT, _RIGHT, _ESCAPE = "\x1b[D", "\x1b[C", "\x1b"


class Ended(Exception):  # noqa: N818 - it is what the person wants, not an error
    """The person ends the practice."""


class Console:
    """Guides through practices on a terminal; it reports what the page would report.

    `monotonic` counts seconds of waking time. Raises Ended, or EOFError where the terminal is gone.
    """

    def __init__(self, keys: Keys, output: TextIO, conversation: Conversation, monotonic: Callable[[], float]) -> None:
        self._keys = keys
        self._sheet = Sheet(keys, output)
        self._conversation = conversation
        self._monotonic = monotonic

    def practise(self, offer: Offer) -> None:
        """Go through a practice, with its pain checks; where it is too much, offer the gentler one."""
        self._conversation.welcome()
        self._introduce(offer)
        before = self._sheet.ask_level()
        if self._is_fine(before, None) and self._go_through(offer.practices[offer.first], before):
            return
        gentler = offer.gentler
        if gentler is not None and self._keys.can_come:
            what = tr(
                "There is a gentler one: {title}. {about} [y] try it   [n] stop here",
                title=gentler.title,
                about=gentler.about,
            )
            self._sheet.write(what)
            if self._pick("yn") == "y":
                self._sheet.write(gentler.needs, tr(AT_EASE))
                self._go_through(gentler, before)

    def _introduce(self, offer: Offer) -> None:
        fitted = offer.fitted[offer.first]
        practice = fitted.practice
        others = wording.others(name for name in offer.fitted if name != offer.first)
        write = self._sheet.write
        write("", practice.title, f"{practice.about} {wording.exercises(fitted)}")
        write(*filter(None, (offer.because, others)), practice.needs)
        self._sheet.show_list(ASK_FIRST)
        write(tr(UNWELL), "", f"{tr(NOT_MEDICAL)} {tr(AT_EASE)}", "")

    def _go_through(self, practice: Practice, before: str) -> bool:
        """The steps and the closing check; False: it hurt too much."""
        return self._run(practice, before) and self._is_fine(self._sheet.ask_level(), before, closing=True)

    def _run(self, practice: Practice, before: str) -> bool:
        """The steps; False: it hurts too much to go on."""
        self._sheet.write("", tr(_LEGEND) if self._keys.can_come else tr("Ctrl-C ends it."))
        player = Player(practice)
        self._begin(player)
        looked = self._monotonic()
        while player.step is not None:
            typed = self._keys.wait(_TICK)
            now = self._monotonic()
            moved = self._passed(player, timedelta(seconds=now - looked))
            looked = now
            if typed == "h":
                if not self._is_fine(self._sheet.ask_level(), before):
                    return False
                looked = self._monotonic()
            moved = self._pressed(moved, typed)
            if moved.position != player.position or moved.elapsed < player.elapsed:
                self._begin(moved)
            player = moved
            self._sheet.count(player)
        return True

    def _passed(self, player: Player, time: timedelta) -> Player:
        if time > _ASLEEP:
            self._sheet.write("", tr("Paused: the machine stood still for a while."))
            return player._replace(paused=True)
        moved, finished = player.pass_time(time)
        if finished is not None:
            self._tell("finish", player.practice, finished.number)
        return moved

    def _pressed(self, player: Player, key: str) -> Player:
        if key == " ":
            return player.toggle()
        if key in {"b", _LEFT}:
            return player.back()
        if key in {"n", _RIGHT}:
            return player.skip()
        if key == "s":
            self._sheet.show_stops()
        if key in {"q", _ESCAPE}:
            raise Ended
        return player

    def _begin(self, player: Player) -> None:
        if player.step is not None:
            self._sheet.show_step(player.practice, player.step)
            self._tell("begin", player.practice, player.step.number)

    def _is_fine(self, answer: str, before: str | None, *, closing: bool = False) -> bool:
        """Whether what was answered to the pain check lets it go on; an empty answer does."""
        if not answer:
            return True
        earlier = int(before.rstrip("s")) if before else None
        said = {"level": int(answer.rstrip("s")), "sharp": answer.endswith("s"), "before": earlier, "closing": closing}
        reply = self._conversation.hear("feel", said)
        assert isinstance(reply, dict)  # noqa: S101 - it answers with one
        if reply["advice"]:
            self._sheet.write(str(reply["advice"]))
        return bool(reply["goes_on"])

    def _tell(self, what: str, practice: Practice, step: int) -> None:
        self._conversation.hear(what, {"practice": practice.id, "step": step})

    def _pick(self, letters: str) -> str:
        while True:
            key = self._keys.wait(60).lower()
            if key in {"q", _ESCAPE}:
                raise Ended
            if key and key in letters:
                return key
