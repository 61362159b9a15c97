"""Valid schedules in layouts as wild as TOML allows."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from kneebreak.adapters.config.schema import SCHEDULE, Key, Table, Type
from kneebreak.adapters.config.spoken import literal

ONCE = [(table, key) for table in SCHEDULE if not table.repeated for key in table.keys]
"""The keys that a schedule has once."""

_GAPS = ["", " ", "  ", "      ", "\t"]
_SWITCHED_OFF = ["# every = '1 h'", "# [rhythm]", "# [[hours]]", "#rhythm.every = 1"]

_COMMANDS = {
    "lamp": '["lamp"]',
    "lamp --on": '["lamp", "--on"]',
    'say "well done"': '["say", "well done"]',
    '["say", "well done"]': '["say", "well done"]',
}
"""By what is said: how it is written."""


def words_for(key: Key) -> st.SearchStrategy[str]:
    """What people may say for this key."""
    match key.type:
        case Type.FLAG:
            return st.sampled_from(["true", "false", "yes", "off"])
        case Type.CHOICE:
            return st.sampled_from(list(key.choices))
        case Type.DURATION:
            return st.sampled_from(["1 min", "45min", "1 h 30 min", "90 s", "23 h"])
        case Type.TIME:
            return st.sampled_from(["9:05", "12:30"])
        case Type.WHOLE | Type.NUMBER:
            assert isinstance(key.least, int)
            assert isinstance(key.most, int)
            return st.integers(key.least, key.most).map(str)
        case Type.COMMAND:
            return st.sampled_from(list(_COMMANDS))
        case _:
            raise AssertionError(f"no words are known for a {key.type.value}")


def values_for(key: Key) -> st.SearchStrategy[str]:
    """What may be written for this key in TOML."""
    if key.type in {Type.WHOLE, Type.NUMBER}:
        return words_for(key)
    if key.type is Type.FLAG:
        return st.sampled_from(["true", "false"])
    if key.type is Type.COMMAND:
        return st.sampled_from(['["lamp"]', "['lamp', '--on']", '[ "say", "well done", ]'])
    return st.builds(
        lambda words, quote: f"{quote}{words}{quote}", words_for(key), st.sampled_from(['"', "'", '"""', "'''"])
    )


@st.composite
def schedules(draw: st.DrawFn) -> str:
    """A schedule in which every comment is another one."""
    writer = _Writer(draw)
    at_root, below = writer.between(), []
    for table in draw(st.permutations([table for table in SCHEDULE if not table.repeated])):
        match draw(st.sampled_from(["header", "header", "header", "dotted", "inline", "nowhere"])):
            case "header":
                below += writer.under_header(table)
            case "dotted":
                at_root += writer.pairs(table, f"{table.name}{draw(st.sampled_from(['.', ' . ']))}")
            case "inline":
                at_root += writer.inline(table)
        if draw(st.booleans()):
            below += ["[[hours]]", 'from = "09:00"', *writer.between(), 'to = "17:00"', *writer.between()]
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return newline.join(at_root + below) + draw(st.sampled_from(["", newline, newline * 2]))


class _Writer:
    """Writes parts of a schedule, each time in another way."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._comments = count()

    def between(self) -> list[str]:
        """Lines without meaning."""
        forms = st.sampled_from(["", "# {}", "   # {} é", *[f"{off} # {{}}" for off in _SWITCHED_OFF]])
        return [form.format(next(self._comments)) for form in self._draw(st.lists(forms, max_size=3))]

    def under_header(self, table: Table) -> list[str]:
        """A table with its header and its keys below."""
        header = f"[{self._draw(st.sampled_from(_GAPS))}{table.name}]{self._comment()}"
        return [header, *self.between(), *self.pairs(table, "")]

    def pairs(self, table: Table, prefix: str) -> list[str]:
        """Some keys and their values, each on a line of its own."""
        indent, column = self._draw(st.sampled_from(["", "  ", "\t"])), self._draw(st.sampled_from([0, 0, 12, 18]))
        lines = []
        for key in self._keys(table):
            name = self._draw(st.sampled_from([key.name, key.name, f'"{key.name}"']))
            before, after = (self._draw(st.sampled_from(_GAPS)) for _ in "be")
            sign = f"{prefix}{name}{before}".ljust(column) + "=" + after
            lines += [f"{indent}{sign}{self._draw(values_for(key))}{self._comment()}", *self.between()]
        return lines

    def inline(self, table: Table) -> list[str]:
        """A table on one line."""
        pairs = " , ".join(f"{key.name} = {self._draw(values_for(key))}" for key in self._keys(table))
        return [f"{table.name} = {{{pairs}}}{self._comment()}", *self.between()]

    def _keys(self, table: Table) -> list[Key]:
        return self._draw(st.lists(st.sampled_from(table.keys), unique_by=lambda key: key.name))

    def _comment(self) -> str:
        text = self._draw(st.sampled_from(["", "", "#{}", " # {} ä", "     # {}", "\t#{}"]))
        return text.format(next(self._comments))


def canonical(words: str, key: Key) -> str:
    """How a value is written that was said with these words."""
    if key.type is Type.FLAG:
        return {"yes": "true", "off": "false"}.get(words, words)
    if key.type is Type.COMMAND:
        return _COMMANDS[words]
    return words if key.type in {Type.WHOLE, Type.NUMBER} else literal(words)
