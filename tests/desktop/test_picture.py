"""What the harness sees."""

from __future__ import annotations

from PIL import Image

from tests.desktop.picture import Box, differences


def test_equal_pictures_have_no_differences() -> None:
    assert differences(Image.new("RGB", (100, 80)), Image.new("RGB", (100, 80))) == []


def test_things_far_apart_are_told_apart_and_the_largest_comes_first() -> None:
    before = Image.new("RGB", (300, 200), "black")
    after = before.copy()
    after.paste("red", (10, 20, 30, 40))
    after.paste("white", (101, 51, 243, 99))
    assert differences(before, after) == [Box(101, 51, 243, 99), Box(10, 20, 30, 40)]


def test_a_thing_with_holes_is_one_thing() -> None:
    before = Image.new("RGB", (300, 200), "black")
    after = before.copy()
    for x in range(40, 200, 10):
        after.paste("white", (x, 40, x + 4, 60))
    assert differences(before, after) == [Box(40, 40, 194, 60)]


def test_a_box_holds_what_lies_within_it() -> None:
    panel = Box(0, 700, 1024, 768)
    assert panel.holds(Box(990, 710, 1014, 734))
    assert not panel.holds(Box(990, 690, 1014, 734))
    assert Box(990, 710, 1014, 734).centre == (1002, 722)


def test_what_lies_besides_is_passed_over() -> None:
    before = Image.new("RGB", (300, 200), "black")
    after = before.copy()
    after.paste("white", (50, 50, 150, 100))
    after.paste("white", (40, 100, 160, 120))
    assert differences(before, after) == [Box(40, 50, 160, 120)]
    assert differences(before, after, besides=Box(0, 100, 300, 200)) == [Box(50, 50, 150, 100)]
