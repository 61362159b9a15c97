"""A position of the body, from its table."""

from __future__ import annotations

from skeleton import JOINTS, SIDES, Bone, Pose
from tables import Table, needs, only, pair

_LIMBS = {f"{side}_{limb}": count for side in SIDES for limb, count in (("arm", 2), ("leg", 3))}
_KEYS = {"at", "by", "trunk", "head", "face", "tilt", "shoulders", "hips", "far", *_LIMBS}


def pose(table: Table) -> Pose:
    """The pose that a table describes; raises ValueError for what is wrong with it."""
    only(table, _KEYS)
    needs(table, {"at", "trunk", "head", *_LIMBS})
    limbs = {name: tuple(_bone(bone) for bone in table[name]) for name in _LIMBS}
    for name, bones in limbs.items():
        if len(bones) != _LIMBS[name]:
            raise ValueError(f"{name} has {len(bones)} bones, not {_LIMBS[name]}")
    return Pose(
        at=pair(table["at"]),
        by=known_joint(table.get("by", "hip")),
        trunk=table["trunk"],
        head=table["head"],
        face=table.get("face", 0.0),
        tilt=table.get("tilt", 0.0),
        shoulders=table.get("shoulders", 1.0),
        hips=table.get("hips", 1.0),
        far=tuple(_known_limb(name) for name in table.get("far", ())),
        limbs=limbs,
    )


def known_joint(name: str) -> str:
    """The name itself; raises ValueError where no joint has it."""
    if name not in JOINTS:
        raise ValueError(f"no such joint: {name}; there are {', '.join(JOINTS)}")
    return name


def _known_limb(name: str) -> str:
    if name not in _LIMBS:
        raise ValueError(f"no such limb: {name}; there are {', '.join(_LIMBS)}")
    return name


def _bone(value: float | list[float]) -> Bone:
    return (value[0], value[1]) if isinstance(value, list) else float(value)
