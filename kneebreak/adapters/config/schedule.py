"""The user's schedule, read into a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from kneebreak.adapters.config.catalogue import with_own
from kneebreak.adapters.config.schema import SCHEDULE, WEIGHTS
from kneebreak.adapters.config.toml import Source, read
from kneebreak.adapters.config.validation import Fault, Section, validate
from kneebreak.engine.movement import Kind, Movement
from kneebreak.engine.plan import BUSY, EVERY_DAY, Body, FixedTime, Hours, Plan, Rhythm, Workspace
from kneebreak.engine.suitability import suits
from kneebreak.language import tr
from kneebreak.wording.span import quoted


def load_schedule(path: str, movements: Mapping[str, Movement], zone: tzinfo) -> Plan:
    """The plan that a schedule file asks for; raises ScheduleMistakes with all that is wrong in it.

    `movements` are the built-in ones; `zone` is where the times of day of the plan are meant.
    """
    return plan_of(read(path), movements, zone)


def plan_of(source: Source, movements: Mapping[str, Movement], zone: tzinfo) -> Plan:
    """The plan that the text of a schedule asks for; otherwise as `load_schedule`."""
    sections, faults = validate(source.document, SCHEDULE)
    plan = _plan(sections, with_own(movements, sections["movement"], faults), zone)
    _check_fixed_times(plan, movements, sections, faults)
    _check_workspaces(sections, faults)
    if not faults:
        _check_choice(plan, sections, faults)
    if faults:
        # Loaded for a mistake only.
        from kneebreak.adapters.config.explanation import explain  # noqa: PLC0415

        raise explain(source, faults, SCHEDULE)
    return plan


def _plan(sections: dict[str, list[Section]], movements: Mapping[str, Movement], zone: tzinfo) -> Plan:
    (rhythm,), (rotation,), (targets,), (body,), (ramp,), (prompt,), (busy,), (hooks,) = (
        sections[name] for name in ("rhythm", "rotation", "targets", "body", "ramp", "prompt", "busy", "hooks")
    )
    weights = {kind: rotation.values.get(kind.value, weight) for kind, weight in WEIGHTS.items()}
    return Plan(
        movements=movements,
        weights={kind: weight for kind, weight in weights.items() if weight > 0},
        rhythm=Rhythm(**rhythm.values),
        hours=tuple(_hours(section) for section in sections["hours"] if {"from", "to"} <= section.values.keys()),
        fixed=tuple(FixedTime(**at.values) for at in sections["at"] if {"time", "movement"} <= at.values.keys()),
        workspaces=tuple(
            Workspace(**space.values) for space in sections["workspace"] if {"name", "posture"} <= space.values.keys()
        ),
        body=Body(**body.values),
        **targets.values,
        **prompt.values,
        busy={reason: busy.values.get(reason.value, policy) for reason, policy in BUSY.items()},
        ramp=ramp.values.get("on", False),
        hooks=hooks.values,
        zone=zone,
    )


def _hours(section: Section) -> Hours:
    values = section.values
    return Hours(values.get("days", EVERY_DAY), values["from"], values["to"], values.get("place"))


def _check_fixed_times(
    plan: Plan, built_in: Mapping[str, Movement], sections: dict[str, list[Section]], faults: list[Fault]
) -> None:
    own = {section.values.get("id") for section in sections["movement"] if not section.values.get("off")}
    for at in sections["at"]:
        identity = at.values.get("movement")
        if identity is None or identity in plan.movements or identity in own:
            continue  # what is wrong with a movement of one's own is said where it stands
        here = (*at.path, "movement")
        if identity in built_in:
            faults.append(
                Fault(
                    here,
                    tr("{identity} is switched off below [[movement]]; name another one", identity=quoted(identity)),
                )
            )
        else:
            what = tr("there is no movement {identity}", identity=quoted(identity))
            advice = tr('write the id of a built-in one, such as "walk-lap", or of a [[movement]] of your own')
            faults.append(Fault(here, what, word=identity, known=tuple(plan.movements), advice=advice))


def _check_workspaces(sections: dict[str, list[Section]], faults: list[Fault]) -> None:
    names: set[str] = set()
    for space in sections["workspace"]:
        name = space.values.get("name")
        if name in names:
            faults.append(
                Fault(
                    (*space.path, "name"), tr("there is a workspace {name} already; leave one out", name=quoted(name))
                )
            )
        elif name is not None:
            names.add(name)


def _check_choice(plan: Plan, sections: dict[str, list[Section]], faults: list[Fault]) -> None:
    """See to it that there are always two kinds to choose from, wherever the desk is."""
    for place in (plan.rhythm.place, *(hours.place for hours in plan.hours if hours.place)):
        kinds = _kinds(plan, place)
        if len(kinds) < 2:
            left = tr('only "{kind}"', kind=min(kind.value for kind in kinds)) if kinds else tr("nothing")
            what = tr(
                "in the place {place} {left} is left to choose from; let at least two kinds have a number"
                " above 0 in [rotation] and a movement that suits [body]",
                place=quoted(place),
                left=left,
            )
            faults.append(Fault(_cause(sections), what))
            return


def _kinds(plan: Plan, place: str) -> set[Kind]:
    return {
        movement.kind
        for movement in plan.movements.values()
        if movement.kind in plan.weights and not movement.slots and suits(plan, place, movement)
    }


def _cause(sections: dict[str, list[Section]]) -> tuple[str | int, ...]:
    for name in ("rotation", "body", "movement"):
        for section in sections[name]:
            if section.values:
                return section.path
    return ()
