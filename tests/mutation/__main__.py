"""`python -m tests.mutation [--sample N] [--again] [MODULE...]`: what is not noticed; 1 where that is much."""

from __future__ import annotations

import json
import os
import random
import sys
import tomllib
from argparse import ArgumentParser
from pathlib import Path

from tests.mutation.mistakes import Source
from tests.mutation.results import Results, Tally
from tests.mutation.sessions import Chosen, Tests, try_functions, try_modules
from tests.mutation.trials import Verdict

_ROOT = Path(__file__).parents[2]
_ENGINE = _ROOT / "kneebreak/engine"
_KEPT = _ROOT / "build/mutation"
_SEED = 20261123
_ENOUGH = 0.9


def main() -> int:
    """Try what is not known yet, and tell what is."""
    parser = ArgumentParser(prog="python -m tests.mutation", description="Make mistakes in the engine, one at a time.")
    parser.add_argument("--sample", type=int, metavar="N", help="of all mistakes, drawn evenly from the modules")
    parser.add_argument("--again", action="store_true", help="try once more what was not noticed")
    parser.add_argument("--tell", action="store_true", help="try nothing, tell what is known")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="of the engine; without any: all of them")
    chosen = parser.parse_args()
    os.chdir(_ROOT)
    everything = _drawn(chosen.modules)
    sample = everything[: chosen.sample]
    results = Results(_KEPT / "results.jsonl")
    again = (None, Verdict.UNNOTICED) if chosen.again else (None,)
    if not chosen.tell:
        _try([each for each in sample if results.of(*each) in again], results)
    # Read anew: most of it was written by another process.
    return _tell(sample, Results(_KEPT / "results.jsonl"), len(everything))


def _drawn(modules: list[str]) -> list[Chosen]:
    """Every mistake, in an order of which any beginning holds as large a share of each module."""
    ranked = []
    for path in sorted(_ENGINE.glob("*.py")):
        if modules and path.stem not in modules:
            continue
        source = Source(path)
        mistakes = list(source.mistakes)
        random.Random(_SEED).shuffle(mistakes)  # noqa: S311 - repeatable, not secret
        ranked += [(place / len(mistakes), Chosen(source, each)) for place, each in enumerate(mistakes)]
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def _try(chosen: list[Chosen], results: Results) -> None:
    options = tomllib.loads((_ROOT / "pyproject.toml").read_text())["tool"]["kneebreak"]["mutation"]
    tests = Tests(options["tests"], options["left-out"])
    orders = _KEPT / "orders.json"
    child = os.fork()  # so that this process stays one that has not loaded the engine
    if not child:
        inside = [each for each in chosen if each.mistake.function is not None]
        orders.write_text(json.dumps(try_functions(tests, _ENGINE, inside, results.note)))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        sys.exit("mutation: the tests cannot be run as they are; the reason stands above")
    outside = [each for each in chosen if each.mistake.function is None]
    try_modules(tests, json.loads(orders.read_text()), outside, results.note)


def _tell(sample: list[Chosen], results: Results, of: int) -> int:
    verdicts = {each: results.of(*each) for each in sample}
    lines = [
        f"{mistake.place}: {mistake.text}" for (_, mistake), verdict in verdicts.items() if verdict is Verdict.UNNOTICED
    ]
    lines.append("")
    for module in sorted({each.mistake.module for each in sample}):
        tally = Tally([verdict for each, verdict in verdicts.items() if each.mistake.module == module])
        lines.append(f"{module:12} {tally.noticed:5} of {tally.tried:5}  {tally.share:6.1%}")
    tally = Tally(list(verdicts.values()))
    low, high = tally.interval(of)
    lines.append(
        f"{'all':12} {tally.noticed:5} of {tally.tried:5}  {tally.share:6.1%}  ({low:.1%} to {high:.1%} of {of})"
    )
    print("\n".join(lines))  # noqa: T201 - a program that tells
    return 0 if tally.share >= _ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
