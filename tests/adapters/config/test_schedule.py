"""What schedules mean."""

from __future__ import annotations

from datetime import UTC, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kneebreak.adapters.config import load_schedule
from kneebreak.adapters.config.schema import SCHEDULE, WEIGHTS, Table
from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.movement import Kind, Movement, Posture, Sides, Wording
from kneebreak.engine.occasion import Occasion
from kneebreak.engine.plan import EVERY_DAY, Body, Dismissal, FixedTime, Hours, Plan, Rhythm, Workspace
from tests.adapters.config.files import BUILT_IN, plan_of

DEFAULT = Plan(
    movements=BUILT_IN,
    weights={kind: weight for kind, weight in WEIGHTS.items() if weight},
)
NINE_TO_FIVE = '[[hours]]\nfrom = "09:00"\nto = "17:00"\n'


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "\ufeff", "[rhythm]\n[rotation]\n[body]\n", "hours = []\n"])
def test_what_is_left_out_has_its_default(text: str, tmp_path: Path) -> None:
    assert plan_of(tmp_path, text) == DEFAULT


def test_each_key_of_the_rhythm_is_read(tmp_path: Path) -> None:
    text = (
        '[rhythm]\nevery = "1h30m"\npatience = "90 s"\nsnooze = "1 s"\nsnoozes = 0\naway = "2 min"\nlull = "0 s"\n'
        'place = "office"\nlunch = "13:00"\nleave_desk = false\ndiscreet = 3\n'
    )
    assert plan_of(tmp_path, text) == DEFAULT._replace(
        rhythm=Rhythm(
            timedelta(minutes=90),
            timedelta(seconds=90),
            timedelta(seconds=1),
            0,
            timedelta(minutes=2),
            timedelta(0),
            "office",
            time(13),
            leave_desk=False,
            discreet=3,
        )
    )


def test_each_of_the_single_keys_is_read(tmp_path: Path) -> None:
    text = (
        "[targets]\nstrength = 5\nkinds = 4\n[body]\nknee_sore = true\nno_floor = true\nseated = false\n"
        "pregnancy = true\nbalance = true\nblood_pressure = true\nwrists = true\nshoulders = true\narms_only = true\n"
        'level = 3\nrest = "2 d"\n'
        '[prompt]\ndismissal = "skipped"\ninsist = true\nsound = true\n'
        '[busy]\ndo_not_disturb = "show"\nfull_screen = "skip"\ncall = "hold"\n'
    )
    assert plan_of(tmp_path, text) == DEFAULT._replace(
        strength=5,
        kinds=4,
        body=Body(
            knee_sore=True,
            no_floor=True,
            pregnancy=True,
            balance=True,
            blood_pressure=True,
            wrists=True,
            shoulders=True,
            arms_only=True,
            level=3,
            rest=timedelta(days=2),
        ),
        dismissal=Dismissal.SKIPPED,
        insist=True,
        sound=True,
        busy={Busy.DO_NOT_DISTURB: Policy.SHOW, Busy.FULL_SCREEN: Policy.SKIP, Busy.CALL: Policy.HOLD},
    )


def test_a_reason_to_leave_the_user_alone_that_is_not_named_keeps_its_policy(tmp_path: Path) -> None:
    assert plan_of(tmp_path, '[busy]\ncall = "discreet"\nfull_screen = "discreet"\n') == DEFAULT._replace(
        busy={Busy.DO_NOT_DISTURB: Policy.HOLD, Busy.FULL_SCREEN: Policy.DISCREET, Busy.CALL: Policy.DISCREET}
    )


def test_a_kind_of_weight_zero_is_left_out_and_the_others_keep_their_weights(tmp_path: Path) -> None:
    assert plan_of(tmp_path, "[rotation]\nhips = 0\nwalk = 0.5\nturn = 0.0\n").weights == {
        Kind.STAND: 3,
        Kind.FLOOR: 2,
        Kind.FEET: 2,
        Kind.CORE: 2,
        Kind.KNEE: 1,
        Kind.REACH: 1.5,
        Kind.WALK: 0.5,
        Kind.WORKSPACE: 1.2,
        Kind.CHORE: 0.5,
        Kind.SEAT: 1,
    }


