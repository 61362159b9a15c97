from typing import Protocol

from PIL.Image import Image

class _Geometry(Protocol):
    width: int
    height: int

class _Pixels(Protocol):
    depth: int
    data: bytes

class Window:
    id: int
    def change_attributes(self, *, event_mask: int = ..., background_pixmap: int = ...) -> None: ...
    def clear_area(self, x: int = 0, y: int = 0, width: int = 0, height: int = 0, exposures: bool = False) -> None: ...
    def create_gc(self) -> object: ...
    def destroy(self) -> None: ...
    def get_geometry(self) -> _Geometry: ...
    def get_image(self, x: int, y: int, width: int, height: int, format: int, plane_mask: int) -> _Pixels: ...  # noqa: A002 - its name
    def put_pil_image(self, gc: object, x: int, y: int, image: Image) -> None: ...
