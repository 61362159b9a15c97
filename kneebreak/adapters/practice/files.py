"""What the page is made of: its own files, the pictures, and the practices as JSON."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import escape
from pathlib import Path

from kneebreak import practice as package
from kneebreak.adapters.practice.server import File
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Posture, Side
from kneebreak.language import tr, tr_in
from kneebreak.practice import wording
from kneebreak.practice.comfort import WORST
from kneebreak.practice.fitting import Fitted
from kneebreak.practice.offer import GENTLEST, Offer
from kneebreak.practice.practice import Exercise, Practice
from kneebreak.wording import precautions

_MOST_STEPS = 100
"""More than two practices have steps."""
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def page_files(offer: Offer, *, half: bool) -> dict[str, File]:
    """Every file by its name in the page's address; the page itself has the empty one."""
    own = Path(package.__file__).parent / "page"
    files = {path.name: _file(path) for path in own.iterdir()}
    files[""] = File(_TYPES[".html"], _in_words(files.pop("index.html").content.decode()).encode())
    files["icon.svg"] = _file(Path(resource("icons", "kneebreak.svg")))
    for practice in offer.practices.values():
        for step in practice.steps:
            if step.exercise is not None:
                path = _picture(step.exercise, practice.posture)
                files[_picture_name(path)] = _file(path)
    files["course.json"] = File("application/json", json.dumps(_course(offer, half=half)).encode())
    return files


def _in_words(page: str) -> str:
    """The page in the language that is spoken: texts in double braces are said, and `@en` names the language."""
    return re.sub(r"\{\{(.+?)\}\}", lambda found: escape(_said(found[1])), page)


def _said(words: str) -> str:
    return tr_in("language of the page", "en") if words == "@en" else tr(words)


def _file(path: Path) -> File:
    return File(_TYPES[path.suffix], path.read_bytes())


def _picture(exercise: Exercise, posture: Posture) -> Path:
    """The movement's own drawing, in this posture and of the side it works on where there is one; else its kind's."""
    movement = exercise.movement
    names = [f"{movement.id}-{posture.value}", movement.id, movement.kind.value, "hips"]
    if exercise.side is Side.RIGHT:
        names = [name for each in names for name in (f"{each}-right", each)]
    for name in names:
        try:
            return Path(resource("icons", "movements", f"{name}.png"))
        except FileNotFoundError:
            continue
    raise FileNotFoundError("the movements' pictures are missing from this installation of kneebreak; install it again")


def _picture_name(path: Path) -> str:
    return f"picture-{path.name}"


def _course(offer: Offer, *, half: bool) -> object:
    return {
        "first": offer.first,
        "because": offer.because,
        "gentlest": GENTLEST,
        "half": half,
        "worst": WORST,
        "wording": {
            "safety": tr(precautions.AT_EASE),
            "notMedical": f"{tr(precautions.NOT_MEDICAL)} {tr(precautions.UNWELL)}",
            "askFirst": precautions.in_words(precautions.ASK_FIRST),
            "signs": [precautions.in_words(signs) for signs in precautions.ALL_SIGNS],
            "question": tr(wording.QUESTION),
            "scale": tr(wording.SCALE),
        },
        "said": {words: tr(words) for words in wording.PAGE},
        "summaries": [wording.summary(steps) for steps in range(_MOST_STEPS)],
        "practices": [_described(fitted) for fitted in offer.fitted.values()],
    }


def _described(fitted: Fitted) -> object:
    practice = fitted.practice
    return {
        "id": practice.id,
        "title": practice.title,
        "about": f"{practice.about} {wording.exercises(fitted)}",
        "needs": practice.needs,
        "wholeLength": wording.minutes(practice.length),
        "halfLength": wording.minutes(practice.half().length),
        "whole": _steps(practice),
        "half": _steps(practice.half()),
    }


def _steps(practice: Practice) -> list[object]:
    return [
        {
            "number": step.number,
            "seconds": step.length // timedelta(seconds=1),
            "title": step.title,
            "text": step.text,
            "spoken": wording.seconds(step.length),
            "where": wording.whereabouts(practice, step),
            "exercise": step.exercise is not None,
            "picture": _shown(practice, index),
        }
        for index, step in enumerate(practice.steps)
    ]


def _shown(practice: Practice, index: int) -> str:
    """The picture of what is done now or, in a rest, of what comes next."""
    exercise = next((step.exercise for step in practice.steps[index:] if step.exercise is not None), None)
    return "icon.svg" if exercise is None else _picture_name(_picture(exercise, practice.posture))
