"""`kneebreak integrate`: puts its entry, icon, manual and completions where the user's desktop and shells look."""

from __future__ import annotations

from kneebreak.adapters import integration
from kneebreak.cli.ask import complain, say
from kneebreak.cli.program import program
from kneebreak.language import marked, tr

_NONE = marked("this system has no such places; “kneebreak autostart on” lets it start with your session")


def integrate(*, off: bool) -> int:
    """Put the files in place, or take them away, and print where they are; 1 where that fails."""
    try:
        home = integration.choose(program())
        if home is None:
            return complain(tr(_NONE))
        paths = home.take_away() if off else home.put()
    except OSError as error:
        return complain(
            tr(
                "{place}: {error}; see to it that you may write there",
                place=error.filename,
                error=error.strerror,
            )
        )
    if not paths:
        return say(tr("nothing was there"))
    return say("\n".join((tr("gone:") if off else tr("in place:"), *(f"  {path}" for path in paths))))