def test_the_ramp_can_be_switched_on(tmp_path: Path) -> None:
    assert plan_of(tmp_path, "[ramp]\non = true\n") == plan_of(tmp_path, "")._replace(ramp=True)


def test_the_zone_is_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "schedule.toml"
    path.touch()
    assert load_schedule(str(path), BUILT_IN, ZoneInfo("Europe/Vienna")).zone == ZoneInfo("Europe/Vienna")


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ('"mon"', {0}),
        ('"Sun"', {6}),
        ('["mon", "WED", "mon"]', {0, 2}),
        ('"weekdays"', {0, 1, 2, 3, 4}),
        ('["weekend", "fri"]', {4, 5, 6}),
        ('"every day"', EVERY_DAY),
    ],
)
def test_days_are_written_singly_or_as_a_list(written: str, days: set[int], tmp_path: Path) -> None:
    assert [hours.days for hours in plan_of(tmp_path, f"{NINE_TO_FIVE}days = {written}\n").hours] == [days]


def test_hours_without_days_are_meant_for_every_day(tmp_path: Path) -> None:
    assert plan_of(tmp_path, NINE_TO_FIVE).hours == (Hours(EVERY_DAY, time(9), time(17), None),)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ('"09:00"', '"17:30"', (time(9), time(17, 30))),
        ('"9:00"', '"17:05"', (time(9), time(17, 5))),
        ("09:00:00", "17:30:15", (time(9), time(17, 30, 15))),
        ('"22:00"', '"06:00"', (time(22), time(6))),
        ('"00:00"', '"24:00"', (time(0), time(0))),
    ],
)
def test_times_of_day_are_text_or_local_times(
    start: str, end: str, expected: tuple[time, time], tmp_path: Path
) -> None:
    (hours,) = plan_of(tmp_path, f"[[hours]]\nfrom = {start}\nto = {end}\n").hours
    assert (hours.start, hours.end) == expected


def test_several_hours_are_read_in_their_order(tmp_path: Path) -> None:
    text = NINE_TO_FIVE + '[[hours]]\nfrom = "19:00"\nto = "21:00"\nplace = "home"\ndays = "sat"\n'
    assert plan_of(tmp_path, text).hours == (
        Hours(EVERY_DAY, time(9), time(17)),
        Hours(frozenset({5}), time(19), time(21), "home"),
    )


def test_a_fixed_time_names_a_built_in_movement_or_one_of_the_schedule(tmp_path: Path) -> None:
    text = (
        '[[at]]\ntime = "12:30"\nmovement = "walk-lap"\n[[at]]\ntime = 15:00:00\nmovement = "tea"\ndays = "weekdays"\n'
        '[[movement]]\nid = "tea"\nkind = "walk"\ntitle = "Make tea"\ntext = "Wait beside it."\nseconds = 240\n'
    )
    assert plan_of(tmp_path, text).fixed == (
        FixedTime(time(12, 30), "walk-lap"),
        FixedTime(time(15), "tea", frozenset(range(5))),
    )


def test_workspaces_are_read_in_their_order(tmp_path: Path) -> None:
    text = (
        '[[workspace]]\nname = "the counter"\nposture = "standing"\nplace = "home"\n'
        '[[workspace]]\nname = "a bench"\nposture = "sitting"\n'
    )
    assert plan_of(tmp_path, text).workspaces == (
        Workspace("the counter", Posture.STANDING, "home"),
        Workspace("a bench", Posture.SITTING),
    )


def test_a_command_is_a_list_of_a_program_and_its_arguments(tmp_path: Path) -> None:
    text = '[hooks]\ndone = ["desk", "--sit", ""]\naway = ["music"]\n'
    assert plan_of(tmp_path, text).hooks == {"done": ("desk", "--sit", ""), "away": ("music",)}


