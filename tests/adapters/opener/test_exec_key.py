"""The Exec key: what it says, and what may not be run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak.adapters.autostart.desktop_entry import exec_value
from kneebreak.adapters.opener.exec_key import BadExecError, arguments
from kneebreak.adapters.opener.key_file import text

PATH = "/home/me/my schedule.toml"
CODES = {"i": ("--icon", "pen"), "c": ("The Editor",), "k": ("/apps/editor.desktop",)}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("edit %f", ["edit", PATH]),
        ("edit %F -x", ["edit", PATH, "-x"]),
        ("edit %u", ["edit", "file:///home/me/my%20schedule.toml"]),
        ("run --forward app @@u %U @@", ["run", "--forward", "app", "@@u", "file:///home/me/my%20schedule.toml", "@@"]),
        ("edit", ["edit", PATH]),
        (
            "edit %i -caption %c %k %f",
            ["edit", "--icon", "pen", "-caption", "The Editor", "/apps/editor.desktop", PATH],
        ),
        ("edit %d%D %n %v %m %f", ["edit", "", PATH]),
        ("edit 100%% %f", ["edit", "100%", PATH]),
        ("edit %%f", ["edit", "%f", PATH]),
        ("edit --at=%f:1", ["edit", f"--at={PATH}:1"]),
        ('"/opt/my editor/run"   "" "a b"c %f', ["/opt/my editor/run", "", "a bc", PATH]),
        (r'edit "\$HOME \`id\` \"q\" \\ \n" %f', ["edit", r'$HOME `id` "q" \ \n', PATH]),
    ],
)
def test_an_exec_key_gives_arguments(value: str, expected: list[str]) -> None:
    assert arguments(value, PATH, CODES) == expected


@pytest.mark.parametrize("value", ["", "  ", "edit %X", "edit %", 'edit "open', "edit %1%f"])
def test_an_exec_key_that_makes_no_sense_is_not_run(value: str) -> None:
    with pytest.raises(BadExecError):
        arguments(value, PATH, CODES)


@given(st.lists(st.text(st.characters(exclude_characters="\0")), min_size=1))
def test_every_command_that_can_be_written_is_read_as_it_was(command: list[str]) -> None:
    assert arguments(text(exec_value(command)), PATH, CODES) == [*command, PATH]
