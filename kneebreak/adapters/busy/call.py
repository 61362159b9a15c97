"""Whether a microphone or a camera is in use on Linux, looked at when somebody asks and never between."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Protocol

from kneebreak.adapters.busy import camera
from kneebreak.adapters.busy.pulse import SoundServer
from kneebreak.adapters.busy.sound_cards import SoundCards
from kneebreak.adapters.ledger import Ledger, Need

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file is at home


class Witness(Protocol):
    """One way to see a device in use."""

    name: str
    """For people."""
    blind: str
    """Why it sees nothing where it does not."""

    def in_use(self) -> bool | None:
        """Whether one is; None: it cannot see that here."""


class Call:
    """Asks the witnesses one after the other, the cheapest first, until one has seen something."""

    announced = False

    def __init__(self, environment: Mapping[str, str], ledger: Ledger, root: str = "/") -> None:
        """Look at the system below `root`."""
        self._ledger = ledger
        self._witnesses: tuple[Witness, ...] = (SoundCards(root), camera.Cameras(root), SoundServer(environment))
        for witness in self._witnesses:
            self._note(witness, witness.in_use())

    def now(self) -> bool | None:
        """Whether a microphone or a camera is in use; None: nothing can tell."""
        answers = []
        for witness in self._witnesses:
            answers.append(witness.in_use())
            self._note(witness, answers[-1])
            if answers[-1]:
                return True
        return False if False in answers else None

    def close(self) -> None:
        """Nothing to give back: it holds nothing between two looks."""

    def _note(self, witness: Witness, answer: bool | None) -> None:  # noqa: FBT001 - what the witness said
        if answer is None:
            self._ledger.refuse(Need.CALL, witness.name, witness.blind)
        else:
            self._ledger.serve(Need.CALL, witness.name)
