"""Microphones of the machine's sound cards, by what ALSA tells in /proc."""

from __future__ import annotations

import os

from kneebreak.language import marked


class SoundCards:
    """Looks at the state of each stream that can record."""

    name = marked("sound cards")
    blind = marked("there is no /proc/asound here")

    def __init__(self, root: str = "/") -> None:
        self._cards = os.path.join(root, "proc", "asound")  # noqa: PTH118 - pathlib would cost a megabyte

    def in_use(self) -> bool | None:
        """Whether one is recording; None: there are no cards that tell."""
        try:
            cards = [card for card in os.listdir(self._cards) if card.startswith("card") and card[4:].isdecimal()]  # noqa: PTH208 - the same
        except OSError:
            return None
        return any(self._records(card, pcm) for card in cards for pcm in _names(self._cards, card))

    def _records(self, card: str, pcm: str) -> bool:
        # Named by number and direction, pcm0c being the first that captures.
        if not (pcm.startswith("pcm") and pcm.endswith("c")):
            return False
        return any(
            _runs(self._cards, card, pcm, stream, "status")
            for stream in _names(self._cards, card, pcm)
            if stream.startswith("sub")
        )


def _names(*path: str) -> list[str]:
    try:
        return os.listdir(os.path.join(*path))  # noqa: PTH118, PTH208 - pathlib would cost a megabyte
    except OSError:  # unplugged meanwhile, or a plain file
        return []


def _runs(*path: str) -> bool:
    try:
        with open(os.path.join(*path), "rb") as status:  # noqa: PTH118, PTH123 - the same
            return status.readline().split() == [b"state:", b"RUNNING"]
    except OSError:
        return False
