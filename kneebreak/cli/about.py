"""`kneebreak about`: what it is, who should ask somebody first, and when to stop."""

from __future__ import annotations

import os

from kneebreak import __version__
from kneebreak.cli.ask import complain, say
from kneebreak.wording.about import about as text


def about(schedule: str | None, *, in_browser: bool) -> int:
    """Print it, or open it as a page; returns the exit code."""
    if in_browser:
        return _open(schedule)
    return say(f"kneebreak {__version__}\n\n{text().rstrip()}")


def _open(schedule: str | None) -> int:
    from kneebreak.adapters import paths  # noqa: PLC0415 - the text needs none of it
    from kneebreak.adapters.practice import has_browser  # noqa: PLC0415 - the same
    from kneebreak.cli.pages import open_page, put_page  # noqa: PLC0415 - the same

    if not has_browser(os.environ):
        return complain("there is no browser to open it in; “kneebreak about” shows it here")
    try:
        places = paths.choose(os.environ)
        path = os.path.join(os.path.dirname(places.memory), "about.html")
        put_page(_page(schedule or places.schedule, places.log_folder), path)
    except OSError as error:
        return complain(
            f"{error.filename or 'no home folder'}: {error.strerror or error}; “kneebreak about” shows it here"
        )
    if not open_page(path):
        return complain(f"no browser opened {path}; “kneebreak about” shows it here")
    return say(path)


def _page(schedule: str, log: str) -> str:
    from kneebreak.adapters.schedule import FileSchedule, plan_now  # noqa: PLC0415 - the same
    from kneebreak.adapters.zone import SystemZone  # noqa: PLC0415 - the same
    from kneebreak.cli.pages import looks  # noqa: PLC0415 - the same
    from kneebreak.ports import Mistakes  # noqa: PLC0415 - the same
    from kneebreak.report.about import Places, about_page  # noqa: PLC0415 - the same

    zone = SystemZone()
    plan = plan_now(None, schedule, zone)
    if isinstance(plan, Mistakes):  # its reader is told of them elsewhere
        plan = FileSchedule(schedule, zone).default()
    return about_page(plan, Places(schedule, log), looks("report", "about"), __version__)
