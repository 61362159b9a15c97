"""What an eye can tell of a picture on a ground."""

from __future__ import annotations

from PIL import Image, ImageColor

LIGHT_AND_DARK = ("#ffffff", "#f0f0f0", "#2e3436", "#000000")
"""Panels as desktops draw them: white, Adwaita and its dark sister, black."""


def pixels(picture: Image.Image) -> list[tuple[int, ...]]:
    """All pixels from the upper left to the lower right, a tuple of channels each."""
    raw, count = picture.tobytes(), len(picture.getbands())
    return [tuple(raw[start : start + count]) for start in range(0, len(raw), count)]


def luminances(picture: Image.Image, ground: str) -> list[float]:
    """The relative luminance of every pixel on a ground, 0 to 1."""
    seen = Image.new("RGB", picture.size, ground)
    seen.paste(picture, (0, 0), picture)
    return [_luminance(pixel) for pixel in pixels(seen)]


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1."""
    return _luminance(ImageColor.getrgb(colour))


def contrast(first: float, second: float) -> float:
    """The contrast ratio of two luminances, 1 to 21 (WCAG 2.1)."""
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(pixel: tuple[int, ...]) -> float:
    """By the definition of WCAG 2.1, for sRGB."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (c / 255 for c in pixel)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
