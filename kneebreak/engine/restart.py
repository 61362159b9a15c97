"""Going on after a restart: the countdown, the open prompt and what the log knows better."""

from __future__ import annotations

from datetime import timedelta

from kneebreak.engine.absence import WELCOME, come_back, hear
from kneebreak.engine.delivery import is_held, let_go, ready_at
from kneebreak.engine.effects import ShowPrompt, WithdrawPrompt
from kneebreak.engine.entry import Outcome
from kneebreak.engine.events import Started, Woke
from kneebreak.engine.practising import practise
from kneebreak.engine.prompt import Pending, Prompt
from kneebreak.engine.schedule import local_day
from kneebreak.engine.state import Away, Held, Prompting, PromptingAway, Snoozed, Working
from kneebreak.engine.turn import Turn


def go_on(turn: Turn, started: Started) -> None:
    """The program runs again, with the state it had kept and what the log knows better."""
    away, logged = turn.plan.rhythm.away, started.logged
    turn.state = turn.state._replace(settled=min(turn.at, max(turn.state.settled, turn.at - away)))
    if started.taken_back and turn.state.last is not None:
        turn.undo(turn.state.last, known=True)
    turn.state = turn.state._replace(locked=None, silence=None)
    _mistrust_what_lies_ahead(turn)
    prompt = turn.open_prompt
    if prompt is not None and len(logged) > prompt.snoozed:
        turn.state = turn.state._replace(gone_since=None)  # whoever starts it is there
        _believe(turn, prompt, logged[-1])
        _catch_up(turn, started)
        return
    _catch_up(turn, started)
    if isinstance(turn.situation, Held):
        _go_on_holding(turn, turn.situation, logged)
    else:
        _resume(turn)
    turn.state = turn.state._replace(gone_since=None)
    if not isinstance(turn.situation, Prompting):
        # A bubble of the process before may still be on the screen.
        turn.effects.append(WithdrawPrompt())


def _mistrust_what_lies_ahead(turn: Turn) -> None:
    """The clock was set back while nobody looked; it may yet be set forward again, and what lies ahead with it."""
    state = turn.state
    ahead = state.stance.since - turn.at
    if ahead > timedelta(0):
        until = state.stance.until
        state = state._replace(stance=state.stance._replace(since=turn.at, until=until and until - ahead))
    if state.returned is not None and state.returned > turn.at:
        state = state._replace(returned=None)
    turn.state = state


def _catch_up(turn: Turn, started: Started) -> None:
    """Count what was practised while the program did not run."""
    for step in started.practised:
        practise(turn, step)


def _resume(turn: Turn) -> None:
    away = turn.plan.rhythm.away
    match turn.situation:
        case Working(since=since, due=due):
            if since <= turn.at <= ready_at(turn, due) + away:
                turn.situation = Working(since, since + turn.plan.rhythm.every)  # it may have been changed meanwhile
            else:
                turn.sit_down()
                turn.work()
        case Away(since=since):
            come_back(turn, since)
        case Prompting(prompt=open_prompt, gives_up=gives_up) as prompting:
            if turn.at - gives_up > away:
                turn.sit_down()
                turn.end(open_prompt, Outcome.RESTED if prompting.rested else Outcome.MISSED, None)
            else:
                longest = turn.at + turn.plan.rhythm.patience
                turn.situation = prompting._replace(gives_up=min(max(gives_up, turn.at + WELCOME), longest), lost=0)
                turn.effects.append(ShowPrompt(open_prompt))
        case PromptingAway():
            come_back(turn, turn.state.gone_since or turn.at)
        case Snoozed(prompt=open_prompt, until=until):
            turn.state = turn.state._replace(gone_since=None)  # whoever starts it is there, whatever follows
            if turn.at > ready_at(turn, until) + away:
                turn.sit_down()
                turn.end(open_prompt, Outcome.MISSED, None)
            elif open_prompt.shown > turn.at:
                turn.show(open_prompt)  # the clock was set back meanwhile, and nobody knows how far


def _go_on_holding(turn: Turn, held: Held, logged: tuple[Outcome, ...]) -> None:
    """Hold on to what was held today; how long nobody looked is not known."""
    gone = turn.state.gone_since
    turn.state = turn.state._replace(gone_since=None)
    turn.situation = held._replace(since=min(held.since, turn.at))
    if isinstance(held.what, Pending) and logged and logged[-1] is not Outcome.SNOOZED:
        turn.drop(held.what, logged[-1], None, known=True)
        turn.work()
    elif local_day(turn.plan, held.since) != local_day(turn.plan, turn.at):
        turn.sit_down()
        let_go(turn, held)
    elif gone is not None:
        come_back(turn, gone)
    elif held.free is None and not is_held(turn):
        hear(turn, Woke())  # what held it may have ended long ago: nobody is met with a prompt when they begin


def _believe(turn: Turn, prompt: Prompt, outcome: Outcome) -> None:
    """The program died between the log and the memory: what the log says has happened."""
    if outcome is Outcome.SNOOZED:
        turn.snooze(prompt, turn.plan.rhythm.snooze, None, known=True)
    else:
        turn.end(prompt, outcome, None, known=True)
