"""The language in which figures are described: poses, sides, things, marks and what it says about mistakes."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from math import dist
from types import ModuleType
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps

from tests.icons.conftest import ICONS

LIMBS = "right_arm = [200, 190], left_arm = [160, 170], right_leg = [180, 180, 90], left_leg = [180, 180, 90]"
FOOTLESS = LIMBS.replace(", 90]", "]")
UPRIGHT = 'view = "side"\nside = "both"\nend = { pose = "stand", at = [50, 88] }\n'


def _book(description: ModuleType, lines: str) -> Any:
    texts = description.gather(ICONS)
    return description.read(texts._replace(kinds={**texts.kinds, "own.toml": f"[new]\n{lines}\n"}))


def _pose(description: ModuleType, keys: str) -> tuple[Any, Any]:
    book = _book(description, f'view = "front"\nside = "both"\nend = {{ trunk = 0, head = 0, {keys}, {LIMBS} }}')
    return book.figures["new"].end, book.bones


def _drawn(description: ModuleType, draw_figures: ModuleType, lines: str) -> tuple[Image.Image, Any]:
    book = _book(description, lines)
    return draw_figures.picture(book, "new", size=128), book.colours


def _count(picture: Image.Image, colour: tuple[int, ...]) -> int:
    return sum(count for count, pixel in picture.getcolors(128 * 128) or () if pixel == colour)


def test_a_new_table_is_a_new_picture(description: ModuleType, draw_figures: ModuleType) -> None:
    pose = f"end = {{ at = [50, 50], trunk = 0, head = 0, {LIMBS} }}"
    picture, _ = _drawn(description, draw_figures, f'view = "back"\nside = "both"\n{pose}')
    assert len(picture.getcolors(128 * 128) or ()) > 50


def test_the_picture_of_a_kind_stands_first_in_the_file_of_the_kind(description: ModuleType) -> None:
    kinds = description.gather(ICONS).kinds
    assert {file: next(iter(tomllib.loads(text))) for file, text in kinds.items()} == {
        file: file.removesuffix(".toml") for file in kinds
    }


@pytest.mark.parametrize("joint", ["hip", "head", "right_ankle", "left_hand"])
def test_a_pose_hangs_by_the_joint_that_it_names(description: ModuleType, skeleton: ModuleType, joint: str) -> None:
    pose, bones = _pose(description, f'at = [40, 70], by = "{joint}"')
    assert skeleton.joints(pose, "front", bones)[joint] == pytest.approx((40, 70))


def test_every_joint_has_its_place(description: ModuleType, skeleton: ModuleType) -> None:
    pose, bones = _pose(description, "at = [50, 50]")
    assert sorted(skeleton.joints(pose, "side", bones)) == sorted(skeleton.JOINTS)


def test_whoever_faces_us_has_the_right_hand_at_the_picture_s_left(
    description: ModuleType,
    skeleton: ModuleType,
) -> None:
    pose, bones = _pose(description, "at = [50, 50]")
    right = {view: skeleton.joints(pose, view, bones)["right_shoulder"][0] for view in ("front", "side", "back")}
    assert right["front"] < right["side"] < right["back"]
    assert right["side"] == pytest.approx(50)


def test_a_bone_that_points_at_us_is_seen_shorter(description: ModuleType, skeleton: ModuleType) -> None:
    pose, bones = _pose(description, "at = [50, 50]")
    pose = pose._replace(limbs={**pose.limbs, "right_leg": ((205, 0.5), 182, 90)})
    found = skeleton.joints(pose, "front", bones)
    assert dist(found["right_hip"], found["right_knee"]) == pytest.approx(bones["thigh"] / 2)
    assert dist(found["right_knee"], found["right_ankle"]) == pytest.approx(bones["shin"])


def test_the_other_side_is_the_mirror_image(description: ModuleType, draw_figures: ModuleType) -> None:
    book = description.read(description.gather(ICONS))
    left = draw_figures.picture(book, "side-leg-lift", size=64, side="left")
    right = draw_figures.picture(book, "side-leg-lift", size=64, side="right")
    assert left.tobytes() == draw_figures.picture(book, "side-leg-lift", size=64).tobytes()
    assert right.tobytes() == ImageOps.mirror(left).tobytes() != left.tobytes()


def test_a_figure_that_works_both_sides_has_no_mirror_image(description: ModuleType, draw_figures: ModuleType) -> None:
    book = description.read(description.gather(ICONS))
    one, other = (draw_figures.picture(book, "walk", size=64, side=side) for side in ("left", "right"))
    assert one.tobytes() == other.tobytes()


def test_a_figure_begins_with_the_pose_that_it_names_and_changes_what_it_says(description: ModuleType) -> None:
    book = _book(description, f"{UPRIGHT}start = {{ pose = 'stand', at = [20, 80], trunk = 30 }}")
    start, end = book.figures["new"].start, book.figures["new"].end
    assert (end.by, end.trunk, end.at) == ("right_ankle", 2, (50, 88))
    assert start == end._replace(at=(20, 80), trunk=30)


def test_the_start_position_changes_only_what_it_says(description: ModuleType) -> None:
    lift = description.read(description.gather(ICONS)).figures["side-leg-lift"]
    assert lift.start != lift.end
    assert lift.start._replace(limbs=lift.end.limbs) == lift.end
    assert {limb for limb in lift.end.limbs if lift.start.limbs[limb] != lift.end.limbs[limb]} == {"left_leg"}


def test_a_ghost_shows_where_the_movement_began(description: ModuleType, draw_figures: ModuleType) -> None:
    lines = f"{UPRIGHT}ghost = true\nstart = {{ at = [25, 88] }}"
    picture, colours = _drawn(description, draw_figures, lines)
    assert _count(picture, colours["shadow"]) > 500
    start = draw_figures.picture(_book(description, lines), "new", position="start", size=128)
    assert _count(start, colours["shadow"]) == 0


def test_a_pale_thing_is_a_shadow_of_where_it_was(description: ModuleType, draw_figures: ModuleType) -> None:
    lines = UPRIGHT + 'props = [{ prop = "mug", at = [20, 50], size = 2, pale = true }]'
    picture, colours = _drawn(description, draw_figures, lines)
    assert _count(picture, colours["shadow"]) > 200
    assert _count(picture, colours["warm"]) == 0


def test_a_thing_can_be_turned_and_enlarged_about_its_origin(description: ModuleType) -> None:
    placed = 'props = [{ prop = "phone", at = [20, 50], turn = 90, size = 2 }, { prop = "phone", at = [20, 50] }]'
    turned, plain = _book(description, UPRIGHT + placed).figures["new"].props
    assert plain.parts[0].line == ((20, 46), (20, 54))
    assert turned.parts[0].line == (pytest.approx((28, 50)), pytest.approx((12, 50)))
    assert turned.parts[0].width == 2 * plain.parts[0].width


def test_a_mark_lies_on_the_body_where_it_is_said(description: ModuleType, draw_figures: ModuleType) -> None:
    """On the lower half of the near thigh, which ends 70 below the picture's upper edge, and 2 to its right."""
    bare, colours = _drawn(description, draw_figures, UPRIGHT)
    mark = 'marks = [{ joints = ["right_hip", "right_knee"], share = [0.5, 1], width = 4, out = -2 }]'
    marked, _ = _drawn(description, draw_figures, UPRIGHT + mark)
    assert _count(bare, colours["accent"]) == 0
    changed = ImageChops.difference(bare.convert("RGB"), marked.convert("RGB")).getbbox()
    assert changed is not None
    assert [round(edge / 1.28) for edge in changed] == [50, 58, 55, 72]


