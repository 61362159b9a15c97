"""The user's own commands, run on their occasions."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kneebreak.engine.occasion import Facts
from kneebreak.engine.plan import Plan
from kneebreak.ports import Commands
from kneebreak.wording.facts import told, variables


def run_hooks(plan: Plan, commands: Commands, occasions: Iterator[Facts]) -> None:
    """Run the command that the plan has for each of these occasions, and tell it what is true then."""
    for facts in occasions:
        command = plan.hooks.get(facts.occasion.value)
        if command is not None:
            values = told(facts, plan.zone)
            commands.run(command, variables(values), f"{json.dumps(values, ensure_ascii=False)}\n")
