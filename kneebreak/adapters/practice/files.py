"""What the page is made of: its own files, the pictures, and the practices as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from kneebreak import practice as package
from kneebreak.adapters.practice.server import File
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Side
from kneebreak.practice import wording
from kneebreak.practice.comfort import WORST
from kneebreak.practice.practice import Exercise, Practice, Step

_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def page_files(practices: Iterable[Practice], chosen: str | None, *, half: bool) -> dict[str, File]:
    """Every file by its name in the page's address; the page itself has the empty one."""
    own = Path(package.__file__).parent / "page"
    files = {path.name: _file(path) for path in own.iterdir()}
    files[""] = files.pop("index.html")
    files["icon.svg"] = _file(Path(resource("icons", "kneebreak.svg")))
    practices = tuple(practices)
    for practice in practices:
        for step in practice.steps:
            if step.exercise is not None:
                path = _picture(step.exercise)
                files[_picture_name(path)] = _file(path)
    files["course.json"] = File("application/json", json.dumps(_course(practices, chosen, half=half)).encode())
    return files


def _file(path: Path) -> File:
    return File(_TYPES[path.suffix], path.read_bytes())


def _picture(exercise: Exercise) -> Path:
    """The movement's own drawing, of the side it works on where there are two; else that of its kind."""
    movement = exercise.movement
    names = [movement.id, movement.kind.value, "hips"]
    if exercise.side is Side.RIGHT:
        names.insert(0, f"{movement.id}-right")
    for name in names:
        try:
            return Path(resource("icons", "movements", f"{name}.png"))
        except FileNotFoundError:
            continue
    raise FileNotFoundError("the movements' pictures are missing from this installation of kneebreak; install it again")


def _picture_name(path: Path) -> str:
    return f"picture-{path.name}"


def _course(practices: Iterable[Practice], chosen: str | None, *, half: bool) -> object:
    return {
        "chosen": chosen,
        "half": half,
        "worst": WORST,
        "wording": {
            "safety": wording.SAFETY,
            "notMedical": wording.NOT_MEDICAL,
            "signs": wording.SIGNS,
            "question": wording.QUESTION,
            "scale": wording.SCALE,
        },
        "practices": [
            {
                "id": practice.id,
                "title": practice.title,
                "about": practice.about,
                "needs": practice.needs,
                "whole": _steps(practice),
                "half": _steps(practice.half()),
            }
            for practice in practices
        ],
    }


def _steps(practice: Practice) -> list[object]:
    return [
        {
            "number": step.number,
            "seconds": step.length // timedelta(seconds=1),
            "title": step.title,
            "text": step.text,
            "where": wording.whereabouts(practice, step),
            "exercise": step.exercise is not None,
            "picture": _shown(practice.steps[index:]),
        }
        for index, step in enumerate(practice.steps)
    ]


def _shown(ahead: tuple[Step, ...]) -> str:
    """The picture of what is done now or, in a rest, of what comes next."""
    exercise = next((step.exercise for step in ahead if step.exercise is not None), None)
    return "icon.svg" if exercise is None else _picture_name(_picture(exercise))
