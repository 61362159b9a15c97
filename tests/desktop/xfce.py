"""Xfce on X: bubbles with buttons, and a panel with a tray."""

from __future__ import annotations

from tests.desktop.desktop import Desktop
from tests.desktop.picture import Box
from tests.desktop.screen import SIZE, XScreen

_PANEL = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=512;y=752"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""
_BUTTON_ROW = 31
"""How far above the lower edge of a bubble the middle of its buttons is, in pixels."""
_WINDOW_MANAGER = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfwm4" version="1.0">
  <property name="general" type="empty">
    <property name="use_compositing" type="bool" value="false"/>
  </property>
</channel>
"""


class XfceDesktop(Desktop):
    """Xvfb, xfwm4, xfce4-panel with its tray at the bottom, xfce4-notifyd."""

    click = "dismissal"
    panel = Box(0, SIZE[1] - 40, *SIZE)

    def buttons(self, bubble: Box) -> list[Box]:
        """The buttons of a bubble, from left to right: what is not background in a row across them."""
        picture = self.screen.settled()
        row = bubble.bottom - _BUTTON_ROW
        background = picture.getpixel((bubble.left + 4, row))
        boxes: list[Box] = []
        for x in range(bubble.left + 4, bubble.right - 4):
            if picture.getpixel((x, row)) != background:
                if boxes and boxes[-1].right == x:
                    boxes[-1] = boxes[-1]._replace(right=x + 1)
                else:
                    boxes.append(Box(x, row - 8, x + 1, row + 8))
        return boxes

    def _start(self) -> None:
        self.screen = XScreen(self.session, self._pictures)
        settings = self.session.config / "xfce4/xfconf/xfce-perchannel-xml"
        settings.mkdir(parents=True)
        (settings / "xfce4-panel.xml").write_text(_PANEL)
        (settings / "xfwm4.xml").write_text(_WINDOW_MANAGER)
        self.session.environment["XDG_CURRENT_DESKTOP"] = "XFCE"
        self.session.start_bus("org.xfce.Xfconf", "org.xfce.xfce4-notifyd.Notifications")
        self.session.start("xfwm4")
        self._start_panel()

    def _start_panel(self) -> None:
        before = self.screen.settled()
        self._panel_process = self.session.start("xfce4-panel", "--disable-wm-check")
        self._see_panel(before)
