"""Where the files are."""

from __future__ import annotations

import os
import pwd
import socket
from pathlib import Path

import pytest

from kneebreak.adapters.paths import Paths, choose, clean, machine_name
from kneebreak.adapters.paths.native import folders

HOME = {"HOME": "/home/ada", "XDG_RUNTIME_DIR": "/run/user/1000"}


def test_without_any_wishes_the_folders_of_the_specification_are_used() -> None:
    assert choose(HOME) == Paths(
        schedule="/home/ada/.config/kneebreak/schedule.toml",
        log_folder="/home/ada/.local/share/kneebreak/log",
        memory="/home/ada/.local/state/kneebreak/memory.toml",
        runtime="/run/user/1000/kneebreak",
    )


def test_the_users_own_folders_go_before() -> None:
    own = {"XDG_CONFIG_HOME": "/etc/ada", "XDG_DATA_HOME": "/data", "XDG_STATE_HOME": "/state"}
    assert choose(HOME | own) == Paths(
        schedule="/etc/ada/kneebreak/schedule.toml",
        log_folder="/data/kneebreak/log",
        memory="/state/kneebreak/memory.toml",
        runtime="/run/user/1000/kneebreak",
    )


@pytest.mark.parametrize("value", ["", "relative/folder", "./here", "~/config"])
def test_a_folder_that_is_not_absolute_is_ignored(value: str) -> None:
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    assert choose(HOME | dict.fromkeys(names, value)) == choose(HOME)


@pytest.mark.parametrize("home", [{}, {"HOME": ""}, {"HOME": "somewhere"}])
def test_without_a_home_in_the_environment_the_one_of_the_passwd_entry_is_used(home: dict[str, str]) -> None:
    listed = pwd.getpwuid(os.getuid()).pw_dir
    assert choose(home).memory == f"{listed}/.local/state/kneebreak/memory.toml"


def test_the_environment_is_that_of_the_process_unless_another_is_given() -> None:
    assert choose() == choose(dict(os.environ))


def test_other_platforms_have_a_folder_for_each_as_well() -> None:
    config, data, state = folders()
    assert all(Path(each).is_absolute() and "kneebreak" in each for each in (config, data, state))


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("desk", "desk"),
        ("Ada-Laptop", "Ada-Laptop"),
        ("desk.fritz.box", "desk"),
        ("ada's mac", "ada-s-mac"),
        ("../../etc/passwd", "machine"),
        ("a/b\\c:d", "a-b-c-d"),
        ("büro", "b-ro"),
        ("-x-", "x"),
        ("", "machine"),
        ("--", "machine"),
        ("h" * 300, "h" * 64),
    ],
)
def test_a_host_name_becomes_fit_for_file_names(host: str, name: str) -> None:
    assert clean(host) == name


def test_the_machine_is_named_after_its_host() -> None:
    assert machine_name() == clean(socket.gethostname())
