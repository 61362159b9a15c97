"""What the engine's effects mean for the screen."""

from __future__ import annotations

from kneebreak.desk import Desk
from kneebreak.engine.effects import Effect, OfferStep, ShowPrompt, Warn, WithdrawOffer, WithdrawPrompt
from kneebreak.engine.plan import Plan
from kneebreak.engine.state import State
from kneebreak.notes import Notes
from kneebreak.ports import Slot
from kneebreak.wording import bubbles
from kneebreak.wording.held import unheard


def show(effect: Effect, plan: Plan, state: State, desk: Desk, notes: Notes) -> None:
    """Carry out an effect as far as the screen is concerned."""
    notifier = desk.notifier
    match effect:
        case ShowPrompt(prompt=prompt):
            notes.make_room()
            notifier.show(Slot.PROMPT, bubbles.prompt_bubble(plan, effect, notifier, desk.picture(prompt)))
        case WithdrawPrompt():
            notifier.withdraw(Slot.PROMPT)
        case OfferStep(step=step):
            notes.show(bubbles.offer(plan, step, notifier.via, notifier.abilities()), passing=True)
        case WithdrawOffer():
            notes.make_room()
        case Warn(by_bubble=by_bubble):
            notes.warn(unheard(plan, state), by_bubble=by_bubble)
