from ctypes import CDLL
from io import FileIO
from typing import NamedTuple

_libc: CDLL | None

class Event(NamedTuple):
    wd: int
    mask: int
    cookie: int
    name: str

class INotify(FileIO):
    def __init__(self, inheritable: bool = False, nonblocking: bool = False, closefd: bool = True) -> None: ...
    def add_watch(self, path: str, mask: int) -> int: ...
    # The library's read() takes a timeout and returns events: it is not FileIO's.
    def read(self, timeout: int | None = None, read_delay: int | None = None) -> list[Event]: ...  # type: ignore[override]
