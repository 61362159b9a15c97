"""A body in a pose, drawn from the far side to the near one."""

from __future__ import annotations

from math import cos, hypot, radians, sin

from canvas import Canvas, Point, arc
from figures import Book, Mark
from skeleton import Pose, joints

_PROFILE = 0.5
"""Who looks further to a side than this shows a nose and one eye."""

_FROM_AHEAD, _FROM_BEHIND = (0.28, 0.8), (0.5, 0.58)
"""How far beside the head's middle a face is that looks wholly to a side, and how large it is; in radii of the head."""

_ORDER = {
    "side": ("left_leg", "left_arm", "right_leg", "trunk", "head", "right_arm"),
    "front": ("left_leg", "right_leg", "trunk", "head", "left_arm", "right_arm"),
    "back": ("left_arm", "right_arm", "left_leg", "right_leg", "trunk", "head"),
}


class Body:
    """Draws a pose with the book's measures and colours; the view is side, front or back."""

    def __init__(self, canvas: Canvas, book: Book, pose: Pose, view: str) -> None:
        self._canvas = canvas
        self._book = book
        self._pose = pose
        self._view = view
        self._joints = joints(pose, view, book.bones)

    def draw(self) -> None:
        """Put the body on the canvas."""
        for piece in _ORDER[self._view]:
            side, _, limb = piece.partition("_")
            behind = piece in self._pose.far or (self._view == "side" and side == "left")
            far = "far" if behind else "near"
            if limb == "arm":
                self._arm(side, far)
            elif limb == "leg":
                self._leg(side, far)
            elif piece == "trunk":
                self._trunk()
            else:
                self._head()

    def mark(self, mark: Mark) -> None:
        """Put a patch over what tightens or stretches."""
        (x1, y1), (x2, y2) = (self._joints[name] for name in mark.joints)
        length = hypot(x2 - x1, y2 - y1)
        across = (0.0, 0.0) if length == 0 else ((y1 - y2) / length * mark.out, (x2 - x1) / length * mark.out)
        middles = [(x1 + (x2 - x1) * share + across[0], y1 + (y2 - y1) * share + across[1]) for share in mark.share]
        self._canvas.hull([(x, y, mark.width / 2) for x, y in middles], self._book.colours["accent"])

    def _bone(self, name: str, start: str, end: str, colour: str) -> None:
        (x1, y1), (x2, y2) = self._joints[start], self._joints[end]
        first, last = self._book.widths[name]
        self._canvas.hull([(x1, y1, first / 2), (x2, y2, last / 2)], self._book.colours[colour])

    def _arm(self, side: str, far: str) -> None:
        skin, radius = self._book.colours[f"{far}_skin"], self._book.widths["hand"][0] / 2
        self._bone("forearm", f"{side}_elbow", f"{side}_hand", f"{far}_skin")
        self._canvas.disc(self._joints[f"{side}_hand"], radius, skin)
        self._bone("upper_arm", f"{side}_shoulder", f"{side}_elbow", f"{far}_arm")

    def _leg(self, side: str, far: str) -> None:
        self._bone("foot", f"{side}_ankle", f"{side}_toe", "shoes")
        self._bone("thigh", f"{side}_hip", f"{side}_knee", f"{far}_leg")
        self._bone("shin", f"{side}_knee", f"{side}_ankle", f"{far}_leg")

    def _trunk(self) -> None:
        low, high = self._book.widths["trunk" if self._view == "side" else "belly"]
        corners = [(*self._joints[f"{side}_hip"], low / 2) for side in ("left", "right")]
        corners += [(*self._joints[f"{side}_shoulder"], high / 2) for side in ("left", "right")]
        self._canvas.hull(corners, self._book.colours["top"])

    def _head(self) -> None:
        """A face within hair: the further it looks to a side, the more hair is left on the other one."""
        radius, face = self._book.widths["head"][0] / 2, self._pose.face
        skin, hair = self._book.colours["near_skin"], self._book.colours["hair"]
        (x1, y1), (x2, y2) = self._joints["neck"], self._joints["head"]
        collar = 0.45 if self._view == "back" else 0.0
        self._canvas.stroke([(x1 + (x2 - x1) * collar, y1 + (y2 - y1) * collar), (x2, y2)], radius * 0.7, skin)
        self._canvas.disc(self._joints["head"], radius, hair)
        if self._view == "back" and abs(face) < _PROFILE:
            return
        beside, width = _FROM_BEHIND if self._view == "back" else _FROM_AHEAD
        self._canvas.disc(self._on_head(face * beside, 0.25), radius * width, skin)
        if abs(face) > _PROFILE:
            self._canvas.disc(self._on_head(face * 1.02, 0.3), radius * 0.17, skin)
        self._features(radius, face)

    def _features(self, radius: float, face: float) -> None:
        ink = self._book.colours["shoes"]
        for eye in (-1, 1):
            if eye * face >= -_PROFILE:
                turned = face * 0.62 + eye * 0.32 * (1 - abs(face))
                self._canvas.disc(self._on_head(turned, 0.1), radius * 0.1, ink)
        smile = arc((face * 0.6, 0.42), (0.3, 0.22), 110 + 25 * max(face, 0), 250 + 25 * min(face, 0))
        self._canvas.stroke([self._on_head(x, y) for x, y in smile], radius * 0.1, ink)

    def _on_head(self, across: float, down: float) -> Point:
        """A point of the face, in radii of the head from its middle, wherever the head is tilted."""
        (x, y), radius, tilt = self._joints["head"], self._book.widths["head"][0] / 2, radians(self._pose.tilt)
        return (
            x + radius * (across * cos(tilt) - down * sin(tilt)),
            y + radius * (across * sin(tilt) + down * cos(tilt)),
        )
