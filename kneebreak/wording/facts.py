"""What a command of the user's is told of the occasion it runs on."""

from __future__ import annotations

from datetime import tzinfo

from kneebreak.engine.occasion import Facts
from kneebreak.engine.prompt import Prompt
from kneebreak.language import English
from kneebreak.wording.movements import title

Told = dict[str, str | int | None]
"""Names and values, fit for JSON."""


def told(facts: Facts, zone: tzinfo) -> Told:
    """The facts by name, in English; None is what does not apply.

    Times are ISO 8601 with an offset, lengths are in seconds.
    """
    prompt = facts.prompt
    values: Told = {
        "event": facts.occasion.value,
        "at": facts.at.astimezone(zone).isoformat(timespec="seconds"),
        "posture": facts.posture.value,
    }
    if prompt is None:
        return values
    movement = prompt.movement
    return values | {
        "prompt": prompt.id,
        "due": prompt.due.astimezone(zone).isoformat(timespec="seconds"),
        "movement": movement.id,
        "kind": movement.kind.value,
        "side": prompt.side and prompt.side.value,
        "title": _in_english(prompt),
        "seconds": int(movement.length.total_seconds()),
    }


def _in_english(prompt: Prompt) -> str:
    with English():
        return title(prompt)


def variables(values: Told) -> dict[str, str]:
    """The same as environment variables: KNEEBREAK_EVENT and so on; empty is what does not apply."""
    return {f"KNEEBREAK_{name.upper()}": "" if value is None else str(value) for name, value in values.items()}
