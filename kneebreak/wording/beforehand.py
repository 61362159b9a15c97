"""What everybody should know before they begin, on one screen."""

from __future__ import annotations

from textwrap import fill

from kneebreak.language import tr
from kneebreak.wording.precautions import ASK_FIRST, AT_EASE, PRIVACY, PURPOSE, STOP, UNWELL, listed

_WIDTH = 79


def beforehand() -> str:
    """At most 79 columns and, in English, with a line above and below 24 rows of ASCII, for any terminal."""
    return "\n".join(
        (
            fill(tr(PURPOSE), _WIDTH),
            "",
            fill(f"{tr(ASK_FIRST.title)}:", _WIDTH),
            *(fill(tr(item), _WIDTH, initial_indent="  - ", subsequent_indent="    ") for item in ASK_FIRST.items),
            fill(tr(UNWELL), _WIDTH),
            "",
            fill(f"{tr(AT_EASE)} {tr(STOP.title)} {listed([tr(item) for item in STOP.items])}.", _WIDTH),
            "",
            fill(tr(PRIVACY), _WIDTH),
            "",
        )
    )
