"""What everybody should know before they begin, on one screen."""

from __future__ import annotations

from textwrap import fill

from kneebreak.wording.precautions import ASK_FIRST, AT_EASE, PRIVACY, PURPOSE, STOP, UNWELL, listed

_WIDTH = 79


def beforehand() -> str:
    """At most 79 columns and, with a line above and below, 24 rows; plain ASCII, for any terminal."""
    return "\n".join(
        (
            fill(PURPOSE, _WIDTH),
            "",
            f"{ASK_FIRST.title}:",
            *(f"  - {item}" for item in ASK_FIRST.items),
            UNWELL,
            "",
            fill(f"{AT_EASE} {STOP.title} {listed(STOP.items)}.", _WIDTH),
            "",
            PRIVACY,
            "",
        )
    )
