"""Databases of settings as dconf writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kneebreak.adapters.busy.gvdb import Damaged, value_of
from tests.desktop.session import Session

BANNERS = "/org/gnome/desktop/notifications/show-banners"
TRUE, FALSE = b"\1\0b", b"\0\0b"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path / "outputs")
    session.start_bus("ca.desrt.dconf")
    session.environment["GSETTINGS_BACKEND"] = "dconf"
    yield session
    session.close()


def _database(session: Session, *settings: tuple[str, str, str]) -> bytes:
    for setting in settings:
        assert session.run("gsettings", "set", *setting).returncode == 0
    return (session.config / "dconf/user").read_bytes()


def test_values_are_found_by_their_whole_key(session: Session) -> None:
    database = _database(
        session,
        ("org.gnome.desktop.notifications", "show-banners", "false"),
        ("org.gnome.desktop.notifications", "show-in-lock-screen", "true"),
        ("org.gnome.desktop.interface", "cursor-theme", "a theme"),
        ("org.gnome.desktop.interface", "clock-format", "12h"),
    )
    assert value_of(BANNERS, database) == FALSE
    assert value_of("/org/gnome/desktop/notifications/show-in-lock-screen", database) == TRUE
    assert value_of("/org/gnome/desktop/interface/cursor-theme", database) == b"a theme\0\0s"
    assert value_of("/org/gnome/desktop/notifications/other", database) is None
    assert value_of("/org/gnome/show-banners", database) is None
    assert value_of("/org/gnome/desktop/notifications/", database) is None


def test_a_database_without_settings_has_none(session: Session) -> None:
    _database(session, ("org.gnome.desktop.notifications", "show-banners", "false"))
    assert session.run("gsettings", "reset", "org.gnome.desktop.notifications", "show-banners").returncode == 0
    assert value_of(BANNERS, (session.config / "dconf/user").read_bytes()) is None


def test_what_is_no_whole_database_is_said_to_be_damaged_or_has_no_such_value(session: Session) -> None:
    database = _database(session, ("org.gnome.desktop.notifications", "show-banners", "false"))
    for length in range(len(database)):
        try:
            assert value_of(BANNERS, database[:length]) in (None, FALSE, b"", FALSE[:1], FALSE[:2])
        except Damaged:
            continue
    for text in (b"", b"GVariant", b"no database at all, but long enough to be one"):
        with pytest.raises(Damaged):
            value_of(BANNERS, text)
    # An item that is its own folder.
    looped = database.replace(b"\xff\xff\xff\xff", bytes(4))
    with pytest.raises(Damaged):
        value_of(BANNERS, looped)
