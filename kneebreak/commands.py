"""What can be asked of a running kneebreak, by another process or by a click on its icon."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from kneebreak.engine.effects import Refusal
from kneebreak.engine.entry import Via
from kneebreak.engine.events import (
    Answer,
    Answered,
    BreakRequested,
    Happening,
    HurtReported,
    PauseRequested,
    PostureDeclared,
    Rated,
    ResumeRequested,
    StepDeclined,
    StepTaken,
    UndoRequested,
    Until,
)
from kneebreak.engine.feedback import Taste
from kneebreak.engine.movement import Posture
from kneebreak.engine.plan import Plan
from kneebreak.engine.ramp import Way
from kneebreak.engine.schedule import at_clock_time
from kneebreak.engine.state import Prompting, PromptingAway, State
from kneebreak.language import marked, tr
from kneebreak.messages import Reply, TrayClicked, Wish
from kneebreak.ports import Ability
from kneebreak.wording import ramp
from kneebreak.wording.span import parse_span
from kneebreak.wording.status import status_text, status_values, why
from kneebreak.wording.times import parse_clock

FINE, NOT_NOW, WRONG = 0, 1, 2

_POSTURES = {posture.value: posture for posture in (Posture.SITTING, Posture.STANDING, Posture.FLOOR)}

_PLAIN: dict[str, Happening | Wish] = {
    "done": Answered(None, Answer.DONE, Via.CLI),
    "skip": Answered(None, Answer.SKIP, Via.CLI),
    "other": Answered(None, Answer.OTHER, Via.CLI),
    "next": BreakRequested(),
    "resume": ResumeRequested(),
    "undo": UndoRequested(),
    "hurts": HurtReported(),
    "reload": Wish.RELOAD,
    "quit": Wish.QUIT,
}

_REFUSALS = {
    Refusal.NO_PROMPT: marked("no prompt is open; “kneebreak next” asks for one now"),
    Refusal.STALE_PROMPT: marked("that prompt is over"),
    Refusal.NO_SNOOZE_LEFT: marked("this prompt has been snoozed often enough; “kneebreak skip” lets it go"),
    Refusal.NOTHING_ELSE: marked("no other movement suits now; change [rotation] or [body] in the schedule"),
    Refusal.NOT_PAUSED: marked("it is not paused"),
    Refusal.NOTHING_TO_UNDO: marked("there is no answer to take back"),
    Refusal.NO_MOVEMENT: marked(
        "no movement is open or was answered lately; name one, like “kneebreak less walk-stairs”"
    ),
    Refusal.PRACTISING: marked("a practice is under way; end it first"),
    Refusal.TOO_LITTLE_LEFT: marked(
        "without it there would be too little left to choose from; ask for less of it instead"
    ),
    Refusal.NO_RAMP: marked(
        "the ramp is off; “kneebreak set ramp.on true” switches it on, “kneebreak setup” begins gently"
    ),
    Refusal.NO_STEP: marked("there is no further step that way"),
    Refusal.STALE_STEP: marked("the schedule has changed since that was offered; “kneebreak ramp” shows where you are"),
    Refusal.NO_OFFER: marked("no step is on offer; “kneebreak ramp” shows where you are"),
}


def for_programs(words: tuple[str, ...]) -> bool:
    """Whether another program reads the answer; it is in English then."""
    return "--json" in words


def interpret(
    words: tuple[str, ...], plan: Plan, state: State, remarks: tuple[str, ...] = ()
) -> Happening | Wish | Reply:
    """What a command asks for: something to happen, something of the program, or an answer at once.

    `remarks` say what is amiss at present.
    """
    command, *rest = words or ("",)
    try:
        if command in _PLAIN:
            _nothing_more(command, rest)
            return _PLAIN[command]
        if command == "doctor":
            _nothing_more(command, [] if rest == ["--json"] else rest)
            return Wish.DIAGNOSE
        if command == "practice":
            # Loaded when somebody practises.
            from kneebreak.practice.telling import understood  # noqa: PLC0415

            return understood(rest)
        return _with_words(command, rest, plan, state, remarks)
    except ValueError as error:
        return Reply(WRONG, str(error))


def click(clicked: TrayClicked, state: State, abilities: frozenset[Ability]) -> Happening | Wish:
    """What a click on the icon asks for.

    While a prompt is open the middle button says done, and so does the main one where the notification hears no click;
    else the main one shows the prompt again.
    """
    prompting = isinstance(state.situation, Prompting | PromptingAway)
    if prompting and (clicked.middle or Ability.CLICK not in abilities):
        return Answered(None, Answer.DONE, Via.TRAY)
    return _shown_again(state)


def refusal(why_not: Refusal) -> Reply:
    """The answer to a command that could not be carried out."""
    return Reply(NOT_NOW, tr(_REFUSALS[why_not]))


def _with_words(
    command: str, rest: list[str], plan: Plan, state: State, remarks: tuple[str, ...]
) -> Happening | Wish | Reply:
    match command:
        case "status":
            return _status(rest, plan, state, remarks)
        case "why":
            _nothing_more(command, rest)
            return Reply(FINE, " ".join((why(plan, state), *remarks)))
        case "show":
            return _shown_again(state)
        case "snooze":
            span = parse_span(" ".join(rest)) if rest else None
            if span is not None and not span:
                raise ValueError(tr("a snooze must be longer than zero"))
            return Answered(None, Answer.SNOOZE, Via.CLI, span)
        case "pause":
            return PauseRequested(_end_of_pause(rest, plan, state.at), Via.CLI)
        case "more" | "less" | "never":
            return Rated(_movement(rest, plan), Taste(command))
        case "posture":
            return PostureDeclared(_posture(rest))
        case "ramp":
            return _ramp(rest, plan, state)
    raise ValueError(tr("unknown command “{command}”; “kneebreak --help” lists them all", command=command))


def _status(rest: list[str], plan: Plan, state: State, remarks: tuple[str, ...]) -> Reply:
    if rest == ["--json"]:
        return Reply(FINE, json.dumps(status_values(plan, state, remarks), ensure_ascii=False))
    _nothing_more("status", rest)
    return Reply(FINE, "\n".join((status_text(plan, state), *remarks)))


def _ramp(rest: list[str], plan: Plan, state: State) -> Happening | Reply:
    match rest:
        case [] | ["status"]:
            return Reply(FINE, ramp.ramp(plan, state))
        case ["up" | "down" as way]:
            return StepTaken(Way(way))
        case ["later"]:
            return StepDeclined()
    raise ValueError(tr("say which: up, down or later; alone it shows where you are"))


def _shown_again(state: State) -> Happening | Wish:
    """The prompt that is open, or else where we are; never both, one above the other."""
    return BreakRequested() if isinstance(state.situation, Prompting | PromptingAway) else Wish.SHOW_STATUS


def _posture(rest: list[str]) -> Posture:
    if len(rest) == 1 and rest[0] in _POSTURES:
        return _POSTURES[rest[0]]
    raise ValueError(tr("say which posture: {postures}", postures=", ".join(_POSTURES)))


def _movement(rest: list[str], plan: Plan) -> str | None:
    if not rest:
        return None
    if len(rest) == 1 and rest[0] in plan.movements:
        return rest[0]
    # Loaded for a mistake only.
    from difflib import get_close_matches  # noqa: PLC0415

    near = get_close_matches(rest[0], plan.movements, n=1)
    said = " ".join(rest)
    if near:
        raise ValueError(tr("there is no movement “{movement}”; did you mean “{near}”?", movement=said, near=near[0]))
    raise ValueError(
        tr("there is no movement “{movement}”; “kneebreak status --json” names the one that is next", movement=said)
    )


def _end_of_pause(rest: list[str], plan: Plan, now: datetime) -> timedelta | datetime | Until:
    words = rest[1:] if rest[:1] == ["until"] else rest
    if not rest:
        return Until.RESUMED
    if words == ["tomorrow"]:
        return Until.TOMORROW
    if rest[0] != "until":
        span = parse_span(" ".join(words))
        if not span:
            raise ValueError(tr("a pause must be longer than zero"))
        return span
    clock = parse_clock(" ".join(words))
    if clock is None:
        said = " ".join(rest)
        raise ValueError(tr("“{text}” is no time of day; write it like “until 14:30” or “until tomorrow”", text=said))
    return at_clock_time(plan, now, clock)


def _nothing_more(command: str, rest: list[str]) -> None:
    if rest:
        raise ValueError(tr("“{command}” takes no “{word}”", command=command, word=rest[0]))
