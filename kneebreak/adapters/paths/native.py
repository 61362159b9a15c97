"""Folders as Windows and macOS have them."""

from __future__ import annotations

from platformdirs import PlatformDirs


def folders() -> tuple[str, str, str]:
    """Those for the schedule, for the log and for the memory."""
    # appauthor: Windows would else put a folder of the maker's name around the program's.
    places = PlatformDirs("kneebreak", appauthor=False)
    return places.user_config_dir, places.user_data_dir, places.user_state_dir
