"""Text editors: those that the user names, and those that are known to be some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kneebreak.adapters.opener.program import Candidate, Program, Unfit, find
from kneebreak.adapters.opener.terminal import in_terminal

_WITH_WINDOW = (
    *("gnome-text-editor", "gedit", "kate", "kwrite", "mousepad", "featherpad", "xed", "pluma"),
    *("cosmic-edit", "io.elementary.code", "deepin-editor", "leafpad", "l3afpad", "geany", "scite", "notepadqq"),
    *("code", "codium", "zed", "zeditor", "subl", "gvim"),
)
_IN_TERMINAL = frozenset({
    *("vi", "vim", "nvim", "rvim", "view", "elvis", "nvi", "vis", "nano", "rnano", "pico", "micro", "helix", "hx"),
    *("kak", "joe", "jmacs", "jstar", "jpico", "jed", "mcedit", "ne", "mg", "zile", "dte", "tilde", "emacs-nox"),
    *("ed", "ex", "editor", "sensible-editor"),  # the last two are Debian's names for one of the others
})  # fmt: skip
EVERYWHERE = ("nano", "micro", "vi")
"""The most common ones that live in a terminal, the easiest first."""
_WITHOUT_WINDOW = frozenset({"-nw", "--no-window-system", "-t", "--tty"})
"""What makes emacs and emacsclient stay in the terminal."""


def named(path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    """The editors that the variables `VISUAL` and `EDITOR` name, opening a path."""
    for variable in ("VISUAL", "EDITOR"):
        value = environment.get(variable, "")
        if value.strip():
            yield from _as_named(variable, value, path, environment)


def with_window(path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    """The known editors that are there and have a window of their own, opening a path."""
    for name in _WITH_WINDOW:
        executable = find(name, environment)
        if executable is not None:
            yield Program(name, (executable, path))


def without_window(path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    """The most common editors of terminals, in a terminal emulator, opening a path."""
    for name in EVERYWHERE:
        executable = find(name, environment)
        if executable is not None:
            yield from in_terminal(Program(name, (executable, path)), environment)


def stays_in_terminal(name: str, options: list[str]) -> bool:
    """Whether an editor of this name, with these options, fills the terminal that it is started in."""
    plain = name.partition(".")[0]  # vim.basic is a vim
    if plain in ("emacs", "emacsclient"):
        return not _WITHOUT_WINDOW.isdisjoint(options)
    return plain in _IN_TERMINAL


def _as_named(variable: str, value: str, path: str, environment: Mapping[str, str]) -> Iterator[Candidate]:
    import shlex  # noqa: PLC0415 - only where a variable is set

    try:
        name, *options = shlex.split(value)
    except ValueError:
        yield Unfit(f"{variable} is {value}, which has an open quote")
        return
    executable = find(name, environment)
    if executable is None:
        yield Unfit(f"{variable} names {name}, which is not there")
        return
    program = Program(name.rpartition("/")[2], (executable, *options, path))
    if stays_in_terminal(program.name, options):
        yield from in_terminal(program, environment)
    else:
        yield program
