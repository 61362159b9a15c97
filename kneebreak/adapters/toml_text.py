"""TOML that anybody may have written, read at a price that its length sets."""

from __future__ import annotations

import re
from tomllib import loads

_LONGEST = 32
"""Parts of a name; no file of ours has more than three."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"?|\'[^\']*+\'?')
_CHAIN = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{_LONGEST}}}")


def parsed(text: str) -> dict[str, object]:
    """What a TOML text says; raises ValueError where it is none, and RecursionError where it is nested too deeply.

    Python's own parser takes time by the third power of a name's parts: 64 KiB of `a.a.a` keep it busy for half a
    minute. Longer names than anybody writes are refused before it sees them.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= _LONGEST:
            found = _CHAIN.search(_QUOTED.sub(lambda quoted: "q" * len(quoted[0]), line))
            if found is not None:
                raise ValueError(f"Too many parts in a name (at line {number}, column {found.start() + 1})")
    return loads(text)
