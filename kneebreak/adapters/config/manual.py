"""The table of keys as a page to read."""

from __future__ import annotations

from collections.abc import Iterator

from kneebreak.adapters.config.schema import SCHEDULE, Key, Table
from kneebreak.adapters.config.spoken import literal
from kneebreak.adapters.config.telling import default_of, takes

_BEGINNING = """\
# The schedule

This page is made from the table by which kneebreak checks a schedule; `make docs` makes it anew.

`~/.config/kneebreak/schedule.toml` is written on the first start, with every key explained, and is yours from then on.
Saving it takes effect at once. Whatever you leave out has its default. `kneebreak check` finds mistakes and says where
they are and what to write instead; `kneebreak edit` opens it and does so at each save; `kneebreak plan` shows what
comes of it.

Its first line, `#:schema ./schedule.schema.json`, lets editors that know [Taplo](https://taplo.tamasfe.dev) or
[Tombi](https://tombi-toml.github.io/tombi) complete the keys, explain them and mark mistakes as you type. kneebreak
keeps that file beside the schedule up to date; what you change in it is lost.

- A length of time is written `"45 min"`, `"90 s"`, `"1 h 30 min"` or `"2 days"`.
- A time of day is written `"09:00"`, or as a local time of TOML, `09:00:00`.
- A table in double brackets, such as `[[hours]]`, may be there as often as you like, or not at all.
"""


def manual() -> str:
    """The page, in Markdown."""
    return "\n".join([_BEGINNING, *(line for table in SCHEDULE for line in _table(table))])


def _table(table: Table) -> Iterator[str]:
    header = f"[[{table.name}]]" if table.repeated else f"[{table.name}]"
    yield f"## `{header}`\n"
    yield f"{table.about}\n"
    yield "| key | what it means | what it takes | default | example |"
    yield "|---|---|---|---|---|"
    for key in table.keys:
        cells = (f"`{key.name}`", key.about, takes(key), _default(key), f"`{key.name} = {key.example}`")
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
    yield ""


def _default(key: Key) -> str:
    if key.required:
        return "must be there"
    default = default_of(key)
    return "none" if default is None else f"`{literal(default)}`"
