"""What the user's answers and requests make of the situation."""

from __future__ import annotations

from datetime import datetime, timedelta

from kneebreak.engine.delivery import let_go, show_now
from kneebreak.engine.effects import Refusal, ShowPrompt
from kneebreak.engine.entry import Outcome, Via
from kneebreak.engine.events import Answer, Answered, Dismissed, Until
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Dismissal
from kneebreak.engine.posture import declared
from kneebreak.engine.prompt import Origin, Pending, Prompt
from kneebreak.engine.rotation import choose
from kneebreak.engine.schedule import tomorrow
from kneebreak.engine.state import Held, Paused, Practising, Prompting
from kneebreak.engine.turn import Turn

SHOWN_AGAIN = 5
"""How often a bubble that its server lost is shown again; a server that drops each one would keep us busy for ever."""


def answer(turn: Turn, answered: Answered) -> None:
    """The user answered a prompt; answers to any but the open one change nothing."""
    prompt = turn.open_prompt
    if prompt is None or answered.prompt not in (None, prompt.id):
        turn.refuse(Refusal.NO_PROMPT if answered.prompt is None else Refusal.STALE_PROMPT)
        return
    match answered.answer:
        case Answer.DONE:
            turn.end(prompt, Outcome.DONE, answered.via)
        case Answer.SKIP:
            turn.end(prompt, Outcome.SKIPPED, answered.via)
        case Answer.SNOOZE if prompt.snoozed >= turn.plan.rhythm.snoozes:
            _insist(turn, prompt, Refusal.NO_SNOOZE_LEFT)
        case Answer.SNOOZE:
            turn.snooze(prompt, answered.snooze_for or turn.plan.rhythm.snooze, answered.via)
        case Answer.OTHER:
            if not turn.exchange(prompt):
                _insist(turn, prompt, Refusal.NOTHING_ELSE)


def dismiss(turn: Turn, dismissed: Dismissed) -> None:
    """The user closed the bubble: done or skipped, as the plan says."""
    prompt = turn.open_prompt
    if prompt is None or dismissed.prompt != prompt.id:
        turn.refuse(Refusal.STALE_PROMPT)
        return
    rule = turn.plan.dismissal
    done = rule is Dismissal.DONE or (rule is Dismissal.AUTO and dismissed.looks_like_click)
    turn.end(prompt, Outcome.DONE if done else Outcome.SKIPPED, Via.DISMISSAL)


def show_again(turn: Turn) -> None:
    """The bubble is gone without an answer: show it again, a few times."""
    match turn.situation:
        case Prompting(lost=lost) as prompting if lost <= SHOWN_AGAIN:
            turn.situation = prompting._replace(lost=lost + 1)
            if lost < SHOWN_AGAIN:
                turn.effects.append(ShowPrompt(prompting.prompt))


def give_up_showing(turn: Turn) -> None:
    """Nobody shows the bubble: the prompt stays open for an answer elsewhere, and counts as one that is not seen."""
    match turn.situation:
        case Prompting() as prompting:
            turn.situation = prompting._replace(lost=SHOWN_AGAIN + 1)


def ask_for_break(turn: Turn) -> None:
    """The user wants a prompt now: the open one, else a new one; a pause is over with that."""
    if isinstance(turn.situation, Practising):
        turn.refuse(Refusal.PRACTISING)
        return
    if isinstance(turn.situation, Paused):
        turn.drop_fixed_times()
    prompt = turn.open_prompt
    if isinstance(turn.situation, Held):
        show_now(turn, turn.situation)
    elif prompt is not None:
        turn.show(prompt)
    else:
        choice = choose(turn.plan, turn.state.rotation, turn.moment)
        turn.prompt(Pending(turn.token(), turn.at), Origin.ASKED, choice)


def pause(turn: Turn, until: timedelta | datetime | Until, via: Via) -> None:
    """The user wants silence; an open prompt is skipped with that, and one that is held never comes."""
    prompt = turn.open_prompt
    if isinstance(turn.situation, Held):
        let_go(turn, turn.situation)
    elif prompt is not None:
        turn.end(prompt, Outcome.SKIPPED, via)
    turn.situation = Paused(_end_of_pause(turn, until))


def resume(turn: Turn) -> None:
    """The user wants the pause to end."""
    if isinstance(turn.situation, Paused):
        turn.drop_fixed_times()
        turn.work()
    else:
        turn.refuse(Refusal.NOT_PAUSED)


def declare(turn: Turn, posture: Posture) -> None:
    """The user said how they are at their work; taking an answer back does not take that back."""
    stance = declared(turn.state.stance, posture, turn.at)
    last = turn.state.last
    turn.state = turn.state._replace(stance=stance, last=last and last._replace(stance_before=stance))


def undo(turn: Turn) -> None:
    """The user takes the last answer back."""
    if turn.state.last is None:
        turn.refuse(Refusal.NOTHING_TO_UNDO)
    else:
        turn.undo(turn.state.last)


def _insist(turn: Turn, prompt: Prompt, why: Refusal) -> None:
    """Refuse an answer; the bubble may have gone with the click that gave it, so it is shown again."""
    turn.refuse(why)
    if isinstance(turn.situation, Prompting):
        turn.effects.append(ShowPrompt(prompt))


def _end_of_pause(turn: Turn, until: timedelta | datetime | Until) -> datetime | None:
    match until:
        case Until.RESUMED:
            return None
        case Until.TOMORROW:
            return tomorrow(turn.plan, turn.at)
        case timedelta():
            return turn.at + until
        case datetime():
            return until
