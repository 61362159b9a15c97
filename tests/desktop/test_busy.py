"""Somebody who is busy, on a real desktop: each reason, and what the schedule may say of it."""

from __future__ import annotations

import pytest

from tests.desktop.desktop import Desktop
from tests.desktop.dunst import DunstDesktop
from tests.desktop.overheard import Overheard, SentPrompt
from tests.desktop.program import Program
from tests.desktop.reasons import Call, DoNotDisturb, FullScreen, Reason
from tests.desktop.until import until
from tests.desktop.wayland_window import WaylandWindow

NEUTRAL = "Half a minute for yourself"
reasons = pytest.mark.parametrize("kind", [DoNotDisturb, FullScreen, Call], ids=lambda kind: kind.name)


class Busy:
    """Somebody who is busy, with a prompt due every second."""

    def __init__(self, desktop: Desktop, reason: str, why: str) -> None:
        self.reason = reason
        self.why = why
        self.sent = Overheard(desktop.session)
        self.program = Program(desktop.session, self._schedule("hold"))

    def want(self, policy: str) -> None:
        """Have the schedule say so, from now on."""
        self.program.save_schedule(self._schedule(policy))

    def is_held(self) -> None:
        """Wait until the prompt is held, and see that nothing is sent and everything says why."""
        assert self.why in self.program.until_state("held", within=30)["why"]
        assert self.program.ask("status").stdout.startswith("Held back since ")
        assert self.sent.prompts() == []

    def is_shown(self) -> SentPrompt:
        """Wait until a prompt is open, say done, and return what was sent of it, once."""
        self.program.until_state("prompting", within=30)
        (prompt,) = until(self.sent.prompts, "the server is asked to show it")
        assert self.program.ask("done").returncode == 0
        return prompt

    def _schedule(self, policy: str) -> str:
        rhythm = '[rhythm]\nevery = "1 s"\nlull = "0 s"\n[prompt]\nsound = true\n'
        return f'{rhythm}[busy]\n{self.reason} = "{policy}"\n'


@reasons
def test_each_policy_does_what_it_says(dunst: DunstDesktop, kind: type[Reason]) -> None:
    reason = kind(dunst)
    reason.begin()
    busy = Busy(dunst, reason.name, reason.why)
    busy.is_held()
    assert busy.program.log() == []

    busy.want("skip")
    until(busy.program.log, "what is left out is in the log")
    assert {(entry["outcome"], entry["reason"]) for entry in busy.program.log()} == {("held", reason.name)}
    assert busy.sent.prompts() == []

    busy.want("discreet")
    discreet = busy.is_shown()
    assert discreet.title == NEUTRAL
    assert "image-path" not in discreet.hints
    assert not discreet.is_heard

    busy.want("show")
    shown = busy.is_shown()
    may_be_seen = kind is DoNotDisturb
    assert (shown.title != NEUTRAL) is may_be_seen
    assert ("image-path" in shown.hints) is may_be_seen
    assert not shown.is_heard
    assert [entry["outcome"] for entry in busy.program.log()][-2:] == ["done", "done"]

    busy.want("hold")
    busy.is_held()
    reason.end()
    if kind is Call:
        # Nobody tells of its end, and a look a minute is not waited for; whatever happens meanwhile looks as well.
        assert busy.program.ask("posture", "sitting").returncode == 0
    after = busy.is_shown()
    assert after.title != NEUTRAL
    assert after.is_heard, "soft, by the server's own means, where the schedule wants it"


@pytest.mark.parametrize("desktop", ["sway"], indirect=True)
def test_what_a_window_on_wayland_held_comes_once_when_it_is_closed(desktop: Desktop) -> None:
    session, before = desktop.session, desktop.screen.settled()
    window = WaylandWindow(str(session.runtime / session.environment["WAYLAND_DISPLAY"]), "film")
    window.set_full_screen()
    busy = Busy(desktop, FullScreen.name, FullScreen.why)
    busy.is_held()
    desktop.screen.keep("held")
    window.close()
    busy.program.until_state("prompting", within=30)
    desktop.bubble(before)
    (prompt,) = busy.sent.prompts()
    assert prompt.title != NEUTRAL
    assert busy.program.log() == []
    assert busy.program.ask("done").returncode == 0
    assert [entry["outcome"] for entry in busy.program.log()] == ["done"]
