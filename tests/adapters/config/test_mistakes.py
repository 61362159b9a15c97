"""What is said of schedules that cannot be used."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC
from pathlib import Path

import pytest

from kneebreak.adapters.config import Mistake, ScheduleMistakes, load_movements, load_schedule
from kneebreak.adapters.config.schema import MOVEMENTS
from kneebreak.engine.movement import Kind
from tests.adapters.config.broken import BROKEN
from tests.adapters.config.files import BUILT_IN, mistakes_of
from tests.adapters.control.forked import ended, fork


@pytest.mark.parametrize(("text", "expected"), BROKEN, ids=[text[:40] for text, _ in BROKEN])
def test_each_mistake_is_shown_with_its_line_its_column_and_what_to_write(
    text: str, expected: list[str], tmp_path: Path
) -> None:
    assert str(mistakes_of(tmp_path, text)).splitlines() == [f"schedule.toml:{line}" for line in expected]


def test_a_mistake_can_be_taken_apart(tmp_path: Path) -> None:
    found = mistakes_of(tmp_path, '[rhythm]\nevery = "45"')
    assert found.mistakes == [
        Mistake("schedule.toml", 2, 9, "rhythm.every", '"45" has no unit; write it like "45 min"')
    ]
    assert found.more == 0


def test_all_mistakes_are_shown_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = '[body]\nseated = 1\n[rhythm]\nsnoozes = "x"\nevery = 1\n[at]\n[zzz]\n'
    assert [(found.line, found.key) for found in mistakes_of(tmp_path, text).mistakes] == [
        (2, "body.seated"),
        (4, "rhythm.snoozes"),
        (5, "rhythm.every"),
        (6, "at"),
        (7, "zzz"),
    ]


def test_of_very_many_mistakes_the_first_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    found = mistakes_of(tmp_path, "".join(f"key{number} = 1\n" for number in range(10_000)))
    assert [mistake.line for mistake in found.mistakes] == list(range(1, 51))
    assert str(found).splitlines()[-1] == "schedule.toml: and 9950 more of this sort"


def test_a_schedule_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "missing.toml") == (
        "missing.toml: cannot be read (No such file or directory);"
        " see to it that the file exists and that you may read it"
    )


def test_a_link_in_a_circle_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    assert _refusal(tmp_path / "loop.toml").startswith("loop.toml: cannot be read (Too many levels of symbolic links);")


def test_a_folder_in_the_place_of_the_schedule_is_a_mistake(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == f"{tmp_path.name}: is a folder; name the file in it"


if sys.platform != "win32":  # which knows no pipes among its files

    def test_a_pipe_in_the_place_of_the_schedule_is_a_mistake_and_nobody_waits_for_its_writer(tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.toml")
        assert _refusal(tmp_path / "pipe.toml") == "pipe.toml: is no regular file; name a text file"

    def test_a_schedule_that_may_not_be_read_is_a_mistake() -> None:
        # Not in tmp_path, where nobody but its owner may even look.
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "secret.toml")
            path.touch(mode=0o000)
            path.parent.chmod(0o755)

            def work() -> None:
                assert _refusal(path).startswith("secret.toml: cannot be read (Permission denied);")

            somebody_else = 65534 if os.geteuid() == 0 else None  # root may read everything
            assert ended(fork(work, somebody_else)) == 0


def test_a_schedule_beyond_128_kib_is_a_mistake(tmp_path: Path) -> None:
    text = b"#" * 128 * 1024
    assert mistakes_of(tmp_path, text + b"#").mistakes[0].what.startswith("is larger than 128 KiB")
    (tmp_path / "schedule.toml").write_bytes(text)
    assert load_schedule(str(tmp_path / "schedule.toml"), BUILT_IN, UTC)


def test_the_byte_that_is_not_utf_8_is_named_with_its_place(tmp_path: Path) -> None:
    found = mistakes_of(tmp_path, "[rhythm]\n# ä ".encode() + 'ü = "1 h"'.encode("latin-1"))
    assert str(found) == "schedule.toml:2:5: the byte 0xfc is no UTF-8; save the file as UTF-8"


def test_a_file_name_cannot_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J.toml"
    path.write_text("x = 1")
    assert _refusal(path).startswith(r"a\x1b[2J.toml:1:1: x: ")


def test_a_broken_catalogue_is_shown_in_the_same_way(tmp_path: Path) -> None:
    path = tmp_path / "movements.toml"
    path.write_text('[[movement]]\nid = "x"\nkind = 9\noff = true\n')
    with pytest.raises(ScheduleMistakes) as caught:
        load_movements(str(path))
    assert [str(mistake).removeprefix("movements.toml:") for mistake in caught.value.mistakes] == [
        '2:6: movement[1].id: "x" needs seconds',
        "3:8: movement[1].kind: 9 is not one of " + ", ".join(f'"{kind.value}"' for kind in Kind),
        f"4:1: movement[1].off: there is no such key; known here: {', '.join(key.name for key in MOVEMENTS[0].keys)}",
    ]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_the_language_of_the_machine_makes_no_difference(locale: str, tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.write_bytes('# ä\n[rhythm]\nevery = "ä"\n'.encode())
    assert _run(_LOAD, str(path), LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").splitlines() == [
        r'schedule.toml:3:9: rhythm.every: "\xe4" is not a duration; write it like "45 min"'
    ]


def test_without_a_mistake_nothing_is_loaded_that_only_mistakes_need(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.write_text('[rhythm]\nevery = "1 h"\n[[at]]\ntime = "12:30"\nmovement = "walk-lap"\n')
    loaded = set(_run(_LOAD + "print(*sys.modules)", str(path)).split())
    assert "kneebreak.adapters.config.schedule" in loaded
    assert not loaded & {
        *("tree_sitter", "tree_sitter_toml", "difflib", "kneebreak.adapters.config.explanation"),
        *("kneebreak.adapters.config.syntax", "kneebreak.adapters.config.positions"),
        *("dataclasses", "pathlib", "logging", "importlib.resources", "inspect", "random", "tempfile"),
    }


_LOAD = """
import sys
from datetime import UTC
from kneebreak.adapters.config import ScheduleMistakes, load_movements, load_schedule
from kneebreak.adapters.resources import resource
movements = load_movements(resource("config", "movements.toml"))
try:
    load_schedule(sys.argv[1], movements, UTC)
except ScheduleMistakes as mistakes:
    print(str(mistakes).encode("ascii", "backslashreplace").decode())
"""


def _run(program: str, *words: str, **environment: str) -> str:
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(
        command, env={**os.environ, **environment}, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


def _refusal(path: Path) -> str:
    with pytest.raises(ScheduleMistakes) as caught:
        load_schedule(str(path), BUILT_IN, UTC)
    return str(caught.value)
