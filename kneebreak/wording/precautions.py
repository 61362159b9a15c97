"""Before one begins, and when to stop: the one place where these sentences stand.

Who should ask first follows the themes of the PAR-Q; what to do about pain follows the guide of My Knee Cap (TREK).
"""

from __future__ import annotations

from collections.abc import Sequence

from kneebreak.language import marked, tr
from kneebreak.record import NamedTuple


class Signs(NamedTuple):
    """A list of things that may be so."""

    title: str
    """What to do about them; the items complete it."""
    items: tuple[str, ...]


NOT_MEDICAL = marked("It is for general comfort, and no medical advice.")
PURPOSE = marked(
    "kneebreak breaks up long sitting with small movements and changes of posture, for comfort and variety. That is all"
    " it is for: it gives no medical advice, no diagnosis and no treatment, it takes the place of nobody who looks"
    " after your health, and it is of no use in an emergency."
)
ASK_FIRST = Signs(
    marked("Please ask a doctor or a physiotherapist first, if any of this is true for you"),
    (
        marked("heart trouble or chest pain; medicine for your heart or your blood pressure"),
        marked("dizzy spells, fainting or falls"),
        marked("a bone or a joint that might get worse by moving"),
        marked("you are pregnant, or gave birth within the last six months"),
        marked("an operation or an injury in the last months"),
        marked("you were told to move less, or to move with care"),
        marked("you are over 69, and not used to being active"),
    ),
)
UNWELL = marked("Unwell, or feverish? Then rest first; nothing is lost by waiting.")
AT_EASE = marked("Stay where it is comfortable, keep breathing, and stop what hurts.")
"""The whole of it in a line, for each guided movement."""

SURROUNDINGS = marked(
    "Shoes or bare feet are safer than socks. Hold on to something that cannot roll, never to a chair on wheels. Lock"
    " the castors, or put the chair against a wall. The floor should be clear and dry, and you should know how you get"
    " up again. A foot that tingles or goes numb means: move now. Standing with the feet in line may feel odd, which is"
    " fine; pain is not, and legs that are built turned out stay so."
)
WHEELCHAIR = marked(
    "Casters forward and brakes on before you lean. If somebody planned your pressure relief with you, keep to their"
    " plan; kneebreak does not replace it."
)

MILD = marked("Go on, gently.")
SOME = marked(
    "Say “kneebreak hurts”, or choose This hurts in the menu: something easier comes at once, and what hurt is left out"
    " for a week."
)
TOO_MUCH = marked("Stop, and give that joint a rest.")
AFTERWARDS = marked("It should be as it was before within the hour, and no worse on the next morning.")

STOP = Signs(
    marked("Stop at once and get urgent help if you notice"),
    (
        marked("pain or pressure in your chest"),
        marked("faintness"),
        marked("unusual breathlessness"),
        marked("sudden weakness or numbness"),
        marked("a severe headache"),
    ),
)
PREGNANCY = Signs(
    marked("In pregnancy, stop and call somebody for these as well"),
    (
        marked("bleeding, or loss of fluid"),
        marked("regular painful contractions"),
        marked("pain or swelling in a calf"),
        marked("dizziness or a headache"),
        marked("breathlessness before any effort"),
        marked("weakness that makes you unsteady"),
    ),
)
KNEE = Signs(
    marked("Have a knee looked at the same day if it"),
    (
        marked("cannot take your weight"),
        marked("is very swollen or has changed its shape"),
        marked("locks or gives way"),
        marked("is hot and red while you have a fever or chills"),
        marked("hurts after a twist or a fall"),
    ),
)
KNEE_LATER = marked(
    "A knee that is no better after a few weeks is one for a doctor or a physiotherapist as well, though not urgently."
)
ALL_SIGNS = (STOP, PREGNANCY, KNEE)

PRIVACY = marked("What you say about your body stays in your schedule, on this machine.")
_NOWHERE = marked("What hurt is remembered beside it. None of it goes into the log, into an export, or anywhere else.")


def general() -> str:
    """What everybody should know before they start, where there is room for a line."""
    return f"{tr(NOT_MEDICAL)} {tr('“kneebreak about” says who should ask a professional first, and when to stop.')}"


def privacy_in_full() -> str:
    """What becomes of all that is known of the user."""
    return f"{tr(PRIVACY)} {tr(_NOWHERE)}"


def in_words(signs: Signs) -> Signs:
    """The list in the language that is spoken."""
    return Signs(tr(signs.title), tuple(map(tr, signs.items)))


def listed(items: Sequence[str]) -> str:
    """Items as the end of a sentence: `this, that, or a third`."""
    *rest, last = items
    # For translators: the end of a list: “this, that, or a third”
    return tr("{items}, or {last}", items=", ".join(rest), last=last) if rest else last