def test_a_movement_of_ones_own_follows_the_built_in_ones(tmp_path: Path) -> None:
    text = """
        [[movement]]
        id = "kick"
        kind = "hips"
        title = "Kick with your {side} foot 👩‍💻"
        text = '''
{side} foot first,
then the {other} one.'''
        seconds = 15
        start = "standing"
        result = "floor"
        stay = "3 min"
        sides = "both"
        places = "home"
        tags = ["balance", "needs-stand"]
        """
    plan = plan_of(tmp_path, text)
    assert list(plan.movements) == [*BUILT_IN, "kick"]
    assert plan.movements["kick"] == Movement(
        "kick",
        Kind.HIPS,
        (Wording("Kick with your {side} foot 👩‍💻", "{side} foot first,\nthen the {other} one."),),
        timedelta(seconds=15),
        Posture.STANDING,
        Posture.FLOOR,
        timedelta(minutes=3),
        sides=Sides.BOTH,
        places=frozenset({"home"}),
        tags=frozenset({"balance", "needs-stand"}),
    )


def test_a_movement_of_ones_own_needs_little(tmp_path: Path) -> None:
    text = '[[movement]]\nid = "tea"\nkind = "walk"\ntitle = "Make tea"\ntext = "Wait beside it."\nseconds = 240\n'
    assert plan_of(tmp_path, text).movements["tea"] == Movement(
        "tea", Kind.WALK, (Wording("Make tea", "Wait beside it."),), timedelta(minutes=4)
    )


def test_a_built_in_movement_is_changed_in_the_given_fields_alone(tmp_path: Path) -> None:
    text = '[[movement]]\nid = "walk-lap"\nseconds = 60\nresult = "unchanged"\nplaces = ["office"]\n'
    plan = plan_of(tmp_path, text)
    changed = BUILT_IN["walk-lap"]._replace(length=timedelta(minutes=1), result=None, places=frozenset({"office"}))
    assert plan.movements == {**BUILT_IN, "walk-lap": changed}
    assert list(plan.movements) == list(BUILT_IN)


def test_a_movement_that_is_off_is_not_in_the_plan(tmp_path: Path) -> None:
    text = '[[movement]]\nid = "walk-stairs"\noff = true\n[[movement]]\nid = "walk-lap"\noff = false\n'
    assert plan_of(tmp_path, text).movements.keys() == BUILT_IN.keys() - {"walk-stairs"}


def test_a_very_short_interval_asks_for_nothing_else_to_be_changed(tmp_path: Path) -> None:
    assert plan_of(tmp_path, '[rhythm]\nevery = "2 s"\n').rhythm == Rhythm(every=timedelta(seconds=2))


@pytest.mark.parametrize(
    "body",
    [
        *(f"{name} = true" for name, value in Body()._asdict().items() if value is False),
        "\n".join(f"{name} = true" for name, value in Body()._asdict().items() if value is False),
        "level = 1",
    ],
)
@pytest.mark.parametrize("place", ["home", "office"])
def test_the_built_in_movements_serve_every_body_in_every_place(body: str, place: str, tmp_path: Path) -> None:
    assert plan_of(tmp_path, f'[body]\n{body}\n[rhythm]\nplace = "{place}"\n')


@pytest.mark.parametrize("table", SCHEDULE, ids=[table.name for table in SCHEDULE])
def test_the_example_of_every_key_can_be_used(table: Table, tmp_path: Path) -> None:
    header = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
    lines = [f"{key.name} = {key.example}" for key in table.keys]
    assert plan_of(tmp_path, "\n".join([header, *lines]))


@pytest.mark.parametrize("table", [table for table in SCHEDULE if not table.repeated], ids=lambda table: table.name)
def test_the_defaults_that_the_schema_tells_of_are_those_that_hold(table: Table) -> None:
    parts = {
        "rhythm": DEFAULT.rhythm._asdict(),
        "rotation": {kind.value: DEFAULT.weights.get(kind, 0) for kind in Kind},
        "body": DEFAULT.body._asdict(),
        "busy": {busy.value: policy for busy, policy in DEFAULT.busy.items()},
        "ramp": {"on": DEFAULT.ramp},
        "hooks": dict.fromkeys(occasion.value for occasion in Occasion),
    }
    held = parts.get(table.name, DEFAULT._replace(zone=UTC)._asdict())
    assert {key.name: key.default for key in table.keys} == {key.name: held[key.name] for key in table.keys}
