"""The connections that several adapters share: opened before any of them, closed after all of them."""

from __future__ import annotations

from kneebreak.adapters import dbus, wayland, window, x11
from kneebreak.adapters.surroundings import Surroundings


def opened(around: Surroundings) -> Surroundings:
    """The surroundings with the buses and the display server of this session, as far as there are any.

    Blocks for a second at most; why something cannot be reached goes into `around.ledger`.
    """
    return opened_beside_tray(opened_for_tray(around))


def opened_for_tray(around: Surroundings) -> Surroundings:
    """The surroundings with what the tray needs: the first part of `opened`."""
    return around._replace(bus=dbus.choose(around), window=window.choose())


def opened_beside_tray(around: Surroundings) -> Surroundings:
    """The surroundings with all the rest as well: the second part of `opened`."""
    return around._replace(system=dbus.system(around), wayland=wayland.choose(around), x11=x11.choose(around))


def close(around: Surroundings) -> None:
    """Close what was opened."""
    for connection in (around.bus, around.system, around.wayland, around.x11):
        if connection is not None:
            connection.close()
