"""Which applications are for which type of file (MIME applications associations specification 1.0.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kneebreak.adapters.opener.key_file import items, read
from kneebreak.adapters.opener.xdg import config_folders, data_folders

_DEFAULTS = "Default Applications"
_ADDED = "Added Associations"
_REMOVED = "Removed Associations"


def chosen(kind: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The desktop file IDs of the default for a MIME type, chosen by the user or else by the desktop, best first."""
    desktops = [name.lower() for name in environment.get("XDG_CURRENT_DESKTOP", "").split(":") if name]
    for folder in _folders(environment):
        for name in (*(f"{desktop}-mimeapps.list" for desktop in desktops), "mimeapps.list"):
            yield from items(read(f"{folder}/{name}").get(_DEFAULTS, {}).get(kind, ""))


def associated(kind: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The desktop file IDs of all that say they can open a MIME type, those that count more first."""
    removed: set[str] = set()
    for folder in _folders(environment):
        listed = read(f"{folder}/mimeapps.list")
        installed = read(f"{folder}/mimeinfo.cache").get("MIME Cache", {}).get(kind, "")
        added = items(listed.get(_ADDED, {}).get(kind, ""))
        yield from (identifier for identifier in added if identifier not in removed)
        removed.update(items(listed.get(_REMOVED, {}).get(kind, "")))
        yield from (identifier for identifier in items(installed) if identifier not in removed)


def _folders(environment: Mapping[str, str]) -> list[str]:
    """Where lists are, in the order of the specification ("File name and location")."""
    return [*config_folders(environment), *(f"{folder}/applications" for folder in data_folders(environment))]
