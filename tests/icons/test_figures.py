"""The language in which figures are described: poses, sides, things and what it says about mistakes."""

from __future__ import annotations

from math import dist
from types import ModuleType
from typing import Any

import pytest
from PIL import ImageOps

from tests.icons.conftest import ICONS

TEXT = (ICONS / "figures.toml").read_text(encoding="utf-8")
LIMBS = "right_arm = [200, 190], left_arm = [160, 170], right_leg = [180, 180, 90], left_leg = [180, 180, 90]"

FOOTLESS = LIMBS.replace(", 90]", "]")


def _with(lines: str) -> str:
    return f"{TEXT}\n[figures.new]\n{lines}\n"


def _pose(figures: ModuleType, keys: str) -> tuple[Any, Any]:
    book = figures.read(_with(f'view = "front"\nside = "both"\nend = {{ trunk = 0, head = 0, {keys}, {LIMBS} }}'))
    return book.figures["new"].end, book.bones


def test_a_new_table_is_a_new_picture(figures: ModuleType, draw_figures: ModuleType) -> None:
    book = figures.read(_with(f'view = "back"\nside = "both"\nend = {{ at = [50, 50], trunk = 0, head = 0, {LIMBS} }}'))
    picture = draw_figures.picture(book, "new", size=64)
    assert len(picture.getcolors(64 * 64)) > 50


@pytest.mark.parametrize("joint", ["hip", "head", "right_ankle", "left_hand"])
def test_a_pose_hangs_by_the_joint_that_it_names(figures: ModuleType, skeleton: ModuleType, joint: str) -> None:
    pose, bones = _pose(figures, f'at = [40, 70], by = "{joint}"')
    assert skeleton.joints(pose, "front", bones)[joint] == pytest.approx((40, 70))


def test_every_joint_has_its_place(figures: ModuleType, skeleton: ModuleType) -> None:
    pose, bones = _pose(figures, "at = [50, 50]")
    assert sorted(skeleton.joints(pose, "side", bones)) == sorted(skeleton.JOINTS)


def test_whoever_faces_us_has_the_right_hand_at_the_picture_s_left(figures: ModuleType, skeleton: ModuleType) -> None:
    pose, bones = _pose(figures, "at = [50, 50]")
    right = {view: skeleton.joints(pose, view, bones)["right_shoulder"][0] for view in ("front", "side", "back")}
    assert right["front"] < right["side"] < right["back"]
    assert right["side"] == pytest.approx(50)


def test_a_bone_that_points_at_us_is_seen_shorter(figures: ModuleType, skeleton: ModuleType) -> None:
    text = TEXT.replace("right_leg = [[205, 0.4]", "right_leg = [[205, 0.5]")
    book = figures.read(text)
    found = skeleton.joints(book.figures["turn"].end, "front", book.bones)
    assert dist(found["right_hip"], found["right_knee"]) == pytest.approx(book.bones["thigh"] / 2)
    assert dist(found["right_knee"], found["right_ankle"]) == pytest.approx(book.bones["shin"])


def test_the_other_side_is_the_mirror_image(figures: ModuleType, draw_figures: ModuleType) -> None:
    book = figures.read(TEXT)
    left = draw_figures.picture(book, "hips", size=64, side="left")
    right = draw_figures.picture(book, "hips", size=64, side="right")
    assert left.tobytes() == draw_figures.picture(book, "hips", size=64).tobytes()
    assert right.tobytes() == ImageOps.mirror(left).tobytes() != left.tobytes()


def test_a_figure_that_works_both_sides_has_no_mirror_image(figures: ModuleType, draw_figures: ModuleType) -> None:
    book = figures.read(TEXT)
    one, other = (draw_figures.picture(book, "walk", size=64, side=side) for side in ("left", "right"))
    assert one.tobytes() == other.tobytes()


def test_the_start_position_changes_only_what_it_says(figures: ModuleType) -> None:
    hips = figures.read(TEXT).figures["hips"]
    assert hips.start != hips.end
    assert hips.start._replace(limbs=hips.end.limbs) == hips.end
    assert {limb for limb in hips.end.limbs if hips.start.limbs[limb] != hips.end.limbs[limb]} == {"left_leg"}


def test_a_ghost_shows_where_the_movement_began(figures: ModuleType, draw_figures: ModuleType) -> None:
    book = figures.read(TEXT)
    colours = draw_figures.picture(book, "hips", size=128).getcolors(128 * 128)
    assert sum(count for count, pixel in colours if pixel == book.colours["shadow"]) > 100
    start = draw_figures.picture(book, "hips", size=128, position="start").getcolors(128 * 128)
    assert not any(pixel == book.colours["shadow"] for _, pixel in start)


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ('view = "top"\nside = "both"', "view is 'top', not one of side, front, back, above"),
        ('view = "side"\nside = "middle"', "side is 'middle', not left, right or both"),
        ('view = "side"', "missing key side"),
        ('view = "side"\nside = "both"\nshadow = true', "unknown key shadow"),
        ('view = "side"\nside = "both"\nprops = [{ prop = "sofa", at = [1, 2] }]', "no such prop: sofa"),
        ('view = "side"\nside = "both"\nprops = [{ prop = "chair" }]', "missing key at"),
        ('view = "side"\nside = "both"\narrows = [{ around = [1, 2] }]', "missing key from, radii, to"),
        (f'view = "side"\nside = "both"\nend = {{ at = [1, 2], trunk = 0, {LIMBS} }}', "missing key head"),
        (
            f'view = "side"\nside = "both"\nend = {{ at = [1, 2], by = "nose", trunk = 0, head = 0, {LIMBS} }}',
            "no such joint: nose",
        ),
        (
            f'view = "side"\nside = "both"\nend = {{ at = [1, 2], trunk = 0, head = 0, {FOOTLESS} }}',
            "left_leg has 2 bones, not 3",
        ),
    ],
)
def test_a_mistake_is_named_with_its_figure(figures: ModuleType, lines: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"figures\.toml: \[figures\.new\]: ") as caught:
        figures.read(_with(lines))
    assert wrong in str(caught.value)


def test_a_thing_of_an_unknown_colour_is_named(figures: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"\[props\.ball\]: no such colour: pink"):
        figures.read(f'{TEXT}\n[props.ball]\nparts = [{{ hull = [[0, 0, 5]], colour = "pink" }}]\n')
