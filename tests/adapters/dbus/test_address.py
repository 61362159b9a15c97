"""Where the bus is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kneebreak.adapters.dbus.address import session_address, socket_names, system_address


def test_the_session_names_its_bus_in_the_environment(tmp_path: Path) -> None:
    (tmp_path / "bus").touch()
    environ = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/tmp/here", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert session_address(environ) == "unix:path=/tmp/here"


@pytest.mark.parametrize("folder", ["plain", "with space,comma;semicolon=equals%41", "žluť"])
def test_without_a_word_of_it_the_bus_is_in_the_runtime_folder(tmp_path: Path, folder: str) -> None:
    runtime = tmp_path / folder
    runtime.mkdir()
    (runtime / "bus").touch()
    address = session_address({"XDG_RUNTIME_DIR": str(runtime)})
    assert address is not None
    assert list(socket_names(address)) == [bytes(runtime / "bus")]


def test_a_session_without_a_sign_of_a_bus_has_none(tmp_path: Path) -> None:
    assert session_address({}) is None
    assert session_address({"DBUS_SESSION_BUS_ADDRESS": ""}) is None
    assert session_address({"XDG_RUNTIME_DIR": str(tmp_path)}) is None


def test_the_system_bus_is_where_the_specification_puts_it_unless_named() -> None:
    assert list(socket_names(system_address({}))) == [b"/run/dbus/system_bus_socket"]
    assert system_address({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/other"}) == "unix:path=/other"


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("unix:path=/run/bus,guid=0123", [b"/run/bus"]),
        ("unix:guid=0123,abstract=/tmp/dbus-x", [b"\0/tmp/dbus-x"]),
        ("tcp:host=here,port=1;unix:path=/a;unix:abstract=b", [b"/a", b"\0b"]),
        ("unix:path=/a%20b%2cc", [b"/a b,c"]),
        ("unix:path=/50%", [b"/50%"]),
        ("autolaunch:", []),
        ("unix:tmpdir=/tmp", []),
        ("nonsense", []),
        ("", []),
    ],
)
def test_unix_sockets_are_read_from_an_address_in_its_order(address: str, names: list[bytes]) -> None:
    assert list(socket_names(address)) == names
