"""What is written to a notification server."""

from __future__ import annotations

import pytest

from kneebreak.adapters.notifier.letter import Letter, compose
from kneebreak.adapters.notifier.servers import server
from kneebreak.ports import Bubble, Slot
from tests.contracts.notifier import STAND, STATUS

_PLASMA = server("Plasma", frozenset({"actions", "body", "body-markup"}))
_PLAIN = server("Plasma", frozenset({"actions", "body"}))
_XFCE = server("Xfce Notify Daemon", frozenset({"actions", "body", "body-markup"}))


def _text(letter: Letter) -> object:
    return letter.body[3]


def _actions(letter: Letter) -> object:
    return letter.body[4]


def test_a_prompt_is_written_as_the_specification_asks() -> None:
    letter = compose(Slot.PROMPT, STAND._replace(picture="/pictures/stand.png"), _PLASMA)
    assert letter.replacing(7) == (
        "kneebreak",
        7,
        "",
        "Stand up",
        "Push the chair back &amp; stand for a minute.\nClick here when it is done.",
        ["default", "Done", "button-1", "Done", "button-2", "Snooze 5 min", "button-3", "Another"],
        {
            "desktop-entry": ("s", "kneebreak"),
            "urgency": ("y", 1),
            "category": ("s", "x-kneebreak.prompt"),
            "suppress-sound": ("b", True),
            "image-path": ("s", "file:///pictures/stand.png"),
        },
        0,
    )
    assert letter.meanings == {
        "default": STAND.clicked,
        "button-1": STAND.clicked,
        "button-2": STAND.buttons[1].means,
        "button-3": STAND.buttons[2].means,
    }


def test_a_note_goes_by_itself_and_leaves_no_trace() -> None:
    letter = compose(Slot.NOTE, STATUS._replace(stays=False), _PLASMA)
    assert letter.body[6] == -1
    assert letter.body[5] == {
        "desktop-entry": ("s", "kneebreak"),
        "urgency": ("y", 1),
        "category": ("s", "x-kneebreak.note"),
        "suppress-sound": ("b", True),
        "transient": ("b", True),
    }


def test_a_bubble_that_insists_is_critical() -> None:
    hints = compose(Slot.PROMPT, STAND._replace(insist=True), _PLASMA).body[5]
    assert isinstance(hints, dict)
    assert hints["urgency"] == ("y", 2)


def test_a_bubble_that_may_be_heard_names_its_sound_and_every_other_one_asks_for_silence() -> None:
    heard = compose(Slot.PROMPT, STAND._replace(sound=True), _PLASMA).body[5]
    assert isinstance(heard, dict)
    assert heard["sound-name"] == ("s", "message-new-instant")
    assert "suppress-sound" not in heard


def test_markup_is_escaped_where_it_would_be_interpreted_and_nowhere_else() -> None:
    bubble = Bubble("5 < 6 & 7", "5 < 6 & 7 > 3 &amp;")
    assert _text(compose(Slot.NOTE, bubble, _PLASMA)) == "5 &lt; 6 &amp; 7 &gt; 3 &amp;amp;"
    assert _text(compose(Slot.NOTE, bubble, _PLAIN)) == "5 < 6 & 7 > 3 &amp;"
    assert compose(Slot.NOTE, bubble, _PLASMA).body[2] == "5 < 6 & 7"


def test_where_the_body_has_a_button_of_its_own_no_other_says_the_same() -> None:
    letter = compose(Slot.PROMPT, STAND, _XFCE)
    assert _actions(letter) == ["default", "Done", "button-2", "Snooze 5 min", "button-3", "Another"]


def test_a_bubble_without_a_click_has_no_action_for_its_body() -> None:
    letter = compose(Slot.NOTE, STATUS._replace(clicked=None), _XFCE)
    assert _actions(letter) == ["button-1", "Open schedule"]


@pytest.mark.parametrize(
    ("title", "sent"),
    [
        ("kneebreak", "kneebreak:"),
        (" KneeBreak ", "KneeBreak:"),
        ("kneebreak rests", "kneebreak rests"),
        ("a\nb", "a b"),
    ],
)
def test_a_title_is_one_line_and_never_the_name_of_the_application(title: str, sent: str) -> None:
    assert compose(Slot.NOTE, Bubble(title, ""), _PLASMA).body[2] == sent


def test_the_path_of_a_picture_becomes_a_uri() -> None:
    hints = compose(Slot.NOTE, Bubble("a", "", picture="/home/Žofie/50% #1?.png"), _PLASMA).body[5]
    assert isinstance(hints, dict)
    assert hints["image-path"] == ("s", "file:///home/%C5%BDofie/50%25%20%231%3F.png")
