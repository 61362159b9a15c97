"""`kneebreak autostart`: with the user's session, or not."""

from __future__ import annotations

import os

from kneebreak.adapters import autostart as adapters
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program
from kneebreak.language import tr


def autostart(switch: str) -> int:
    """Switch it on or off, or tell which it is."""
    try:
        session = adapters.choose(program(), os.environ)
        if switch != "status":
            session.turn(on=switch == "on")
        return say(tr("autostart is on") if session.is_on() else tr("autostart is off"))
    except OSError as error:
        place = error.filename or "autostart"
        return complain(
            tr("{place}: {error}; see to it that you may write there", place=place, error=error.strerror or error)
        )
