"""One value changed in a schedule, in place."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from kneebreak.adapters.config import ScheduleMistakes, load_schedule
from kneebreak.adapters.config.address import UnknownAddress
from kneebreak.adapters.config.edit import Changed, edit, edited, in_words
from kneebreak.adapters.config.replacement import Overtaken, replace
from kneebreak.adapters.config.schedule import plan_of
from kneebreak.adapters.config.schema import SCHEDULE
from kneebreak.adapters.config.toml import Source, parse
from kneebreak.adapters.resources import resource
from kneebreak.engine.movement import Kind
from kneebreak.engine.plan import Plan
from tests.adapters.config.files import BUILT_IN
from tests.adapters.control.forked import told

assert sys.platform == "linux"

DEFAULT = Path(resource("config", "schedule.toml")).read_bytes()


def _with_lines(*exchanges: tuple[bytes, bytes]) -> bytes:
    """The default schedule with each pattern, which is in it once, exchanged."""
    text = DEFAULT
    for pattern, instead in exchanges:
        text, count = re.subn(pattern, instead, text, flags=re.MULTILINE)
        assert count == 1
    return text


EVERY_HALF_HOUR = _with_lines((rb'^(every +=) "45 min"', rb'\1 "30 min"'))


def usable(source: Source) -> Plan:
    return plan_of(source, BUILT_IN, UTC)


def after(text: str, changes: Mapping[str, str]) -> str:
    return edited(parse("schedule.toml", text.encode()), changes, usable)[0].decode()


def refusal(text: str, changes: Mapping[str, str]) -> str:
    with pytest.raises((ScheduleMistakes, UnknownAddress)) as refused:
        after(text, changes)
    return str(refused.value)


@pytest.fixture
def schedule(tmp_path: Path) -> Path:
    path = tmp_path / "schedule.toml"
    path.write_bytes(DEFAULT)
    return path


def test_a_value_of_the_default_schedule_is_replaced_and_every_other_byte_stays(schedule: Path) -> None:
    assert edit(str(schedule), {"rhythm.every": "30 min"}, usable) == [
        Changed("rhythm.every", '"45 min"', '"30 min"', "45 min")
    ]
    assert schedule.read_bytes() == EVERY_HALF_HOUR
    assert load_schedule(str(schedule), BUILT_IN, UTC).rhythm.every == timedelta(minutes=30)


def test_several_values_are_changed_at_one_stroke(schedule: Path) -> None:
    edit(str(schedule), {"rhythm.place": "office", "rotation.floor": "0", "targets.strength": "2"}, usable)
    expected = _with_lines(
        (rb'^(place +=) "home"  ', rb'\1 "office"'),
        (rb"^(floor +=) 2", rb"\1 0"),
        (rb"^(strength +=) 3", rb"\1 2"),
    )
    assert schedule.read_bytes() == expected


# What stands in the file, what is set, and what stands there then.
LAYOUTS = [
    # A comment keeps its column as far as there is room.
    ('[rhythm]\nevery = "45 min"   # c', {"rhythm.every": "1 h"}, '[rhythm]\nevery = "1 h"      # c'),
    ('[rhythm]\nevery = "1 h"   # c', {"rhythm.every": "90 min"}, '[rhythm]\nevery = "90 min" # c'),
    ('[rhythm]\nevery = "1 h" # c', {"rhythm.every": "90 min"}, '[rhythm]\nevery = "90 min" # c'),
    ('[rhythm]\nevery = "1 h"\t# c', {"rhythm.every": "90 min"}, '[rhythm]\nevery = "90 min"\t# c'),
    ('[rhythm]\nevery = """\\\n 1 h"""   # c', {"rhythm.every": "2 h"}, '[rhythm]\nevery = "2 h"   # c'),
    # What is there already stays as it is written.
    ("[rhythm]\nevery = '1 h'", {"rhythm.every": "1 h"}, "[rhythm]\nevery = '1 h'"),
    # What is missing comes to the end of its table, written as the lines there are.
    ('[rhythm]\nevery = "1 h"\n', {"rhythm.away": "9 min"}, '[rhythm]\nevery = "1 h"\naway = "9 min"\n'),
    ('[rhythm]\nevery="1 h"\n\n', {"rhythm.away": "9 min"}, '[rhythm]\nevery="1 h"\naway="9 min"\n\n'),
    (
        '[rhythm]\n\tsnooze   = "1 h"\n\tpatience = "1 h"\n',
        {"rhythm.lull": "0 s"},
        '[rhythm]\n\tsnooze   = "1 h"\n\tpatience = "1 h"\n\tlull     = "0 s"\n',
    ),
    ("[body]\nseated  =  true\n", {"body.knee_sore": "no"}, "[body]\nseated  =  true\nknee_sore =  false\n"),
    ("[body]\n[targets]\n", {"body.seated": "yes"}, "[body]\nseated = true\n[targets]\n"),
    ("[rotation]\nstand=1\nfloor=2\n", {"rotation.hips": "1"}, "[rotation]\nstand=1\nfloor=2\nhips=1\n"),
    # A comment that belongs to the last line stays with it, one that belongs to what follows stays there.
    (
        "[body]\nseated = true # a\n              # b\n# c\n[targets]\n",
        {"body.no_floor": "on"},
        "[body]\nseated = true # a\n              # b\nno_floor = true\n# c\n[targets]\n",
    ),
    (
        "[body]\nseated = true\n# c\n\n# d\n",
        {"body.no_floor": "on"},
        "[body]\nseated = true\n# c\nno_floor = true\n\n# d\n",
    ),
    ("[body]\nseated = true\n# [at]\n", {"body.no_floor": "on"}, "[body]\nseated = true\nno_floor = true\n# [at]\n"),
    # What is commented out stays so.
    ("[body]\n# seated = false\n", {"body.seated": "true"}, "[body]\n# seated = false\nseated = true\n"),
    # A table that is missing comes to the end.
    ("", {"body.seated": "true"}, "[body]\nseated = true\n"),
    ("# c", {"body.seated": "true"}, "# c\n\n[body]\nseated = true\n"),
    ("[targets]\n\n", {"body.seated": "true"}, "[targets]\n\n[body]\nseated = true\n"),
    (
        "# [body]\n",
        {"body.seated": "true", "body.no_floor": "true"},
        "# [body]\n\n[body]\nseated = true\nno_floor = true\n",
    ),
    # Other ways to write the same.
    ('["rhythm"]\n"every" = "1 h"', {"rhythm.every": "2 h"}, '["rhythm"]\n"every" = "2 h"'),
    ("[ body ]\n'seated' = true\n", {"body.no_floor": "true"}, "[ body ]\n'seated' = true\nno_floor = true\n"),
    ('rhythm.every = "1 h"\n', {"rhythm.every": "2 h"}, 'rhythm.every = "2 h"\n'),
    (
        "body.seated = true # c\ntargets.strength = 1\n",
        {"body.no_floor": "true"},
        "body.seated = true # c\nbody.no_floor = true\ntargets.strength = 1\n",
    ),
    ("body = { seated = true } # c", {"body.seated": "no"}, "body = { seated = false } # c"),
    ("body = { seated = true }", {"body.no_floor": "yes"}, "body = { seated = true, no_floor = true }"),
    ("body = {} # c", {"body.no_floor": "yes"}, "body = { no_floor = true } # c"),
    ('[rhythm]\r\nevery = "1 h"\r\n', {"rhythm.away": "9 min"}, '[rhythm]\r\nevery = "1 h"\r\naway = "9 min"\r\n'),
    ("[body]\r\nseated = true", {"body.no_floor": "yes"}, "[body]\r\nseated = true\r\nno_floor = true"),
    ("[targets]\r\n", {"body.no_floor": "yes"}, "[targets]\r\n\r\n[body]\r\nno_floor = true\r\n"),
    ('[rhythm]\nevery = """45 min"""  # c', {"rhythm.every": "1 h"}, '[rhythm]\nevery = "1 h"         # c'),
    # A table of which there may be several.
    (
        '[[hours]]\nfrom = "9:00"\nto = "17:00"\n',
        {"hours.place": "office"},
        '[[hours]]\nfrom = "9:00"\nto = "17:00"\nplace = "office"\n',
    ),
    (
        '[[hours]]\nfrom = "9:00"\nto = 17:00:00\n\n[[hours]]\nfrom = "18:00"\nto = "19:00"\ndays = [\n  "mon",\n]\n',
        {"hours[1].to": "16:00", "hours[2].days": "mon, tue"},
        '[[hours]]\nfrom = "9:00"\nto = "16:00"\n\n[[hours]]\nfrom = "18:00"\nto = "19:00"\ndays = ["mon", "tue"]\n',
    ),
    (
        'hours = [ { from = "9:00", to = "17:00" },\n]',
        {"hours.days": "weekdays"},
        'hours = [ { from = "9:00", to = "17:00", days = "weekdays" },\n]',
    ),
    (
        '[[movement]]\nid = "walk-lap"\n',
        {"movement.title": 'Say "hi"\\', "movement.tags": "[stairs]"},
        '[[movement]]\nid = "walk-lap"\ntitle = "Say \\"hi\\"\\\\"\ntags = ["stairs"]\n',
    ),
]


@pytest.mark.parametrize(("text", "changes", "expected"), LAYOUTS)
def test_whatever_the_layout_the_change_is_written_in_its_style(
    text: str, changes: Mapping[str, str], expected: str
) -> None:
    assert after(text, changes) == expected


def test_words_are_understood_by_what_the_key_holds() -> None:
    said = {
        "rhythm.every": "'1h30m'",
        "rhythm.place": '"office"',
        "rotation.turn": "2.5",
        "targets.strength": " 4 ",
        "body.seated": "Off",
        "prompt.insist": "TRUE",
    }
    plan = usable(parse("schedule.toml", after("", said).encode()))
    assert (plan.rhythm.every, plan.rhythm.place) == (timedelta(minutes=90), "office")
    assert (plan.strength, plan.body.seated, plan.insist) == (4, False, True)
    assert 2.5 in plan.weights.values()


REFUSED = [
    ("", {"rhythm.every": "45"}, 'schedule.toml: rhythm.every: "45" has no unit; write it like "45 min"'),
    ("", {"rhythm.place": "ofice"}, 'rhythm.place: "ofice" is not one of "home", "office"; did you mean "office"?'),
    ("", {"targets.strength": "2.5"}, "targets.strength: 2.5 is not a whole number; write it like 3"),
    ("", {"targets.strength": "many"}, 'targets.strength: "many" is not a whole number; write it like 3'),
    ("", {"rotation.turn": "nan"}, "rotation.turn: nan is not a number; write it like 2"),
    ("", {"body.seated": "maybe"}, 'body.seated: "maybe" is neither true nor false'),
    ("", {"rhythm.every": ""}, 'rhythm.every: "" is not a duration; write it like "45 min"'),
    (
        "",
        {"rhythm.every": "\udcff"},
        "schedule.toml: rhythm.every: these bytes are no text; set your terminal to UTF-8",
    ),
    ('[rhythm]\nevery = "x"', {"targets.strength": "2"}, 'schedule.toml:2:9: rhythm.every: "x" is not a duration'),
    ("[rhythm", {"targets.strength": "2"}, "schedule.toml:1:8: the header of the table is not closed"),
    ("", {"rythm.evry": "1 h"}, '"rythm.evry" is no key of the schedule; did you mean rhythm.every?'),
    ("", {"every": "1 h"}, '"every" is no key of the schedule; did you mean rhythm.every?'),
    ("", {"insit": "1 h"}, '"insit" is no key of the schedule; did you mean prompt.insist?'),
    (
        "",
        {"place": "home"},
        '"place" is no key of the schedule; did you mean rhythm.place or hours.place or',
    ),
    ("", {"body.Knee-Sore": "true"}, "did you mean body.knee_sore?"),
    ("", {"at": "1"}, '"at" is no key of the schedule; known here: at.time, at.movement, at.days'),
    ("", {"x.y.z": "1"}, "name a table and a key in it, such as rhythm.every; the tables are rhythm, hours,"),
    ("", {"rhythm[1].every": "1 h"}, "there is only one [rhythm]; write rhythm.every"),
    ("", {"hours.to": "17:00"}, "the schedule has no [[hours]] yet; write one into it, with all its keys"),
    (
        '[[at]]\ntime = "9:00"\nmovement = "walk-lap"\n' * 3,
        {"at.time": "9:30"},
        "the schedule has 3 [[at]]; say which one you mean: at[1].time is in the first, at[3].time in the last",
    ),
    (
        '[[at]]\ntime = "9:00"\nmovement = "walk-lap"',
        {"at[2].time": "9:30"},
        "the schedule has no [[at]] of the number 2; it has one",
    ),
    (
        '[[at]]\ntime = "9:00"\nmovement = "walk-lap"\ndays = [\n  "mon",  # so quiet\n]',
        {"at.days": "tue"},
        "at[1].days: there are comments inside of its value, which would be lost; open the file and write it there",
    ),
    (
        "\n".join(["[rotation]", *(f"{kind.value} = 0" for kind in Kind if kind not in {Kind.STAND, Kind.WALK})]),
        {"rotation.walk": "0"},
        'schedule.toml: rotation: in the place "home" only "stand" is left to choose from',
    ),
]


@pytest.mark.parametrize(("text", "changes", "said"), REFUSED)
def test_what_cannot_be_done_is_refused_with_what_to_do(text: str, changes: Mapping[str, str], said: str) -> None:
    assert said in refusal(text, changes)


def test_a_text_that_the_parsers_understand_differently_is_left_alone() -> None:
    misread = Source(
        "schedule.toml", b"[body]\nseated = true\n", {"body": {"seated": True}, "targets": {"strength": 2}}
    )
    with pytest.raises(ScheduleMistakes) as refused:
        edited(misread, {"body.seated": "no"}, usable)
    said = "body.seated: cannot be changed in this file by itself; open the file and write it there"
    assert str(refused.value) == f"schedule.toml: {said}"


def test_where_one_change_is_wrong_none_is_made(schedule: Path) -> None:
    with pytest.raises(ScheduleMistakes, match="strength"):
        edit(str(schedule), {"rhythm.every": "30 min", "targets.strength": "99"}, usable)
    assert schedule.read_bytes() == DEFAULT


def test_what_is_there_already_is_not_written_again(schedule: Path) -> None:
    os.utime(schedule.parent, (0, 0))
    assert edit(str(schedule), {"rhythm.every": "45 min"}, usable) == [
        Changed("rhythm.every", '"45 min"', '"45 min"', "45 min")
    ]
    assert schedule.parent.stat().st_mtime == 0  # nothing was put into the folder, not even for a moment
    assert schedule.read_bytes() == DEFAULT


def test_a_byte_order_mark_stays(schedule: Path) -> None:
    schedule.write_bytes(b"\xef\xbb\xbf" + DEFAULT)
    edit(str(schedule), {"rhythm.every": "30 min"}, usable)
    assert schedule.read_bytes() == b"\xef\xbb\xbf" + EVERY_HALF_HOUR


def test_permissions_links_and_the_folder_stay_as_they_were(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "kneebreak.toml"
    real.parent.mkdir()
    real.write_bytes(DEFAULT)
    real.chmod(0o640)
    link = tmp_path / "schedule.toml"
    link.symlink_to("dotfiles/kneebreak.toml")
    edit(str(link), {"rhythm.every": "30 min"}, usable)
    assert link.is_symlink()
    assert b'"30 min"' in real.read_bytes()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["dotfiles", "kneebreak.toml", "schedule.toml"]


def test_a_file_that_its_user_protected_is_left_alone() -> None:
    somebody_else = 65534 if os.geteuid() == 0 else None  # root may write everything
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is closed to somebody else
        Path(folder).chmod(0o777)
        path = Path(folder) / "schedule.toml"
        path.write_bytes(DEFAULT)
        path.chmod(0o444)

        def try_it() -> str:
            with pytest.raises(PermissionError) as refused:
                edit(str(path), {"rhythm.every": "30 min"}, usable)
            return str(refused.value.filename)

        assert told(try_it, somebody_else) == str(path)
        assert path.read_bytes() == DEFAULT
        assert [entry.name for entry in Path(folder).iterdir()] == ["schedule.toml"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only a superuser gives files away")
def test_a_superusers_change_leaves_the_file_to_its_owner(schedule: Path) -> None:
    os.chown(schedule, 4711, 4712)
    schedule.chmod(0o600)
    edit(str(schedule), {"rhythm.every": "30 min"}, usable)
    found = schedule.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (4711, 4712, 0o600)


def test_a_file_that_somebody_saved_meanwhile_is_left_to_them(schedule: Path) -> None:
    def save_and_check(source: Source) -> None:
        usable(source)
        schedule.write_bytes(b"# mine\n")

    with pytest.raises(Overtaken):
        edit(str(schedule), {"rhythm.every": "30 min"}, save_and_check)
    assert schedule.read_bytes() == b"# mine\n"
    assert [path.name for path in schedule.parent.iterdir()] == ["schedule.toml"]


def test_a_failed_replacement_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        replace(str(tmp_path / "nowhere" / "schedule.toml"), b"", b"# new\n")
    assert list(tmp_path.iterdir()) == []


def test_whoever_reads_meanwhile_sees_the_old_text_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    texts = [b"# old\n" * 5000, b"# new\n" * 5000]
    path.write_bytes(texts[0])
    done = threading.Event()
    seen: set[bytes] = set()

    def look() -> None:
        while not done.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(50):
        replace(str(path), texts[0], texts[1])
        replace(str(path), texts[1], texts[0])
    done.set()
    reader.join()
    assert seen <= set(texts)


def test_what_holds_is_said_in_words_for_every_key_that_stands_once() -> None:
    text = b'[rhythm]\nevery = "90 min"\nplace = "office"\n[body]\nknee_sore = true\n[rotation]\nturn = 0\n'
    holding = in_words(parse("schedule.toml", text), usable)
    assert list(holding) == [
        f"{table.name}.{key.name}"
        for table in SCHEDULE
        if not table.repeated
        for key in table.keys
        if key.default is not None
    ]
    assert {name: holding[name] for name in ("rhythm.every", "rhythm.place", "rhythm.snoozes", "rotation.turn")} == {
        "rhythm.every": "1 h 30 min",
        "rhythm.place": "office",
        "rhythm.snoozes": "3",
        "rotation.turn": "0",
    }
    assert (holding["body.knee_sore"], holding["body.seated"], holding["prompt.dismissal"]) == ("true", "false", "auto")


def test_what_holds_can_be_set_as_it_is_said() -> None:
    holding = in_words(parse("schedule.toml", b""), usable)
    assert in_words(parse("schedule.toml", after("", holding).encode()), usable) == holding
