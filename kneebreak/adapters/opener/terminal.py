"""Terminal emulators, and how each takes the program that it shall run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kneebreak.adapters.opener.program import Candidate, Program, Unfit, find

_USUAL = ("-e",)
"""As xterm has it and Debian Policy 11.8.3 asks of every x-terminal-emulator."""
_HANDING_OVER: Mapping[str, tuple[str, ...]] = {
    "xdg-terminal-exec": (),  # runs the terminal that the user chose
    "x-terminal-emulator": _USUAL,
    "gnome-terminal": ("--",),
    "ptyxis": ("--",),
    "kgx": _USUAL,
    "konsole": _USUAL,
    "xfce4-terminal": ("-x",),  # its -e, as that of others with an -x, wants everything in one argument
    "mate-terminal": ("-x",),
    "terminator": ("-x",),
    "deepin-terminal": ("-x",),
    "io.elementary.terminal": ("-x",),
    "tilix": _USUAL,
    "lxterminal": _USUAL,
    "qterminal": _USUAL,
    "foot": ("--",),
    "kitty": ("--",),
    "alacritty": _USUAL,
    "wezterm": ("start", "--"),
    "ghostty": _USUAL,
    "urxvt": _USUAL,
    "rxvt": _USUAL,
    "st": _USUAL,
    "xterm": _USUAL,
}


def in_terminal(program: Program, environment: Mapping[str, str]) -> Iterator[Candidate]:
    """A program in a window of each terminal emulator that is there, the user's own (`TERMINAL`) first."""
    found = False
    for given in (environment.get("TERMINAL", "").split(), *([name] for name in _HANDING_OVER)):
        emulator = find(given[0], environment) if given else None
        if emulator is None:
            continue
        found = True
        name = emulator.rpartition("/")[2]
        options = _HANDING_OVER.get(name, _USUAL)
        command = (emulator, *given[1:], *options, *program.command)
        yield program._replace(name=f"{program.name} in {name}", command=command)
    if not found:
        yield Unfit(f"{program.name} needs a terminal emulator, and none is there")