@pytest.mark.parametrize(("heads", "reddened"), [(0, 350), (1, 450), (2, 550)])
def test_an_arrow_has_as_many_heads_as_it_is_said(
    description: ModuleType,
    draw_figures: ModuleType,
    heads: int,
    reddened: int,
) -> None:
    arrow = f"arrows = [{{ path = [[25, 15], [75, 15]], heads = {heads} }}]"
    picture, colours = _drawn(description, draw_figures, f'view = "above"\nside = "both"\n{arrow}')
    assert reddened - 50 < _count(picture, colours["accent"]) < reddened + 50


def test_a_dotted_arrow_has_gaps(description: ModuleType, draw_figures: ModuleType) -> None:
    arrow = "arrows = [{ path = [[20, 50], [80, 50]], heads = 0, dotted = true }]"
    picture, colours = _drawn(description, draw_figures, f'view = "above"\nside = "both"\n{arrow}')
    row = [picture.getpixel((x, 64)) == colours["accent"] for x in range(128)]
    assert sum(before and not after for before, after in pairwise(row)) == 10


def test_nothing_is_drawn_outside_the_tile(description: ModuleType, draw_figures: ModuleType) -> None:
    lines = 'view = "above"\nside = "both"\n'
    empty, _ = _drawn(description, draw_figures, lines)
    full, _ = _drawn(description, draw_figures, lines + "arrows = [{ path = [[-20, 2], [120, 2]] }]")
    assert full.tobytes() != empty.tobytes()
    assert full.getchannel("A").tobytes() == empty.getchannel("A").tobytes()


