"""What every notifier keeps to.

A test module makes a class of its own out of `NotifierContract`, and of the other two where clicks are heard and
buttons are drawn, and gives it a fixture `user`: somebody who sits before the screen of the notifier under test.
"""

from __future__ import annotations

from typing import Protocol

from kneebreak.engine.entry import Via
from kneebreak.engine.events import Answer, Answered, Dismissed, ResumeRequested
from kneebreak.messages import Message, Wish
from kneebreak.ports import Bubble, Button, Notifier, Slot


class User(Protocol):
    """Somebody who sees and clicks; every method returns when all its consequences have arrived."""

    notifier: Notifier
    dismissal_looks_like_click: bool
    """Whether a click on the body closes the bubble and does nothing else."""

    def a_dismissal_is_all_there_is(self) -> bool:
        """Whether closing a bubble is the one thing that can be done to it, so that it stands for a click."""

    def received(self) -> list[Message]:
        """What the program has been told so far, oldest first."""

    def titles(self) -> list[str]:
        """The titles on the screen, in alphabetical order."""

    def click(self, title: str) -> None:
        """Click the body of a bubble."""

    def press(self, title: str, label: str) -> None:
        """Press a button of it."""

    def dismiss(self, title: str) -> None:
        """Close it."""


_ANSWERS = {answer: Answered("p1", answer, Via.NOTIFICATION) for answer in Answer}
STAND = Bubble(
    "Stand up",
    "Push the chair back & stand for a minute.\nClick here when it is done.",
    clicked=_ANSWERS[Answer.DONE],
    clicked_label="Done",
    buttons=(
        Button("Done", _ANSWERS[Answer.DONE]),
        Button("Snooze 5 min", _ANSWERS[Answer.SNOOZE]),
        Button("Another", _ANSWERS[Answer.OTHER]),
    ),
    prompt="p1",
)
WALK = STAND._replace(
    title="Walk a lap",
    clicked=Answered("p2", Answer.DONE, Via.NOTIFICATION),
    buttons=(Button("Skip", Answered("p2", Answer.SKIP, Via.NOTIFICATION)),),
    prompt="p2",
)
STATUS = Bubble(
    "Next at 14:35",
    "3 done today",
    clicked=ResumeRequested(),
    clicked_label="Resume",
    buttons=(Button("Open schedule", Wish.OPEN_SCHEDULE),),
)


class NotifierContract:
    """The laws of showing."""

    def test_a_bubble_that_is_shown_is_on_the_screen(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        assert user.titles() == ["Stand up"]
        assert user.received() == []

    def test_a_bubble_takes_the_place_of_the_one_in_its_slot(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.notifier.show(Slot.PROMPT, WALK)
        assert user.titles() == ["Walk a lap"]
        user.notifier.show(Slot.PROMPT, STAND)
        assert user.titles() == ["Stand up"]
        assert user.received() == []

    def test_the_two_slots_do_not_disturb_each_other(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.notifier.show(Slot.NOTE, STATUS)
        assert user.titles() == ["Next at 14:35", "Stand up"]
        user.notifier.withdraw(Slot.NOTE)
        assert user.titles() == ["Stand up"]

    def test_a_bubble_that_is_withdrawn_goes_without_a_word(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        assert user.titles() == ["Stand up"]
        user.notifier.withdraw(Slot.PROMPT)
        assert user.titles() == []
        assert user.received() == []

    def test_withdrawing_twice_or_what_was_never_there_is_harmless(self, user: User) -> None:
        user.notifier.withdraw(Slot.NOTE)
        user.notifier.show(Slot.PROMPT, STAND)
        user.notifier.withdraw(Slot.PROMPT)
        user.notifier.withdraw(Slot.PROMPT)
        assert user.titles() == []
        assert user.received() == []

    def test_showing_and_withdrawing_in_one_breath_leaves_the_last_word(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.notifier.withdraw(Slot.PROMPT)
        user.notifier.show(Slot.PROMPT, WALK)
        user.notifier.show(Slot.NOTE, STATUS)
        user.notifier.withdraw(Slot.NOTE)
        assert user.titles() == ["Walk a lap"]


class ClickContract:
    """The laws of clicking and closing."""

    def test_a_click_means_what_the_bubble_says(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.click("Stand up")
        if user.dismissal_looks_like_click:
            assert user.received() == [Dismissed("p1", looks_like_click=True)]
        else:
            assert user.received() == [STAND.clicked]
        assert user.titles() == []

    def test_a_prompt_that_is_dismissed_is_reported_once(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.dismiss("Stand up")
        user.notifier.withdraw(Slot.PROMPT)
        assert user.titles() == []
        assert user.received() == [Dismissed("p1", user.dismissal_looks_like_click)]

    def test_a_note_is_dismissed_without_a_word_where_it_could_have_been_answered(self, user: User) -> None:
        user.notifier.show(Slot.NOTE, STATUS)
        user.dismiss("Next at 14:35")
        assert user.titles() == []
        assert user.received() == ([STATUS.clicked] if user.a_dismissal_is_all_there_is() else [])

    def test_a_bubble_can_be_shown_again_after_it_was_answered(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.dismiss("Stand up")
        user.notifier.show(Slot.PROMPT, WALK)
        assert user.titles() == ["Walk a lap"]
        user.dismiss("Walk a lap")
        assert user.received() == [
            Dismissed("p1", user.dismissal_looks_like_click),
            Dismissed("p2", user.dismissal_looks_like_click),
        ]


class ButtonContract:
    """The laws of buttons."""

    def test_each_button_means_what_it_says(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.press("Stand up", "Snooze 5 min")
        user.notifier.show(Slot.PROMPT, STAND)
        user.press("Stand up", "Another")
        user.notifier.show(Slot.NOTE, STATUS)
        user.press("Next at 14:35", "Open schedule")
        assert user.received() == [_ANSWERS[Answer.SNOOZE], _ANSWERS[Answer.OTHER], Wish.OPEN_SCHEDULE]
        assert user.titles() == []

    def test_a_replaced_bubble_answers_for_itself_alone(self, user: User) -> None:
        user.notifier.show(Slot.PROMPT, STAND)
        user.notifier.show(Slot.PROMPT, WALK)
        user.press("Walk a lap", "Skip")
        assert user.received() == [WALK.buttons[0].means]
