"""Entries of Windows' Start menu: files that Windows itself writes, asked by COM's IShellLinkW."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file is at home

_CLSID_SHELL_LINK = "{00021401-0000-0000-C000-000000000046}"
_IID_SHELL_LINK = "{000214F9-0000-0000-C000-000000000046}"
_IID_PERSIST_FILE = "{0000010B-0000-0000-C000-000000000046}"
_IN_THIS_PROCESS = 1  # CLSCTX_INPROC_SERVER
_CSIDL_PROGRAMS = 0x0002
_LONGEST_PATH = 260  # MAX_PATH, which SHGetFolderPathW fills at most

# The places of the methods in the tables of their interfaces, as shobjidl_core.h and objidl.h list them.
_QUERY_INTERFACE, _RELEASE = 0, 2
_SET_DESCRIPTION, _SET_FOLDER, _SET_ARGUMENTS, _SET_ICON, _SET_PATH = 7, 9, 11, 17, 20
_SAVE = 6

_TextSetter = ctypes.WINFUNCTYPE(ctypes.HRESULT, ctypes.c_void_p, wintypes.LPCWSTR)
_IconSetter = ctypes.WINFUNCTYPE(ctypes.HRESULT, ctypes.c_void_p, wintypes.LPCWSTR, ctypes.c_int)
_Saver = ctypes.WINFUNCTYPE(ctypes.HRESULT, ctypes.c_void_p, wintypes.LPCWSTR, wintypes.BOOL)
_Asker = ctypes.WINFUNCTYPE(ctypes.HRESULT, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
_Releaser = ctypes.WINFUNCTYPE(wintypes.ULONG, ctypes.c_void_p)


class _Guid(ctypes.Structure):
    """GUID."""

    _fields_ = (("bytes", ctypes.c_ubyte * 16),)


def programs_folder() -> str:
    """The user's own folder of Start-menu entries; raises OSError where Windows knows none."""
    found = ctypes.create_unicode_buffer(_LONGEST_PATH)
    ask = ctypes.OleDLL("shell32").SHGetFolderPathW  # raises OSError itself
    ask(None, _CSIDL_PROGRAMS, None, 0, found)
    return found.value


def write_link(path: str, program: str, arguments: str, icon: str, description: str) -> None:
    """Write an entry that starts a program in its own folder; raises OSError where Windows refuses."""
    with _com(), _object() as link, _same_as(link, _IID_PERSIST_FILE) as file:
        _TextSetter(_method(link, _SET_PATH))(link, program)
        _TextSetter(_method(link, _SET_ARGUMENTS))(link, arguments)
        _TextSetter(_method(link, _SET_DESCRIPTION))(link, description)
        _IconSetter(_method(link, _SET_ICON))(link, icon, 0)
        _Saver(_method(file, _SAVE))(file, path, 1)


@contextmanager
def _com() -> Iterator[None]:
    library = ctypes.OleDLL("ole32")
    library.CoInitialize(None)
    try:
        yield
    finally:
        ctypes.WinDLL("ole32").CoUninitialize()


@contextmanager
def _object() -> Iterator[ctypes.c_void_p]:
    link = ctypes.c_void_p()
    ctypes.OleDLL("ole32").CoCreateInstance(
        ctypes.byref(_guid(_CLSID_SHELL_LINK)),
        None,
        _IN_THIS_PROCESS,
        ctypes.byref(_guid(_IID_SHELL_LINK)),
        ctypes.byref(link),
    )
    yield from _released(link)


@contextmanager
def _same_as(other: ctypes.c_void_p, interface: str) -> Iterator[ctypes.c_void_p]:
    """Another interface of the same object."""
    found = ctypes.c_void_p()
    ask = _Asker(_method(other, _QUERY_INTERFACE))
    ask(other, ctypes.addressof(_guid(interface)), ctypes.addressof(found))
    yield from _released(found)


def _released(thing: ctypes.c_void_p) -> Iterator[ctypes.c_void_p]:
    try:
        yield thing
    finally:
        _Releaser(_method(thing, _RELEASE))(thing)


def _method(thing: ctypes.c_void_p, place: int) -> int:
    """The address of a method: an object begins with the address of its table."""
    assert thing.value is not None  # noqa: S101 - Windows has made it
    table = ctypes.c_void_p.from_address(thing.value).value
    assert table is not None  # noqa: S101 - every object has one
    method = ctypes.c_void_p.from_address(table + place * ctypes.sizeof(ctypes.c_void_p)).value
    assert method is not None  # noqa: S101 - and no holes in it
    return method


def _guid(text: str) -> _Guid:
    guid = _Guid()
    ctypes.OleDLL("ole32").CLSIDFromString(text, ctypes.byref(guid))
    return guid
