"""Where the joints of a figure are, from the angles of its bones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from canvas import Point, toward

Bone = float | tuple[float, float]
"""An angle in degrees as on a clock face, and how much of the length is seen (1 if not said)."""
Joints = dict[str, Point]
"""Points by name, one for each of `JOINTS`."""

SIDES = ("left", "right")
JOINTS = (
    *("hip", "neck", "head"),
    *(f"{side}_{joint}" for side in SIDES for joint in ("shoulder", "elbow", "hand", "hip", "knee", "ankle", "toe")),
)
_CHAINS = {
    "arm": (("upper_arm", "elbow"), ("forearm", "hand")),
    "leg": (("thigh", "knee"), ("shin", "ankle"), ("foot", "toe")),
}


class Pose(NamedTuple):
    """A position of the body, as the angles of its bones; limbs are named `right_arm`, `left_leg` and so on.

    The limbs in `far` are drawn as further away, where the view does not say so itself.
    """

    at: Point
    by: str
    trunk: float
    head: float
    face: float
    tilt: float
    shoulders: float
    hips: float
    far: tuple[str, ...]
    limbs: Mapping[str, tuple[Bone, ...]]


def joints(pose: Pose, view: str, bones: Mapping[str, float]) -> Joints:
    """The points of all joints, in hundredths of the picture; `view` is side, front or back."""
    found = _hung_from_the_origin(pose, view, bones)
    x, y = found[pose.by]
    return {name: (a - x + pose.at[0], b - y + pose.at[1]) for name, (a, b) in found.items()}


def _hung_from_the_origin(pose: Pose, view: str, bones: Mapping[str, float]) -> Joints:
    hip = (0.0, 0.0)
    neck = toward(hip, pose.trunk, bones["trunk"])
    found = {"hip": hip, "neck": neck, "head": toward(neck, pose.head, bones["neck"])}
    for side in SIDES:
        # Who faces us has their right at the picture's left; seen from the side, one is behind the other.
        out = {"side": 0, "front": 1, "back": -1}[view] * (1 if side == "left" else -1) / 2
        for limb, root, top, width in (
            ("arm", "shoulder", neck, bones["shoulders"] * pose.shoulders),
            ("leg", "hip", hip, bones["hips"] * pose.hips),
        ):
            point = toward(top, pose.trunk + 90, out * width)
            found[f"{side}_{root}"] = point
            for (bone, end), drawn in zip(_CHAINS[limb], pose.limbs[f"{side}_{limb}"], strict=True):
                angle, share = drawn if isinstance(drawn, tuple) else (drawn, 1.0)
                point = toward(point, angle, bones[bone] * share)
                found[f"{side}_{end}"] = point
    return found
