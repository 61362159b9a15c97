"""The programs that are held side by side: how each is started, and what it wants to find in its user's home."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Peer(NamedTuple):
    """A break reminder for the tray."""

    name: str
    package: str
    """Debian's."""
    files: Mapping[str, str] = {}
    """What lies in the folder of settings before its start, by path: it is to be in the tray, with no window open."""
    beside: tuple[str, ...] = ()
    """Packages that Debian recommends with it, and that it does its work with here."""


OURS = {"kneebreak/schedule.toml": '[rhythm]\nevery = "1 h"\naway = "30 min"\n'}
"""The same for kneebreak, whose quiet time is to hold no event, as that of the others holds no break.

Its icon changes at each quarter of the interval; and nobody has touched the desktop since it began, so that the usual
absence of five minutes would be reached in the middle.
"""

PEERS = (
    Peer(
        "workrave",
        "workrave",
        files={"glib-2.0/settings/keyfile": "[org/workrave/gui/main-window]\nenabled=false\n"},
    ),
    Peer(
        "safeeyes",
        "safeeyes",
        files={"safeeyes/style/.keep": ""},  # with XDG_CONFIG_HOME set it fails to make the folders itself
        beside=("gir1.2-ayatanaappindicator3-0.1", "xprintidle"),
    ),
    Peer(
        "rsibreak",
        "rsibreak",
        files={"rsibreakrc": "[Notification Messages]\ndont_show_welcome_again_for_001=false\n"},
    ),
)
