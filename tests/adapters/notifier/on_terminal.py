"""A program that shows bubbles on its terminal, as told by its arguments, and reports each message on a pipe."""

import os
import sys
from collections.abc import Callable

from kneebreak.adapters.notifier import terminal
from kneebreak.adapters.waiter import linux
from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered
from kneebreak.messages import Wish
from kneebreak.ports import Bubble, Button, Slot

assert sys.platform == "linux"


def answered(answer: Answer) -> Answered:
    return Answered("p1", answer, Via.TERMINAL)


PROMPT = Bubble(
    "Stand up\a",
    "Push the chair back.\n立ち上がる … wide.",
    clicked=answered(Answer.DONE),
    clicked_label="Done",
    buttons=(
        Button("Done", answered(Answer.DONE)),
        Button("Snooze 5 min", answered(Answer.SNOOZE)),
        Button("Another", answered(Answer.OTHER)),
    ),
    prompt="p1",
)
LAST_PROMPT = PROMPT._replace(
    title="Walk", buttons=(PROMPT.buttons[0], Button("Skip", answered(Answer.SKIP)), PROMPT.buttons[2])
)
NOTE = Bubble(
    "Your schedule has a mistake",
    "line 3",
    clicked=Wish.SHOW_STATUS,
    clicked_label="Show status",
    buttons=(Button("Open schedule", Wish.OPEN_SCHEDULE), Button("Open log", Wish.OPEN_LOG)),
)


def main(report: int, commands: int, doings: str) -> None:
    """Do each of the words in `doings`, then one more for each line that arrives, until told to quit."""
    waiter = linux.LinuxWaiter()
    waiter.quit_on_signals()
    notifier = terminal.TerminalNotifier(waiter, waiter.inbox)

    def crash() -> None:
        raise LookupError

    doable: dict[str, Callable[[], None]] = {
        "prompt": lambda: notifier.show(Slot.PROMPT, PROMPT),
        "last": lambda: notifier.show(Slot.PROMPT, LAST_PROMPT),
        "note": lambda: notifier.show(Slot.NOTE, NOTE),
        "withdraw": lambda: notifier.withdraw(Slot.PROMPT),
        "wait": lambda: None,
        "crash": crash,
    }

    def do(doing: str) -> None:
        doable[doing]()
        os.write(report, f"{doing}: {' '.join(sorted(ability.value for ability in notifier.abilities()))}\n".encode())

    def hear() -> None:
        for doing in os.read(commands, 999).decode().split():
            do(doing)

    waiter.watch(commands, hear)
    for doing in doings.split():
        do(doing)
    quitting = False
    while not quitting:
        waiter.wait(None)
        for message in waiter.take():
            said = f"answer {message.answer.value}" if isinstance(message, Answered) else str(message)
            os.write(report, f"{said}\n".encode())
            quitting = message is Wish.QUIT
    notifier.close()
    waiter.close()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
