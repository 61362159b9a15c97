"""What changed between two pictures of a screen."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageChops

_CELL = 8
"""Changes closer together than this many pixels belong to one thing."""

_STRIP = 16
"""Half the height of a line of a menu, or the border of a bubble and then some, in pixels."""


class Box(NamedTuple):
    """A rectangle of the screen in pixels; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    @property
    def head(self) -> tuple[int, int]:
        """The middle of the uppermost strip."""
        return (self.left + self.right) // 2, self.top + _STRIP

    @property
    def foot(self) -> tuple[int, int]:
        """The middle of the lowest strip."""
        return (self.left + self.right) // 2, self.bottom - _STRIP

    def holds(self, other: Box) -> bool:
        """Whether the other box lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


def differences(before: Image.Image, after: Image.Image, besides: Box | None = None) -> list[Box]:
    """The boxes around everything that differs, the largest first; what lies in `besides` is passed over."""
    changed = ImageChops.difference(before, after).convert("L").point(lambda value: 255 if value > 8 else 0)
    if besides:
        changed.paste(0, besides)
    cells = {
        (column, row)
        for row in range(0, changed.height, _CELL)
        for column in range(0, changed.width, _CELL)
        if changed.crop((column, row, column + _CELL, row + _CELL)).getbbox()
    }
    boxes = []
    while cells:
        group = _take_group(cells)
        left, top = min(column for column, _ in group), min(row for _, row in group)
        right, bottom = max(column for column, _ in group) + _CELL, max(row for _, row in group) + _CELL
        tight = changed.crop((left, top, right, bottom)).getbbox()
        assert tight
        boxes.append(Box(left + tight[0], top + tight[1], left + tight[2], top + tight[3]))
    return sorted(boxes, key=lambda box: box.width * box.height, reverse=True)


def _take_group(cells: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take one cell out, and all that touch it, and all that touch those."""
    group = [cells.pop()]
    for column, row in group:
        around = {(column + right, row + down) for right in (-_CELL, 0, _CELL) for down in (-_CELL, 0, _CELL)}
        group += around & cells
        cells -= around
    return group
