"""Plain texts as the services that show them take them."""

from __future__ import annotations

_KEPT = frozenset("\n\t")
_FIRST_PRINTABLE, _DELETE, _FIRST_AFTER_C1 = 0x20, 0x7F, 0xA0
_SURROGATES = range(0xD800, 0xE000)
_UNSEEN = frozenset((0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF))
"""What breaks a line or turns the text around it without being seen (Unicode Standard Annex 9), and noncharacters."""
_ELLIPSIS = "…"


def clean(text: str) -> str:
    """The text without what XML 1.0, D-Bus or a window title refuse, what a terminal obeys, and what turns text around.

    That is control characters, lone surrogates, and the invisible characters that embed and override directions.
    """
    if text.isprintable():
        return text
    return "".join(character for character in text if character in _KEPT or _is_allowed(ord(character)))


def cut(text: str, units: int) -> str:
    """The text in at most `units` UTF-16 code units, which is how Windows measures; an ellipsis marks a cut."""
    encoded = text.encode("utf-16-le", errors="ignore")
    if len(encoded) <= 2 * units:
        return text
    # Half a surrogate pair at the cut is dropped as a whole.
    return encoded[: 2 * (units - 1)].decode("utf-16-le", errors="ignore") + _ELLIPSIS


def _is_allowed(code: int) -> bool:
    if code < _FIRST_PRINTABLE or _DELETE <= code < _FIRST_AFTER_C1:
        return False
    return code not in _SURROGATES and code not in _UNSEEN
