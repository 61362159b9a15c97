"""What the running kneebreak answers itself."""

from kneebreak.language import marked

ASKED = {
    "status": (marked("show what is next and today's count"), "kneebreak status --json", "[--json]"),
    "done": (marked("mark the open prompt done"), "kneebreak done", ""),
    "skip": (marked("let the open prompt go"), "kneebreak skip", ""),
    "snooze": (marked("put the open prompt off"), "kneebreak snooze 10 min", "[DURATION]"),
    "other": (marked("ask for another movement"), "kneebreak other", ""),
    "next": (marked("show a prompt now"), "kneebreak next", ""),
    "undo": (marked("take the last answer back"), "kneebreak undo", ""),
    "pause": (
        marked("keep silent for a while"),
        "kneebreak pause until 14:30",
        "[DURATION | until HH:MM | until tomorrow]",
    ),
    "resume": (marked("end the pause"), "kneebreak resume", ""),
    "posture": (marked("say how you are at your work"), "kneebreak posture standing", "sitting|standing|floor"),
    "why": (marked("say what comes next, why it does, and what holds it"), "kneebreak why", ""),
    "more": (marked("ask for a movement more often"), "kneebreak more walk-lap", "[MOVEMENT]"),
    "less": (marked("ask for a movement less often"), "kneebreak less walk-stairs", "[MOVEMENT]"),
    "never": (marked("leave a movement out for good; more takes it back"), "kneebreak never walk-stairs", "[MOVEMENT]"),
    "hurts": (marked("show something easier, and leave out for a week what hurts"), "kneebreak hurts", ""),
    "ramp": (marked("show, take or decline a step from the gentle start"), "kneebreak ramp up", "[up | down | later]"),
    "reload": (marked("read the schedule again"), "kneebreak reload", ""),
    "quit": (marked("end kneebreak"), "kneebreak quit", ""),
}
"""By its name: what a command is for, an example, and the words that it takes.

Each has to be quick, and so loads next to nothing: not even what types are written with.
"""
