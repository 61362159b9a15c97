"""The state across restarts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from kneebreak.adapters.memory.reading import restore
from kneebreak.adapters.memory.toml import TomlMemory
from kneebreak.adapters.memory.writing import document
from kneebreak.engine.busy import Busy
from kneebreak.engine.entry import Outcome
from kneebreak.engine.movement import Kind, Posture, Side, Wording
from kneebreak.engine.posture import Stance
from kneebreak.engine.prompt import Choice, Pending
from kneebreak.engine.state import (
    Held,
    Practising,
    Prompting,
    PromptingAway,
    Rotation,
    Situation,
    Snoozed,
    State,
    Today,
    Working,
    lasting,
)
from kneebreak.ports import Memory
from tests.adapters.control.forked import fork, kill
from tests.adapters.memory.states import AT, PLAN, PROMPT, states
from tests.fakes.memory import RecordingMemory

EVERY = PLAN.rhythm.every
STATE = State(
    situation=Working(AT, AT + EVERY),
    rotation=Rotation(seed=2**64 - 1),
    stance=Stance(Posture.SITTING, AT),
    today=Today(date(2025, 11, 22)),
    settled=AT,
    at=AT + timedelta(minutes=3),
    wakes=AT + EVERY,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kneebreak" / "memory.toml"


@pytest.fixture
def memory(path: Path) -> TomlMemory:
    return TomlMemory(str(path))


@pytest.fixture(params=["file", "fake"])
def any_memory(request: pytest.FixtureRequest, memory: TomlMemory) -> Memory:
    return RecordingMemory() if request.param == "fake" else memory


def test_there_is_nothing_to_remember_at_first(any_memory: Memory) -> None:
    assert any_memory.load(PLAN) is None


def test_what_was_saved_last_is_remembered_as_far_as_it_lasts(any_memory: Memory) -> None:
    any_memory.save(STATE._replace(situation=Prompting(PROMPT, AT)))
    any_memory.save(STATE)
    assert any_memory.load(PLAN) == lasting(STATE)


def test_a_first_start_is_no_problem(memory: TomlMemory) -> None:
    memory.load(PLAN)
    assert memory.problem is None


@settings(max_examples=300, deadline=None)
@given(states())
def test_every_state_comes_back_as_it_was(state: State) -> None:
    text = tomli_w.dumps(document(state))
    assert restore(tomllib.loads(text), PLAN, datetime(2025, 1, 1, tzinfo=UTC)) == state


def test_of_a_practice_what_was_before_it_is_kept(memory: TomlMemory) -> None:
    memory.save(STATE._replace(situation=Practising(STATE.situation, AT + timedelta(minutes=1))))
    assert memory.load(PLAN) == lasting(STATE)


def test_the_file_is_for_people_to_read(memory: TomlMemory, path: Path) -> None:
    memory.save(STATE._replace(situation=Snoozed(PROMPT, AT)))
    text = path.read_text("utf-8")
    assert text.startswith("# This is what kneebreak remembers")
    assert '[situation]\nname = "snoozed"\nuntil = 2025-11-22 12:00:00+00:00\n' in text
    assert 'movement = "stand-up"' in text
    assert '[posture]\nnow = "sitting"' in text


def test_only_the_user_may_read_it(memory: TomlMemory, path: Path) -> None:
    memory.save(STATE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_else_is_left_in_the_folder(memory: TomlMemory, path: Path) -> None:
    memory.save(STATE)
    memory.save(STATE)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("situation", "becomes"),
    [
        (Prompting(PROMPT, AT + timedelta(minutes=10)), Working(AT - EVERY, AT)),
        (PromptingAway(PROMPT, timedelta(minutes=4)), Working(AT - EVERY, AT)),
        (Snoozed(PROMPT, AT + timedelta(minutes=5)), Working(AT, AT + timedelta(minutes=5))),
        (Held(PROMPT, AT, Busy.CALL), Held(Pending(PROMPT.id, AT), AT, Busy.CALL)),
    ],
)
def test_another_prompt_takes_the_place_of_one_whose_movement_the_plan_has_lost(
    memory: TomlMemory, situation: Situation, becomes: Situation
) -> None:
    memory.save(STATE._replace(situation=situation))
    poorer = PLAN._replace(movements={})
    assert memory.load(poorer) == lasting(STATE._replace(situation=becomes))
    assert memory.problem is None


def test_a_file_of_before_there_were_calls_and_locks_is_read(memory: TomlMemory, path: Path) -> None:
    memory.save(STATE._replace(situation=PromptingAway(PROMPT, timedelta(minutes=4)), returned=AT))
    text = path.read_text()
    older = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("returned", "rested")))
    assert len(text.splitlines()) - len(older.splitlines()) == 2
    path.write_text(older)
    state = memory.load(PLAN)
    assert state is not None
    assert (state.situation, state.returned) == (PromptingAway(PROMPT, timedelta(minutes=4)), None)


def test_an_open_prompt_has_the_movement_that_the_plan_has_now(memory: TomlMemory) -> None:
    memory.save(STATE._replace(situation=Snoozed(PROMPT, AT)))
    rewritten = PROMPT.movement._replace(wordings=(Wording("Rise", "…"),))
    state = memory.load(PLAN._replace(movements={"stand-up": rewritten}))
    assert state is not None
    assert state.situation == Snoozed(PROMPT._replace(choice=Choice(rewritten, None)), AT)


SAVED = tomli_w.dumps(document(STATE))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "version: is missing"),
        (SAVED[: SAVED.index("[rotation]")], "rotation: is missing"),
        (SAVED.replace("version = 1", "version = 2"), "version: is not 1, the one that this kneebreak knows"),
        (SAVED.replace("version = 1", "version = true"), "version: is not a whole number from 0 to"),
        (SAVED.replace('name = "working"', 'name = "flying"'), "situation.name: is not working or prompting"),
        (SAVED.replace("due = 2025-11-22", "due = 2925-11-22"), "situation.due: is not a time between 1969 and 20"),
        (SAVED.replace("due = 2025-11-22", "due = 1825-11-22"), "situation.due: is not a time between 1969 and 20"),
        (SAVED.replace("12:45:00+00:00", "12:45:00"), "situation.due: is not a time with its offset from UTC"),
        (SAVED.replace("draws = 0", "draws = -1"), "rotation.draws: is not a whole number from 0 to"),
        (SAVED.replace("draws = 0", f"draws = 0x{'f' * 5000}"), "rotation.draws: is not a whole number from 0 to 9223"),
        (SAVED.replace("draws = 0", 'draws = "0"'), "rotation.draws: is not a whole number from 0 to"),
        (SAVED.replace("recent = []", "recent = [1]"), "rotation.recent: is not a list of texts"),
        (SAVED.replace("ffff", "fffg"), "rotation.seed: is not 16 hexadecimal digits"),
        (SAVED.replace("day = 2025-11-22", "day = 2025-11-22T10:00:00Z"), "today.day: is not a date"),
        (SAVED.replace("[today.outcomes]", '[today.outcomes]\ndone = "many"'), "today.outcomes.done: is not a whole"),
        (SAVED.replace("[rotation.sides]", '[rotation.sides]\nhop = "up"'), "rotation.sides.hop: is not left or right"),
        (SAVED.replace("[posture]", "[stance]"), "posture: is missing"),
        (SAVED.replace("days = []", "days = [1]"), "ramp.days: is not a list of tables"),
        (SAVED.replace("days = []", 'days = [{ day = "Monday" }]'), "ramp.days[1].day: is not a date"),
        ("version = " + "[" * 100_000, ""),
        ("\0\1\2", ""),
    ],
)
def test_what_makes_no_sense_is_put_aside_and_explained(memory: TomlMemory, path: Path, text: str, reason: str) -> None:
    assert text != SAVED
    path.parent.mkdir()
    path.write_text(text)
    assert memory.load(PLAN) is None
    aside = path.with_name("memory.toml.broken")
    assert aside.read_text() == text
    assert not path.exists()
    assert memory.problem is not None
    assert memory.problem.startswith(f"{path}: ")
    assert reason in memory.problem
    assert memory.problem.endswith(f"kneebreak begins afresh, and the file is kept as {aside}")


@pytest.mark.parametrize("before", [AT, datetime(1970, 1, 1, tzinfo=UTC)], ids=["the time is known", "it is 1970"])
def test_what_was_kept_while_the_clock_had_lost_the_time_is_kept_all_the_same(
    memory: TomlMemory, path: Path, before: datetime
) -> None:
    lost = datetime(1970, 1, 1, 0, 0, 40, tzinfo=UTC)
    state = STATE._replace(stance=Stance(Posture.FLOOR, before), today=Today(before.date()), settled=lost, at=lost)
    memory.save(state)
    os.utime(path, (lost.timestamp(), lost.timestamp()))
    assert memory.load(PLAN) == lasting(state)._replace(at=lost)


@pytest.mark.parametrize("seconds", [-(10**9), 253_402_300_799, 10**17])
def test_whatever_year_its_file_is_of_a_state_is_read(seconds: int) -> None:
    with TemporaryDirectory(prefix="kneebreak-", dir="/dev/shm") as folder:  # most disks know no such years
        path = Path(folder, "memory.toml")
        memory = TomlMemory(str(path))
        memory.save(STATE)
        os.utime(path, (seconds, seconds))
        assert memory.load(PLAN) == lasting(STATE)._replace(at=STATE.settled)


FIRST = """\
version = 1
settled = 2025-11-22 12:00:00+00:00

