"""Contact sheets: everything that is drawn, at its real size and enlarged, on light and on dark."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image

PANELS = ("#ffffff", "#f0f0f0", "#2e3436", "#000000")
BUBBLES = ("#fafafa", "#2b2b2b")
_ENLARGED = 4


def tray_sheet(looks: Mapping[str, Image.Image]) -> Image.Image:
    """Looks of 22 pixels side by side: a row at real size on each panel, then a row enlarged on each."""
    side = next(iter(looks.values())).width
    cell = side * _ENLARGED + 8
    sheet = Image.new("RGB", (cell * len(looks), len(PANELS) * (side + 8 + cell)))
    top = 0
    for scale in (1, _ENLARGED):
        for panel in PANELS:
            row = Image.new("RGB", (sheet.width, side * scale + 8), panel)
            for index, picture in enumerate(looks.values()):
                shown = picture.resize((side * scale, side * scale), Image.Resampling.NEAREST)
                row.paste(shown, (index * (side * scale + 8) + 4, 4), shown)
            sheet.paste(row, (0, top))
            top += row.height
    return sheet


def movement_sheet(pictures: Mapping[str, Image.Image], small: int = 64, large: int = 256) -> Image.Image:
    """Pictures side by side, at 64 and 256 pixels, on a light and on a dark bubble."""
    cell = large + 16
    sheet = Image.new("RGB", (cell * len(pictures), len(BUBBLES) * (small + cell + 16)))
    for row, bubble in enumerate(BUBBLES):
        top = row * (small + cell + 16)
        sheet.paste(bubble, (0, top, sheet.width, top + small + cell + 16))
        for index, picture in enumerate(pictures.values()):
            for size, down in ((small, 8), (large, small + 16)):
                shown = picture.resize((size, size), Image.Resampling.BOX)
                sheet.paste(shown, (index * cell + 8, top + down), shown)
    return sheet
