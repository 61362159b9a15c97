"""What a practice writes onto a terminal, and the one question that it asks there."""

from __future__ import annotations

import shutil
import textwrap
from datetime import timedelta
from typing import TextIO

from kneebreak.adapters.practice import Keys
from kneebreak.language import tr, tr_in
from kneebreak.practice import wording
from kneebreak.practice.comfort import WORST
from kneebreak.practice.player import Player
from kneebreak.practice.practice import Practice, Step
from kneebreak.wording.precautions import ALL_SIGNS, Signs

_BAR = 24
_WIDEST = 78


class Sheet:
    """Writes plain lines; on a terminal also a countdown that stays on its line."""

    def __init__(self, keys: Keys, output: TextIO) -> None:
        self._keys = keys
        self._output = output
        self._counts = output.isatty()
        self._counted = ""

    def write(self, *lines: str) -> None:
        """Write paragraphs, wrapped to the terminal's width."""
        width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
        if self._counted:
            self._output.write("\n")
            self._counted = ""
        for line in lines:
            hanging = " " * (len(line) - len(line.lstrip(" -")))
            text = textwrap.fill(line, width, subsequent_indent=hanging, break_on_hyphens=False)
            self._output.write(text + "\n")
        self._output.flush()

    def show_step(self, practice: Practice, step: Step) -> None:
        """What to do now."""
        self.write(
            "", f"{step.title}  ({wording.clock(step.length)})", f"{wording.whereabouts(practice, step)}. {step.text}"
        )

    def show_stops(self) -> None:
        """When to stop at once, and when to have a knee looked at."""
        for signs in ALL_SIGNS:
            self.show_list(signs)

    def show_list(self, signs: Signs) -> None:
        """A list under its title."""
        self.write("", f"{tr(signs.title)}:", *(f"  - {tr(item)}" for item in signs.items))

    def count(self, player: Player) -> None:
        """Bring the countdown up to date."""
        if not self._counts or player.step is None:
            return
        done = int(_BAR * (player.elapsed / player.step.length))
        paused = f"  {tr_in('countdown', 'paused')}" if player.paused else ""
        line = f"  {wording.clock(player.left):>5}  {'#' * done}{'.' * (_BAR - done)}{paused}"
        if line != self._counted:
            self._output.write("\r" + line.ljust(len(self._counted)))
            self._output.flush()
            self._counted = line

    def ask_level(self) -> str:
        """How much it hurts: digits, with an s behind them where it is sharp; empty where nobody can or will say."""
        if not self._keys.can_come:
            return ""
        self.write(
            "",
            tr(wording.QUESTION),
            tr(wording.SCALE),
            tr("Type it and press Enter; put an s behind it if it is sharp, as in 3s."),
        )
        answer = ""
        while True:
            for key in self._keys.wait(timedelta(minutes=1).total_seconds()):
                if key in "\r\n":
                    self._output.write("\n")
                    if _is_level(answer):
                        return answer
                    self.write(tr("That is no number from 0 to {worst}.", worst=WORST))
                    answer = ""
                elif key in "\b\x7f":
                    answer = answer[:-1]
                    self._echo(answer)
                elif key in "0123456789s":
                    answer += key
                    self._echo(answer)

    def _echo(self, answer: str) -> None:
        self._output.write(f"\r> {answer} \b")
        self._output.flush()


def _is_level(answer: str) -> bool:
    digits = answer.removesuffix("s")
    return digits.isdigit() and len(digits) <= 2 and int(digits) <= WORST
