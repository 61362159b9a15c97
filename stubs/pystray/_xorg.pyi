from collections.abc import Callable
from threading import Thread

from PIL.Image import Image
from pystray import _base
from Xlib.display import Display
from Xlib.protocol.rq import Event
from Xlib.xobject.drawable import Window

class Icon(_base.Icon):
    _display: Display
    _gc: object
    _icon: Image
    _message_handlers: dict[int, Callable[[Event], object]]
    _net_system_tray_sx: int
    _systray_manager: Window | None
    _thread: Thread
    _window: Window
    def _create_window(self) -> Window: ...
    def _dock_window(self) -> None: ...
    def _draw(self) -> None: ...
    def _get_systray_manager(self) -> Window | None: ...
