from collections.abc import Callable

from AppKit import NSMenu

from ._base import Icon as _Icon
from ._base import Menu

class Icon(_Icon):
    _menu_handle: tuple[NSMenu, list[Callable[..., object]]] | None
    def _create_menu(self, descriptors: Menu | None, callbacks: list[Callable[..., object]]) -> NSMenu | None: ...
    def _update_menu(self) -> None: ...
