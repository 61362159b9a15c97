"""What was found wrong in a file, made ready to show: with line, column and the nearest word that would do."""

from __future__ import annotations

from difflib import get_close_matches

from kneebreak.adapters.config.mistake import Mistake, ScheduleMistakes
from kneebreak.adapters.config.positions import Positions
from kneebreak.adapters.config.schema import Table
from kneebreak.adapters.config.toml import Source
from kneebreak.adapters.config.validation import Fault, Path
from kneebreak.language import tr
from kneebreak.wording.span import quoted

_SHOWN = 50
"""How many mistakes are shown at the most; nobody mends more at once."""

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")


def explain(source: Source, faults: list[Fault], tables: tuple[Table, ...]) -> ScheduleMistakes:
    """The mistakes of a document in the order in which they stand there."""
    positions = Positions(source.text)
    faults = sorted(faults, key=lambda fault: positions.start(fault.path, at_key=fault.at_key))
    mistakes = [
        Mistake(
            source.file,
            *positions.of(fault.path, at_key=fault.at_key),
            _spelled(fault.path),
            fault.what + _hint(fault, tables),
        )
        for fault in faults[:_SHOWN]
    ]
    return ScheduleMistakes(mistakes, more=len(faults) - len(mistakes))


def _hint(fault: Fault, tables: tuple[Table, ...]) -> str:
    if fault.at_key:
        for table in tables:
            if table.name != fault.path[0] and any(key.name == fault.word for key in table.keys):
                header = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
                return tr("; it belongs below {header}", header=header)
    near = get_close_matches(fault.word[:60].lower(), fault.known, n=1)
    if near:
        return tr("; did you mean {near}?", near=quoted(near[0]))
    return f"; {fault.advice}" if fault.advice else ""


def _spelled(path: Path) -> str:
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            word = part if part and len(part) <= 60 and _PLAIN.issuperset(part) else quoted(part)
            text += f".{word}" if text else word
    return text
