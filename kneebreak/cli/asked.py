"""What the running kneebreak answers itself."""

ASKED = {
    "status": ("show what is next and today's count", "kneebreak status --json", "[--json]"),
    "done": ("mark the open prompt done", "kneebreak done", ""),
    "skip": ("let the open prompt go", "kneebreak skip", ""),
    "snooze": ("put the open prompt off", "kneebreak snooze 10 min", "[DURATION]"),
    "other": ("ask for another movement", "kneebreak other", ""),
    "next": ("show a prompt now", "kneebreak next", ""),
    "undo": ("take the last answer back", "kneebreak undo", ""),
    "pause": ("keep silent for a while", "kneebreak pause until 14:30", "[DURATION | until HH:MM | until tomorrow]"),
    "resume": ("end the pause", "kneebreak resume", ""),
    "posture": ("say how you are at your work", "kneebreak posture standing", "sitting|standing|floor"),
    "why": ("say what comes next, why it does, and what holds it", "kneebreak why", ""),
    "more": ("ask for a movement more often", "kneebreak more walk-lap", "[MOVEMENT]"),
    "less": ("ask for a movement less often", "kneebreak less walk-stairs", "[MOVEMENT]"),
    "never": ("leave a movement out for good; more takes it back", "kneebreak never walk-stairs", "[MOVEMENT]"),
    "hurts": ("show something easier, and leave out for a week what hurts", "kneebreak hurts", ""),
    "ramp": ("show, take or decline a step from the gentle start", "kneebreak ramp up", "[up | down | later]"),
    "reload": ("read the schedule again", "kneebreak reload", ""),
    "quit": ("end kneebreak", "kneebreak quit", ""),
}
"""By its name: what a command is for, an example, and the words that it takes.

Each has to be quick, and so loads next to nothing: not even what types are written with.
"""
