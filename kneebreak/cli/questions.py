"""The questions of `kneebreak setup`, and what their answers change in the schedule."""

from __future__ import annotations

from collections.abc import Mapping

from kneebreak.language import marked, tr
from kneebreak.record import NamedTuple


class Choice(NamedTuple):
    """One answer that can be given."""

    label: str
    """It can be chosen by how it begins."""
    says: Mapping[str, str]
    """By address in the schedule: the value it stands for, in the words in which the schedule is told."""
    raises: Mapping[str, str] = {}
    """By address: a whole number that a smaller one is raised to; 0 is no small number, it does without."""


class Question(NamedTuple):
    """One question with its possible answers."""

    text: str
    choices: tuple[Choice, ...]
    moot: tuple[str, str] | None = None
    """An address and a value with which there is nothing to ask."""


_GENTLY = {"rhythm.every": "1 h", "targets.strength": "1", "body.level": "1", "ramp.on": "true"}
"""The first stage of the ramp."""
_FULLY = {"targets.strength": "3", "body.level": "2"}
"""What a gentle start has made smaller."""

QUESTIONS = (
    Question(
        marked("Where is your desk, most of the time?"),
        (
            Choice(marked("home"), {"rhythm.place": "home"}),
            Choice(marked("office, where nobody is asked to sit on the floor"), {"rhythm.place": "office"}),
        ),
    ),
    Question(
        marked("Is standing possible for you, now and then?"),
        (
            Choice(marked("yes"), {"body.seated": "false"}),
            Choice(marked("no: everything sitting, in a chair or a wheelchair"), {"body.seated": "true"}),
        ),
    ),
    Question(
        marked("Is sitting on the floor all right, now and then?"),
        (
            Choice(marked("yes"), {"body.no_floor": "false"}),
            Choice(marked("no, nothing on the floor"), {"body.no_floor": "true"}),
        ),
        moot=("body.seated", "true"),
    ),
    Question(
        marked("Are your knees sore?"),
        (
            Choice(marked("no"), {"body.knee_sore": "false"}),
            Choice(marked("yes: no squats, no deep bends, no stairs"), {"body.knee_sore": "true"}),
        ),
    ),
    Question(
        marked("After how much time at your desk may a reminder come, to begin with?"),
        (
            Choice(marked("60 min and gentle movements; steps up are offered when it goes well"), _GENTLY),
            Choice(marked("45 min"), {"rhythm.every": "45 min", "ramp.on": "false"}, _FULLY),
            Choice(marked("30 min"), {"rhythm.every": "30 min", "ramp.on": "false"}, _FULLY),
        ),
    ),
)


class Interview(NamedTuple):
    """How far the questions have come."""

    present: Mapping[str, str]
    """What the schedule says now, by address."""
    answers: Mapping[str, str] = {}
    """What was answered so far, by address."""
    passed: int = 0
    """How many questions were answered or kept."""

    @property
    def question(self) -> Question | None:
        """The one to ask now; None after the last."""
        for question in QUESTIONS[self.passed :]:
            if question.moot is None or {**self.present, **self.answers}.get(question.moot[0]) != question.moot[1]:
                return question
        return None

    @property
    def kept(self) -> int | None:
        """Which choice, from 1, is what the schedule says already; None: it says something else."""
        choices = self.question.choices if self.question else ()
        return next((number for number, choice in enumerate(choices, 1) if self._holds(choice)), None)

    def answer(self, line: str) -> Interview:
        """Go on with what was typed: a number, the beginning of a choice, or nothing to keep what is there.

        Raises ValueError with what to type instead.
        """
        question = self.question
        assert question is not None  # noqa: S101 - there is no answer without a question
        passed = QUESTIONS.index(question) + 1
        if not line.strip():
            return self._replace(passed=passed)
        choice = _chosen(question, line)
        raised = {address: value for address, value in choice.raises.items() if self._is_less(address, value)}
        return self._replace(answers={**self.answers, **choice.says, **raised}, passed=passed)

    def changes(self) -> dict[str, str]:
        """What the answers change, by address."""
        return {address: value for address, value in self.answers.items() if self.present.get(address) != value}

    def _is_less(self, address: str, value: str) -> bool:
        return 0 < int(self.present[address]) < int(value)

    def _holds(self, choice: Choice) -> bool:
        return all(self.present.get(address) == value for address, value in choice.says.items())


def _chosen(question: Question, line: str) -> Choice:
    word = line.strip().lower()
    for number, choice in enumerate(question.choices, 1):
        if word == str(number):
            return choice
    beginning = [choice for choice in question.choices if tr(choice.label).lower().startswith(word)]
    if len(beginning) == 1:
        return beginning[0]
    numbers = ", ".join(str(number) for number in range(1, len(question.choices)))
    raise ValueError(
        tr(
            "Type {numbers} or {last}, Enter to keep it as it is, or q to leave.",
            numbers=numbers,
            last=len(question.choices),
        )
    )
