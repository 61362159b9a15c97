"""Records, held to what `typing.NamedTuple` does."""

from __future__ import annotations

import copy
from collections import namedtuple
from collections.abc import Iterable
from types import new_class
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kneebreak import record

NAMES = ("at", "kind", "cls", "self", "new", "a", "aa", "values", "name")


class Measured(record.NamedTuple):
    """What is known of a thing."""

    height: float
    width: float = 2.0
    unit: str = "m"

    @property
    def area(self) -> float:
        """In square units."""
        return self.height * self.width


class Nothing(record.NamedTuple):
    """That something happened."""


def test_fields_are_read_by_name_and_by_place_and_defaults_stand_in() -> None:
    measured = Measured(3.0, unit="ft")
    assert measured == (3.0, 2.0, "ft")
    assert (measured.height, measured.width, measured.unit) == tuple(measured)
    assert measured.area == 6.0


def test_nothing_in_a_record_can_be_set_or_added() -> None:
    measured = Measured(3.0)
    for name in ("height", "colour"):
        with pytest.raises(AttributeError):
            setattr(measured, name, 1.0)


def test_a_record_is_matched_by_its_class_and_its_places() -> None:
    match Measured(3.0, 4.0):
        case Nothing():
            pytest.fail("it is of another class")
        case Measured(height, unit="m"):
            assert height == 3.0
        case _:
            pytest.fail("it is of this class")


def test_a_record_without_fields_is_one_all_the_same() -> None:
    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"


def test_a_record_says_what_is_in_it() -> None:
    assert repr(Measured(3.0)) == "Measured(height=3.0, width=2.0, unit='m')"
    assert Measured(3.0)._asdict() == {"height": 3.0, "width": 2.0, "unit": "m"}


def test_a_copy_is_equal_and_of_the_same_class() -> None:
    measured = Measured(3.0)
    assert copy.deepcopy(measured) == copy.copy(measured) == measured
    assert type(copy.copy(measured)) is Measured


def test_replacing_leaves_the_rest_and_the_original() -> None:
    measured = Measured(3.0)
    assert measured._replace(unit="ft") == Measured(3.0, unit="ft")
    assert measured == Measured(3.0)
    with pytest.raises(ValueError, match="Measured has no colour"):
        measured._replace(colour="red")  # type: ignore[call-arg]  # that is the mistake


def test_a_field_without_a_default_stands_before_those_with_one() -> None:
    with pytest.raises(TypeError, match="Wrong: a field without a default"):
        _made(record.NamedTuple, "Wrong", ("at", "kind"), {"at": 1})


def test_what_its_functions_are_called_tells_nothing_of_how_they_are_made() -> None:
    with pytest.raises(TypeError, match=r"__new__\(\) missing 1 required positional argument: 'height'"):
        Measured(unit="m")  # type: ignore[call-arg]  # that is the mistake


@given(
    names=st.lists(st.sampled_from(NAMES), unique=True, max_size=6),
    given_by_place=st.lists(st.integers(), max_size=7),
    given_by_name=st.dictionaries(st.sampled_from(NAMES), st.integers(), max_size=4),
    changed=st.dictionaries(st.sampled_from(NAMES), st.integers(), max_size=3),
    data=st.data(),
)
def test_whatever_is_given_ends_as_it_does_with_those_of_the_standard_library(
    names: list[str],
    given_by_place: list[int],
    given_by_name: dict[str, int],
    changed: dict[str, int],
    data: st.DataObject,
) -> None:
    defaults = data.draw(st.integers(0, len(names)))
    values = dict(zip(names[len(names) - defaults :], range(defaults), strict=True))
    ours = _made(record.NamedTuple, "Record", names, values)
    theirs = namedtuple("Record", names, defaults=values.values())  # type: ignore[misc]  # noqa: PYI024 - made for this case alone
    outcomes = [_outcome(kind, given_by_place, given_by_name, changed) for kind in (ours, theirs)]
    assert outcomes[0] == outcomes[1]


def _made(base: Any, name: str, names: Iterable[str], defaults: dict[str, int]) -> Any:
    body = {"__annotations__": dict.fromkeys(names, "int"), **defaults}
    return new_class(name, (base,), exec_body=lambda namespace: namespace.update(body))


def _outcome(kind: Any, places: list[int], named: dict[str, int], changed: dict[str, int]) -> Any:
    """All that one can see of an instance; what went wrong, where there is none."""
    try:
        made = kind(*places, **named)
    except TypeError:
        return TypeError
    try:
        again = kind._make(places)
    except TypeError:
        again = TypeError
    try:
        replaced = made._replace(**changed)
    except ValueError:
        replaced = ValueError
    return made, repr(made), made._asdict(), [getattr(made, name) for name in kind._fields], hash(made), again, replaced
