"""HTML and SVG as a tree: every text in it is escaped when it is written, so none can become markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kneebreak.record import NamedTuple

LONGEST = 60
"""Characters of a text from the log that are shown."""

_VOID = frozenset({"meta", "img", "link"})


class Element(NamedTuple):
    """A tag, its attributes and what is in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Node, ...]


class Verbatim(NamedTuple):
    """Text of our own files that is written as it stands."""

    text: str


Node = Element | Verbatim | str


def element(tag: str, *children: Node | Iterable[Node] | None, **attributes: object) -> Element:
    """An element; None and False leave a child or an attribute out, True makes an attribute without a value.

    Underscores in the names of attributes are hyphens, one at the end keeps it apart from Python's words.
    """
    inner: list[Node] = []
    for child in children:
        if isinstance(child, str | Element | Verbatim):
            inner.append(child)
        elif child is not None:
            inner.extend(child)
    named = (
        (name.removesuffix("_").replace("_", "-"), "" if value is True else _number(value))
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return Element(tag, tuple(named), tuple(inner))


def render(node: Node) -> str:
    """The text of a tree."""
    parts: list[str] = []
    _write(node, parts)
    return "".join(parts)


def plain(text: str) -> str:
    """A text of the log fit to be shown: on one line, without controls, and cut when long."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join(char if char.isprintable() else "?" for char in short)


def _write(node: Node, parts: list[str]) -> None:
    match node:
        case str():
            parts.append(escape(node, quote=False))
        case Verbatim(text):
            parts.append(text)
        case Element(tag, attributes, children):
            written = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
            parts.append(f"<{tag}{written}>")
            for child in children:
                _write(child, parts)
            if tag not in _VOID:
                parts.append(f"</{tag}>")


def _number(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
