"""Contact sheets: everything that is drawn, at its real size and enlarged, on light and on dark."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image, ImageDraw, ImageFont

PANELS = ("#ffffff", "#f0f0f0", "#2e3436", "#000000")
BUBBLES = ("#fafafa", "#2b2b2b")
_ENLARGED = 4
_ACROSS = {64: 14, 160: 10}
_CAPTION = 104
"""Pixels; as wide as the longest name in a font that every Pillow has and draws alike."""


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


def movement_sheet(pictures: Mapping[str, Image.Image], size: int, *, captioned: bool = True) -> Image.Image:
    """Pictures of this many pixels in rows, on a light ground and below it on a dark one, with or without names."""
    across, wide, high = (_ACROSS[size], max(size, _CAPTION) + 8, size + (22 if captioned else 8))
    half = -(-len(pictures) // across) * high
    sheet = Image.new("RGB", (across * wide, half * len(BUBBLES)))
    write, font = ImageDraw.Draw(sheet), ImageFont.load_default_imagefont()
    for ground, (bubble, ink) in enumerate(zip(BUBBLES, reversed(BUBBLES), strict=True)):
        sheet.paste(bubble, (0, ground * half, sheet.width, (ground + 1) * half))
        for index, (name, picture) in enumerate(pictures.items()):
            left, top = index % across * wide + wide // 2, ground * half + index // across * high + 4
            shown = picture.resize((size, size), Image.Resampling.BOX)
            sheet.paste(shown, (left - size // 2, top), shown)
            if captioned:
                write.text((left - write.textlength(name, font) // 2, top + size + 2), name, ink, font)
    return sheet
