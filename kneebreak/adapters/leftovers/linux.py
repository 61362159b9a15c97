"""Giving memory back to Linux: free blocks, and of mapped files what nobody reads or runs any more."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterable, Iterator

_MADV_DONTNEED = 4
"""madvise(2): the pages may go; whoever wants them again gets them back from the file."""
_MAPS = "/proc/self/smaps"


def give_back() -> None:
    """Give back what can be had again at no cost worth naming; what the system refuses stays as it is.

    Much of an interpreter's code and constants serves to start and never again. Its pages count as this process's
    until memory is scarce, and are the file's all the same: none that was written to is among them.
    """
    gc.collect()
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):  # of glibc
        library.malloc_trim(0)
    for start, end in _unwritten():
        library.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _MADV_DONTNEED)


def _unwritten() -> list[tuple[int, int]]:
    try:
        with open(_MAPS, "rb") as maps:  # noqa: PTH123 - pathlib would cost a megabyte
            return list(unwritten(maps))
    except OSError:
        return []


def unwritten(maps: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """First byte and end of each mapping that is the same as its file, and stays so, as proc_pid_smaps(5) tells it.

    One that cannot be written to may have been while the loader linked it; then it has pages of its own, here or in the
    swap, which are nowhere else.
    """
    span: tuple[int, int] | None = None
    own = 0
    for line in maps:
        first, *rest = line.split()
        if not first.endswith(b":"):  # the head of a mapping: where, permissions, offset, device, inode, path
            permissions, path = rest[0], rest[4:]
            start, end = (int(number, 16) for number in first.split(b"-"))
            span = (start, end) if b"w" not in permissions and path and path[0].startswith(b"/") else None
            own = 0
        elif first in {b"Anonymous:", b"Swap:"}:
            own += int(rest[0])
        elif first == b"VmFlags:" and span is not None and not own:  # the last line of each
            yield span
