"""`kneebreak integrate`: puts its entry, icon, manual and completions where the user's desktop and shells look."""

from __future__ import annotations

from kneebreak.adapters import integration
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program

_NONE = "this system has no such places; “kneebreak autostart on” lets it start with your session"


def integrate(*, off: bool) -> int:
    """Put the files in place, or take them away, and print where they are; 1 where that fails."""
    try:
        home = integration.choose(program())
        if home is None:
            return complain(_NONE)
        paths = home.take_away() if off else home.put()
    except OSError as error:
        return complain(f"{error.filename}: {error.strerror}; see to it that you may write there")
    if not paths:
        return say("nothing was there")
    return say("\n".join((f"{'gone' if off else 'in place'}:", *(f"  {path}" for path in paths))))
