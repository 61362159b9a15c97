"""A page that needs nothing from anywhere: style and drawings are in it, scripts there are none."""

from __future__ import annotations

from base64 import b64encode

from kneebreak.language import tr_in
from kneebreak.record import NamedTuple
from kneebreak.report.markup import Node, Verbatim, element, render

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


class Looks(NamedTuple):
    """What a page looks like; both are our own."""

    style: str
    """CSS."""
    icon: bytes
    """An SVG."""


def document(title: str, looks: Looks, beside: str, *parts: Node) -> str:
    """The whole page: its head, our name with what stands beside it, and its parts."""
    picture = f"data:image/svg+xml;base64,{b64encode(looks.icon).decode()}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("link", rel="icon", href=picture),
        element("style", Verbatim(looks.style)),
    )
    brand = element("p", element("img", src=picture, alt="", width=32, height=32), "kneebreak", class_="brand")
    top = element("header", brand, element("p", beside, class_="dates"))
    return (
        "<!doctype html>\n"
        + render(element("html", head, element("body", top, *parts), lang=tr_in("language of the page", "en")))
        + "\n"
    )