[situation]
name = "prompting"
gives_up = 2025-11-22 12:10:00+00:00
rested = false
bubbles_lost = 1

[situation.prompt]
id = "p1"
movement = "stand-up"
due = 2025-11-22 12:00:00+00:00
shown = 2025-11-22 12:00:00+00:00
origin = "rhythm"
snoozed = 2

[posture]
now = "standing"
since = 2025-11-22 11:40:00+00:00

[today]
day = 2025-11-22
strength = 1

[today.outcomes]
done = 4

[rotation]
seed = "000000000000002a"
draws = 12
last_kind = "stand"
recent = ["stand-up"]

[rotation.sides]
reach = "left"

[last_answer]
entry = "p0"
outcome = "done"
title = "Stand up"
kind = "stand"
day = 2025-11-22

[last_answer.posture_before]
now = "sitting"
since = 2025-11-22 11:00:00+00:00
"""
"""As the first kneebreak wrote it, which knew no feedback, no ramp and less of most else."""


def test_the_file_of_the_first_kneebreak_is_read_and_what_it_does_not_know_is_as_at_a_first_start(
    memory: TomlMemory, path: Path
) -> None:
    path.parent.mkdir()
    path.write_text(FIRST)
    assert memory.load(PLAN) == State(
        situation=Prompting(PROMPT._replace(snoozed=2), AT + timedelta(minutes=10), lost=1),
        rotation=Rotation(seed=42, draws=12, last_kind=Kind.STAND, recent=("stand-up",), sides={"reach": Side.LEFT}),
        stance=Stance(Posture.STANDING, AT - timedelta(minutes=20)),
        today=Today(date(2025, 11, 22), {Outcome.DONE: 4}, strength=1),
        settled=AT,
        at=AT,
    )
    assert memory.problem is None


LEAST = """\
version = 1
settled = 2025-11-22 12:00:00+00:00
situation = { name = "working", since = 2025-11-22 12:00:00+00:00, due = 2025-11-22 12:45:00+00:00 }
posture = { now = "sitting", since = 2025-11-22 12:00:00+00:00 }
today = { day = 2025-11-22 }
rotation = { seed = "ffffffffffffffff" }
"""


def test_whatever_has_its_default_may_be_missing(memory: TomlMemory, path: Path) -> None:
    path.parent.mkdir()
    path.write_text(LEAST)
    assert memory.load(PLAN) == lasting(STATE)
    assert memory.problem is None


@settings(max_examples=300, deadline=None)
@given(states(), st.data())
def test_a_part_of_a_later_kneebreak_may_be_missing_whatever_the_rest_is(state: State, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(["ramp", "feedback", "last_answer", "gone_since"]))
    text = tomli_w.dumps({name: value for name, value in document(state).items() if name != part})
    field = {"last_answer": "last"}.get(part, part)
    expected = state._replace(**{field: State._field_defaults[field]})
    assert restore(tomllib.loads(text), PLAN, AT) == expected


def test_bytes_that_are_no_text_are_put_aside(memory: TomlMemory, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\xff")
    assert memory.load(PLAN) is None
    assert path.with_name("memory.toml.broken").read_bytes() == b"\xff\xfe\xff"


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_makes_it_fail_otherwise(data: st.DataObject) -> None:
    damaged = dict(document(STATE))
    place = damaged
    while True:
        name = data.draw(st.sampled_from(sorted(place)))
        inner = place[name]
        if isinstance(inner, dict) and inner and data.draw(st.booleans()):
            place = inner
            continue
        break
    place[name] = data.draw(
        st.one_of(
            st.integers(),
            st.floats(),
            st.text(max_size=3),
            st.booleans(),
            st.datetimes(),
            st.dates(),
            st.lists(st.none()),
            st.just({}),
            st.datetimes(timezones=st.just(UTC)),
        )
    )
    with suppress(ValueError):  # the one way in which it may fail
        restore(damaged, PLAN, AT)


def test_a_file_that_cannot_be_read_stays_where_it_is(memory: TomlMemory, path: Path) -> None:
    path.mkdir(parents=True)
    assert memory.load(PLAN) is None
    assert memory.problem == f"{path}: Is a directory; kneebreak begins afresh"
    assert path.is_dir()


def test_a_problem_is_over_with_the_next_good_loading(memory: TomlMemory, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("broken")
    memory.load(PLAN)
    memory.save(STATE)
    assert memory.load(PLAN) == lasting(STATE)
    assert memory.problem is None


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "kneebreak").write_text("a file")
    with pytest.raises(OSError, match="kneebreak"):
        TomlMemory(str(tmp_path / "kneebreak" / "memory.toml")).save(STATE)


def test_the_new_file_is_on_the_disk_before_it_takes_the_place_of_the_old_one(path: Path, tmp_path: Path) -> None:
    program = (
        "from kneebreak.adapters.memory.toml import TomlMemory\n"
        "from tests.adapters.memory.test_toml import STATE\n"
        f"TomlMemory({str(path)!r}).save(STATE)\n"
    )
    trace = tmp_path / "trace"
    calls = "trace=write,fsync,rename"
    subprocess.run(["strace", "-f", "-y", "-e", calls, "-o", trace, sys.executable, "-c", program], check=True)
    found = [line.split(None, 1)[1] for line in trace.read_text().splitlines() if "memory.toml" in line]
    assert [call.partition("(")[0] for call in found] == ["write", "fsync", "rename"]
    assert "memory.toml.new" in found[0]


def test_a_process_that_is_killed_while_it_saves_leaves_a_whole_file(memory: TomlMemory, path: Path) -> None:
    memory.save(STATE)
    for round_ in range(20):
        reader, writer = os.pipe()

        def save_for_ever(writer: int = writer) -> None:
            for number in range(1_000_000):
                memory.save(STATE._replace(rotation=Rotation(seed=7, draws=number)))
                os.write(writer, b".")

        child = fork(save_for_ever)
        os.close(writer)
        os.read(reader, round_ + 1)
        kill(child)
        os.close(reader)
        state = memory.load(PLAN)
        assert state is not None
        assert state.rotation.seed == 7
    memory.save(STATE)
    assert list(path.parent.iterdir()) == [path]
