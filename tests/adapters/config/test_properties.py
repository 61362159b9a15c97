"""What holds for every schedule, however it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, time, timedelta
from pathlib import Path

import tomli_w
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kneebreak.adapters.config import Mistake, ScheduleMistakes, load_schedule
from kneebreak.adapters.config.positions import Positions
from kneebreak.adapters.config.schema import SCHEDULE, Key, Table
from kneebreak.adapters.resources import resource
from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.movement import Intensity, Kind, Movement, Posture, Sides, Slot, Wording
from kneebreak.engine.occasion import Occasion
from kneebreak.engine.plan import EVERY_DAY, Body, Dismissal, FixedTime, Hours, Plan, Rhythm, Workspace
from tests.adapters.config.files import BUILT_IN, plan_of

DEFAULT_TEXT = Path(resource("config", "schedule.toml")).read_text(encoding="utf-8")
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# One folder serves all examples of a test: each writes its file anew.
many = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = (
    texts
    | st.sampled_from(["45 min", "09:00", "24:00", "mon", "home", "walk", "walk-lap", "auto", "standing", "{side}"])
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.times()
    | st.datetimes()
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=3))
table_names = st.sampled_from([table.name for table in SCHEDULE]) | texts
key_names = st.sampled_from([key.name for table in SCHEDULE for key in table.keys]) | texts
tables = st.dictionaries(key_names, values, max_size=6)
documents = st.dictionaries(table_names, values | tables | st.lists(tables, max_size=3), max_size=6)


@many
@given(document=documents)
def test_whatever_the_values_are_there_is_a_plan_or_mistakes_that_stand_in_the_file(
    document: dict[str, object], tmp_path: Path
) -> None:
    _check(tomli_w.dumps(document), tmp_path)


@many
@given(place=st.sampled_from([(table, key) for table in SCHEDULE for key in table.keys]), value=values)
def test_whatever_the_value_of_a_key_is_its_mistakes_stand_at_that_key(
    place: tuple[Table, Key], value: object, tmp_path: Path
) -> None:
    table, key = place
    written: object = {key.name: value}
    for mistake in _check(tomli_w.dumps({table.name: [written] if table.repeated else written}), tmp_path):
        assert mistake.key.startswith(table.name)


@many
@given(
    start=st.integers(0, len(DEFAULT_TEXT)),
    length=st.integers(0, 30),
    put=st.text(max_size=5) | st.sampled_from("[]{}\"'=#\n."),
)
@example(start=0, length=len(DEFAULT_TEXT), put="")
def test_a_default_schedule_that_was_garbled_gives_a_plan_or_mistakes_that_stand_in_the_file(
    start: int, length: int, put: str, tmp_path: Path
) -> None:
    text = DEFAULT_TEXT[:start] + put + DEFAULT_TEXT[start + length :]
    _check(text.encode(errors="surrogatepass"), tmp_path)


@many
@given(content=st.binary(max_size=80))
def test_any_bytes_give_a_plan_or_mistakes_that_stand_in_the_file(content: bytes, tmp_path: Path) -> None:
    _check(content, tmp_path)


@many
@given(document=st.dictionaries(texts, values | st.lists(st.dictionaries(texts, values), max_size=3), max_size=4))
@example(document={"a": [{"b": {"c": [1]}}, {"b": {"": "ä"}}], "ü": {"x.y": {'"': time(9)}}})
def test_every_value_of_a_document_has_its_place(document: dict[str, object]) -> None:
    text = tomli_w.dumps(document)
    lines = text.split("\n")
    positions = Positions(text.encode())
    for path, value in _leaves((), tomllib.loads(text)):
        line, column = positions.of(path, at_key=False)
        literal = tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n").split("\n")[0]
        assert lines[line - 1][column - 1 :].startswith(literal), path


spans = st.integers(1, 86400).map(lambda seconds: timedelta(seconds=seconds))
times = st.times().map(lambda value: value.replace(second=0, microsecond=0))
day_sets = st.frozensets(st.integers(0, 6), min_size=1)
places = st.sampled_from(["home", "office"])
lines_of_text = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="{}"), min_size=1)
own_movements = st.builds(
    Movement,
    id=st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40).filter(
        lambda name: name not in BUILT_IN
    ),
    kind=st.sampled_from(Kind),
    wordings=st.builds(
        Wording,
        title=lines_of_text.filter(lambda text: 0 < len(text) <= 60 and bool(text.strip())),
        text=lines_of_text.filter(lambda text: bool(text.strip())),
    ).map(lambda wording: (wording,)),
    length=st.integers(1, 3600).map(lambda seconds: timedelta(seconds=seconds)),
    start=st.sampled_from([None, Posture.SITTING, Posture.STANDING, Posture.FLOOR]),
    result=st.sampled_from([None, *Posture]),
    stay=spans,
    sides=st.sampled_from(Sides),
    places=st.frozensets(places, min_size=1),
    tags=st.frozensets(st.sampled_from(["needs-floor", "stairs", "twist"])),
    half=st.none() | st.integers(1, 3600).map(lambda seconds: timedelta(seconds=seconds)),
    stay_least=spans,
    rise=st.booleans(),
    discreet=st.integers(1, 3),
    intensity=st.sampled_from(Intensity),
    knee=st.integers(0, 3),
    level=st.integers(1, 3),
    alt=st.none() | st.sampled_from(sorted(BUILT_IN)),
    needs=st.just("") | lines_of_text.filter(lambda text: len(text) <= 80 and bool(text.strip())),
    slots=st.frozensets(st.sampled_from(Slot)),
)


def _is_name(text: str) -> bool:
    return len(text) <= 40 and bool(text.strip())


plans = st.builds(
    Plan,
    movements=st.lists(own_movements, max_size=2).map(lambda own: {each.id: each for each in own}),
    weights=st.dictionaries(st.sampled_from(Kind), st.floats(0.01, 100)).map(
        lambda weights: {Kind.TURN: 1, Kind.FEET: 2} | weights  # these two suit everybody everywhere
    ),
    rhythm=st.builds(
        Rhythm,
        every=spans,
        patience=spans,
        snooze=spans,
        snoozes=st.integers(0, 20),
        away=spans,
        lull=spans | st.just(timedelta(0)),
        place=places,
        lunch=times,
        leave_desk=st.booleans(),
        discreet=st.integers(1, 3),
    ),
    hours=st.lists(st.builds(Hours, day_sets, times, times, places | st.none()), max_size=3).map(tuple),
    fixed=st.lists(st.builds(FixedTime, times, st.sampled_from(list(BUILT_IN)), day_sets), max_size=3).map(tuple),
    workspaces=st.lists(
        st.builds(Workspace, lines_of_text.filter(_is_name), st.sampled_from(Posture), places | st.none()),
        max_size=3,
        unique_by=lambda space: space.name,
    ).map(tuple),
    body=st.builds(Body, *[st.booleans()] * 9, level=st.integers(1, 3), rest=st.integers(1, 7).map(timedelta)),
    strength=st.integers(0, 20),
    kinds=st.integers(0, 13),
    dismissal=st.sampled_from(Dismissal),
    hooks=st.dictionaries(
        st.sampled_from(Occasion).map(lambda occasion: occasion.value),
        st.lists(lines_of_text.filter(_is_name), min_size=1, max_size=3).map(tuple),
        max_size=3,
    ),
    insist=st.booleans(),
    sound=st.booleans(),
    busy=st.fixed_dictionaries({reason: st.sampled_from(Policy) for reason in Busy}),
    ramp=st.booleans(),
    zone=st.just(UTC),
)


@many
@given(plan=plans)
def test_a_plan_that_is_written_as_a_schedule_is_read_back_as_it_was(plan: Plan, tmp_path: Path) -> None:
    plan = plan._replace(movements={**BUILT_IN, **plan.movements})
    assert plan_of(tmp_path, tomli_w.dumps(_schedule(plan))) == plan


def _check(text: str | bytes, folder: Path) -> list[Mistake]:
    path = folder / "schedule.toml"
    content = text.encode() if isinstance(text, str) else text
    path.write_bytes(content)
    try:
        plan = load_schedule(str(path), BUILT_IN, UTC)
    except ScheduleMistakes as found:
        _check_places(content.decode(errors="replace").split("\n"), found)
        return found.mistakes
    assert len(plan.weights) >= 2
    assert all(each.movement in plan.movements for each in plan.fixed)
    assert min(plan.rhythm[:3]) >= timedelta(seconds=1)
    return []


def _check_places(lines: list[str], found: ScheduleMistakes) -> None:
    assert found.mistakes
    assert str(found).replace("\n", "").isprintable()
    for mistake in found.mistakes:
        assert mistake.line is not None
        assert mistake.column is not None
        assert 1 <= mistake.line <= len(lines)
        assert 1 <= mistake.column <= len(lines[mistake.line - 1]) + 1


def _leaves(path: tuple[str | int, ...], value: object) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves((*path, name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves((*path, number), inner)
    else:
        yield path, value


def _schedule(plan: Plan) -> dict[str, object]:
    rhythm = {name: _written(value) for name, value in plan.rhythm._asdict().items()}
    return {
        "rhythm": rhythm,
        "hours": [
            {"days": _days(each.days), "from": _written(each.start), "to": _written(each.end)}
            | ({} if each.place is None else {"place": each.place})
            for each in plan.hours
        ],
        "rotation": {kind.value: plan.weights.get(kind, 0) for kind in Kind},
        "targets": {"strength": plan.strength, "kinds": plan.kinds},
        "workspace": [
            {"name": each.name, "posture": each.posture.value} | ({} if each.place is None else {"place": each.place})
            for each in plan.workspaces
        ],
        "body": {name: _written(value) for name, value in plan.body._asdict().items()},
        "prompt": {"dismissal": plan.dismissal.value, "insist": plan.insist, "sound": plan.sound},
        "busy": {reason.value: policy.value for reason, policy in plan.busy.items()},
        "ramp": {"on": plan.ramp},
        "hooks": {name: list(command) for name, command in plan.hooks.items()},
        "at": [
            {"time": each.time, "movement": each.movement}
            | ({"days": "every day"} if each.days == EVERY_DAY else {"days": _days(each.days)})
            for each in plan.fixed
        ],
        "movement": [_movement(each) for name, each in plan.movements.items() if name not in BUILT_IN],
    }


def _movement(movement: Movement) -> dict[str, object]:
    return {
        "id": movement.id,
        "kind": movement.kind.value,
        "title": movement.wordings[0].title,
        "text": movement.wordings[0].text,
        "seconds": int(movement.length.total_seconds()),
        "start": movement.start.value if movement.start else "any",
        "result": movement.result.value if movement.result else "unchanged",
        "stay": _written(movement.stay),
        "sides": movement.sides.value,
        "places": sorted(movement.places),
        "tags": sorted(movement.tags),
        "stay_least": _written(movement.stay_least),
        "rise": movement.rise,
        "discreet": movement.discreet,
        "intensity": movement.intensity.value,
        "knee": movement.knee,
        "level": movement.level,
        **({} if movement.half is None else {"half": int(movement.half.total_seconds())}),
        **({"needs": movement.needs} if movement.needs else {}),
        **({} if movement.alt is None else {"alt": movement.alt}),
        **({"slots": sorted(slot.value for slot in movement.slots)} if movement.slots else {}),
    }


def _written(value: object) -> object:
    if isinstance(value, timedelta):
        return f"{value // timedelta(seconds=1)} s"
    return value.strftime("%H:%M") if isinstance(value, time) else value


def _days(days: frozenset[int]) -> list[str]:
    return [DAY_NAMES[day] for day in sorted(days)]
