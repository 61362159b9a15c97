"""Where to work for a while: the user's own places take turns, the one not used for longest first."""

from __future__ import annotations

from kneebreak.engine.moment import Moment
from kneebreak.engine.movement import Kind
from kneebreak.engine.plan import Plan
from kneebreak.engine.prompt import Choice
from kneebreak.engine.state import Rotation


def located(plan: Plan, rotation: Rotation, moment: Moment, choice: Choice) -> Choice:
    """The choice with a workspace of the user's, where it leads to one and they have named any that fits."""
    movement = choice.movement
    if movement.kind is not Kind.WORKSPACE or movement.result is None:
        return choice
    fitting = [
        workspace.name
        for workspace in plan.workspaces
        if workspace.posture is movement.result and workspace.place in (None, moment.place)
    ]
    return choice._replace(workspace=min(fitting, key=lambda name: _turn(rotation, name), default=None))


def visited(workspaces: tuple[str, ...], name: str | None) -> tuple[str, ...]:
    """The workspaces in the order of their last turns, now that this one has had its own; None: none had."""
    return workspaces if name is None else (*(other for other in workspaces if other != name), name)


def _turn(rotation: Rotation, name: str) -> int:
    """When it had its last turn, in comparison to others; what had none yet comes first."""
    return rotation.workspaces.index(name) if name in rotation.workspaces else -1
