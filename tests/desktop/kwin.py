"""`python -m tests.desktop.kwin`: absences on KDE's compositor, without a screen; not part of `make test`.

Debian's kwin-wayland brings a hundred and forty packages along. Where it is installed, this starts it as Plasma does,
behind a wrapper that starts it anew after a crash, leaves it alone, moves its mouse, crashes it, and does so again.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from tests.desktop.program import PROGRAM, QUIET, Program
from tests.desktop.session import Session
from tests.desktop.until import until
from tests.desktop.wayland_client import WaylandClient, text

_KWIN = ("kwin_wayland_wrapper", "--virtual", "--no-lockscreen", "--no-global-shortcuts")
_SETTINGS = {"KWIN_COMPOSE": "Q", "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"}  # to paint without a GPU, to move the mouse
_MOVE = 1  # request of org_kde_kwin_fake_input
_FIVE_PIXELS = 5 << 8


def main() -> int:
    """Try it, and print what the program found; ends with an AssertionError where something is not as it should be."""
    session = Session(Path(__file__).parents[2] / "build/outputs/kwin")
    try:
        session.start_bus()
        session.start(*_KWIN, more=_SETTINGS)
        socket = session.runtime / "wayland-0"
        until(socket.exists, "KWin offers a display")
        session.environment["WAYLAND_DISPLAY"] = socket.name
        _move_mouse(str(socket))
        program = Program(session, QUIET + 'away = "2 s"\n')
        _leave_and_return(program, str(socket))
        _crash(session)
        _move_mouse(str(socket))
        _leave_and_return(program, str(socket))
        sys.stdout.write(session.run(*PROGRAM, "doctor").stdout)
        assert program.quit() == 0
    finally:
        session.close()
    return 0


def _leave_and_return(program: Program, path: str) -> None:
    program.until_state("away")
    _move_mouse(path)
    program.until_state("working")


def _move_mouse(path: str) -> None:
    client = WaylandClient(path)
    mouse = client.bind("org_kde_kwin_fake_input")
    client.send(mouse, 0, text("a test"), text("moves the mouse"))
    client.send(mouse, _MOVE, struct.pack("=ii", _FIVE_PIXELS, _FIVE_PIXELS))
    client.wait()
    client.close()


def _crash(session: Session) -> None:
    (kwin,) = (pid for pid in session.pids() if Path(f"/proc/{pid}/comm").read_text() == "kwin_wayland\n")
    session.end(kwin)


if __name__ == "__main__":
    sys.exit(main())