def test_few_colours_keep_the_commonest_ones_and_every_pixel_s_opacity(palette: ModuleType) -> None:
    picture = Image.new("RGBA", (8, 8), "#dcefeb")
    picture.paste((224, 90, 28, 255), (0, 0, 8, 2))
    picture.putpixel((7, 7), (225, 92, 30, 255))
    picture.putpixel((0, 7), (0, 0, 0, 0))
    small = palette.few_colours(picture, 3)
    assert small.mode == "P"
    found = small.convert("RGBA")
    assert found.getpixel((7, 7)) == found.getpixel((3, 1)) == (224, 90, 28, 255)
    assert found.getpixel((3, 5)) == (220, 239, 235, 255)
    assert found.getpixel((0, 7)) == (0, 0, 0, 0)


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
        ('view = "side"\nside = "both"\nmarks = [{ joints = ["hip", "ear"], width = 4 }]', "no such joint: ear"),
        ('view = "side"\nside = "both"\nend = { pose = "float", at = [1, 2] }', "no such pose: float"),
        (f'view = "side"\nside = "both"\nend = {{ at = [1, 2], trunk = 0, {LIMBS} }}', "missing key head"),
        ('view = "side"\nside = "both"\nend = { pose = "sit", at = [1, 2], far = ["tail"] }', "no such limb: tail"),
        ('view = "side"\nside = "both"\nend = { pose = "sit", at = [1, 2], by = "nose" }', "no such joint: nose"),
        (
            f'view = "side"\nside = "both"\nend = {{ at = [1, 2], trunk = 0, head = 0, {FOOTLESS} }}',
            "left_leg has 2 bones, not 3",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file_and_figure(description: ModuleType, lines: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=r"figures/own\.toml: \[new\]: ") as caught:
        _book(description, lines)
    assert wrong in str(caught.value)


def test_a_second_figure_of_the_same_name_is_named(description: ModuleType) -> None:
    texts = description.gather(ICONS)
    with pytest.raises(ValueError, match=r"figures/own\.toml: \[walk\]: another file has a figure of this name"):
        description.read(texts._replace(kinds={**texts.kinds, "own.toml": '[walk]\nview = "side"\nside = "both"'}))


def test_a_thing_of_an_unknown_colour_is_named(description: ModuleType) -> None:
    texts = description.gather(ICONS)
    with pytest.raises(ValueError, match=r"props\.toml: \[ball\]: no such colour: pink"):
        description.read(texts._replace(props='[ball]\nparts = [{ hull = [[0, 0, 5]], colour = "pink" }]'))
