"""`kneebreak doctor`: says which part of the desktop serves each need, and what to do where none does."""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from kneebreak.adapters import paths
from kneebreak.adapters.control.client import ask
from kneebreak.adapters.diagnosis import tree
from kneebreak.adapters.paths import Paths
from kneebreak.cli.ask import complain, say
from kneebreak.language import marked, tr, tr_in
from kneebreak.survey import survey, try_click

_PATIENCE = timedelta(seconds=30)
_DESKTOP = ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "DESKTOP_SESSION")
"""The variables that name a desktop and nobody's person."""


def doctor(schedule: str | None, *, as_json: bool, trial: bool, report: bool) -> int:
    """Print the diagnosis; 1 where something that the main job needs is missing."""
    try:
        places = paths.choose(os.environ)
    except OSError as error:
        return complain(tr("{error}; set HOME to your home folder", error=error))
    if schedule is not None:
        places = places._replace(schedule=os.path.abspath(schedule))
    found = _diagnosis(places)
    if trial:
        _try(places, found)
    if report:
        say(_without_names(json.dumps(_about_machine() | found, indent=2, ensure_ascii=False)))
    elif as_json:
        say(json.dumps(found, ensure_ascii=False))
    else:
        say("\n".join(_lines(found)))
    return 0 if found["fine"] else 1


def _diagnosis(places: Paths) -> dict[str, Any]:
    """What the running kneebreak knows; where none runs, what one would find."""
    try:
        answer = ask(places.runtime, ["doctor"])
    except OSError:
        answer = None  # what keeps it from answering is for the survey to tell
    if answer is not None and answer[0] == 0:
        found: dict[str, Any] = json.loads(answer[1])
        return found
    return tree(survey(places), running=False)


def _try(places: Paths, found: dict[str, Any]) -> None:
    """Have the click tried by whoever sits there, and put the outcome into the diagnosis."""
    print(tr("Click the notification that appears now; half a minute is all it waits."), file=sys.stderr, flush=True)  # noqa: T201 - a command prints
    verdict = try_click(places, _PATIENCE)
    click = next(need for need in found["needs"] if need["need"] == verdict.need.value)
    click["served"] = verdict.serves
    click["unknown"] = ""
    click["sources"].append(
        {"source": verdict.source, "serves": verdict.serves, "reason": verdict.reason, "advice": verdict.advice}
    )
    found["fine"] = found["fine"] and verdict.serves


def _lines(found: dict[str, Any]) -> list[str]:
    runs = marked("kneebreak {version}, which runs")
    idle = marked("kneebreak {version}, which does not run")
    lines = [tr(runs if found["running"] else idle, version=found["version"]), ""]
    heads = [(tr_in("need", need["need"]), _mark(need)) for need in found["needs"]]
    # A column is as wide as its longest word, and the same for every diagnosis in English.
    width = max(15, *(len(name) + 1 for name, _ in heads))
    beside = max(4, *(len(mark) + 1 for _, mark in heads))
    for (name, mark), need in zip(heads, found["needs"], strict=True):
        first, *rest = _told(need)
        lines += [f"{name:{width}} {mark:{beside}}{first}", *(" " * (width + 1 + beside) + line for line in rest)]
    verdict = (
        tr("All that the main job needs is there.")
        if found["fine"]
        else tr("Something that the main job needs is missing.")
    )
    return [*lines, "", verdict]


def _mark(need: dict[str, Any]) -> str:
    return tr("yes") if need["served"] else tr("NO") if need["needed"] else tr_in("doctor", "no")


def _told(need: dict[str, Any]) -> list[str]:
    """What serves, and what of it is lacking; what does not serve is of interest where nothing better does."""
    sources = sorted(need["sources"], key=lambda source: not source["serves"])
    told = [line for source in sources if source["serves"] or not need["served"] for line in _of_source(source)]
    return told or [tr(need["unknown"])]


def _of_source(source: dict[str, Any]) -> list[str]:
    name, reason = _said(source["source"]), _said(source["reason"])
    said = tr_in("headline", "{what}: {more}", what=name, more=reason) if reason else name
    return [said, *([f"→ {_said(source['advice'])}"] if source["advice"] else [])]


def _said(found: str) -> str:
    """What was found out is kept in English, for programs; it is said here as far as there are words for it."""
    said = tr(found) if found else ""
    start, bracket, reason = found.partition(" (")
    if said != found or not bracket or not reason.endswith(")"):
        return said
    for name in ("reason", "error"):
        template = f"{start} ({{{name}}})"
        if tr(template) != template:
            return tr(template, **{name: _said(reason[:-1])})
    return said


def _about_machine() -> dict[str, Any]:
    about: dict[str, Any] = {
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "desktop": {name: os.environ[name] for name in _DESKTOP if name in os.environ},
        "display": [name for name in ("DISPLAY", "WAYLAND_DISPLAY") if os.environ.get(name)],
        "frozen": bool(getattr(sys, "frozen", False)),
    }
    if sys.platform == "darwin":
        from kneebreak.adapters.bundle import identifier  # noqa: PLC0415 - one platform's own

        about |= {"macos": platform.mac_ver()[0], "bundle": identifier()}
    return about


def _without_names(text: str) -> str:
    """A text of JSON without the path of the user's home, which often bears their name."""
    home = json.dumps(str(Path.home()), ensure_ascii=False)[1:-1]
    return text.replace(home, "~") if len(home) > 1 else text
