"""What to say to somebody whose request was carried out."""

from __future__ import annotations

from kneebreak.engine.plan import Plan
from kneebreak.engine.state import Paused, Prompting, PromptingAway, State
from kneebreak.language import tr
from kneebreak.wording import movements
from kneebreak.wording.status import headline


def confirmation(plan: Plan, state: State) -> str:
    """Where we are now that it is done; the movement's sentence too where a prompt is open."""
    match state.situation:
        case Prompting(prompt=prompt) | PromptingAway(prompt=prompt):
            return f"{headline(plan, state)}\n{movements.card(prompt)}"
        case Paused():
            return tr("{headline}; “kneebreak resume” ends it", headline=headline(plan, state))
    return headline(plan, state)
