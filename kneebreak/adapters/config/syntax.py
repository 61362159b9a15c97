"""Where a file stops being TOML, and what its writer probably meant."""

from __future__ import annotations

from kneebreak.adapters.config.mistake import Mistake
from kneebreak.language import marked, tr

_LONGEST_NUMBER = 4300
"""In digits: what Python converts at the most (sys.int_info.default_max_str_digits)."""

_MEANINGS = {
    "Invalid value": marked('there is no value that TOML knows here; put text into quotes, like "45 min"'),
    "Expected newline or end of document after a statement": marked(
        'the line should end here; put text into quotes, like "45 min", and each key on a line of its own'
    ),
    "Expected '=' after a key in a key/value pair": marked(
        'there is no "=" after the key; write it like every = "45 min"'
    ),
    "Invalid statement": marked('this is neither a [table], nor key = "value", nor a # comment'),
    "Cannot overwrite a value": marked("this key already has a value; keep one of the two"),
    "Cannot declare": marked("this table stands here for the second time; put the keys of both below one header"),
    "Cannot mutate immutable namespace": marked("this table was already written between { and }; write its keys there"),
    "Cannot redefine namespace": marked("this table already has a key of that name; keep one of the two"),
    "Duplicate inline table key": marked("this key already has a value; keep one of the two"),
    "Invalid initial character for a key part": marked('there is no key here; write it like every = "45 min"'),
    "Invalid date or datetime": marked("there is no such date or time; write one that the calendar has"),
    "Unclosed inline table": marked('the table is not closed; end it with "}" on the same line'),
    "Unclosed array": marked('the list is not closed; end it with "]"'),
    "Unterminated string": marked("the text is not closed; end it with the quote it began with"),
    "Illegal character '\\n'": marked("the text is not closed; end it on its line with the quote it began with"),
    "Unescaped '\\' in a string": marked('a "\\" has a meaning of its own here; write "\\\\", or use single quotes'),
    "Expected ']' at the end of a table declaration": marked('the header of the table is not closed; end it with "]"'),
    "Expected ']]' at the end of an array declaration": marked(
        'the header of the table is not closed; end it with "]]"'
    ),
    "Too many parts in a name": marked("no name has so many parts; put text into quotes"),
}
"""How tomllib's messages, and those of `toml_text`, begin: what to say instead."""


def explain(file: str, source: bytes, error: Exception) -> Mistake:
    """What the error means that decoding the source and parsing it raised."""
    if isinstance(error, UnicodeDecodeError):
        before = source[: error.start].decode()
        what = tr("the byte 0x{source:02x} is no UTF-8; save the file as UTF-8", source=source[error.start])
        return Mistake(file, *_place(before), "", what)
    text = source.decode().replace("\r\n", "\n")
    if isinstance(error, RecursionError):
        return Mistake(file, *_place(""), "", tr("its lists or tables are nested too deeply; write it flatter"))
    message, _, place = str(error).removesuffix(")").rpartition(" (at ")
    if not message:  # not tomllib's own: a number that Python refuses to convert
        return Mistake(
            file, *_place(text[: _long_number(text)]), "", tr("this number is too long; write a smaller one")
        )
    what = next(
        (tr(ours) for theirs, ours in _MEANINGS.items() if message.startswith(theirs)),
        tr("{message}; see toml.io", message=message),
    )
    if place == "end of document":
        return Mistake(file, *_place(text.rstrip()), "", what)
    line, column = (int(word) for word in place.removeprefix("line ").split(", column "))
    return Mistake(file, line, column, "", what)


def _place(before: str) -> tuple[int, int]:
    line = before.count("\n") + 1
    return line, len(before) - before.rfind("\n")


def _long_number(text: str) -> int:
    run = 0
    for index, char in enumerate(text):
        run = run + 1 if char in "0123456789_" else 0
        if run > _LONGEST_NUMBER:
            return index - run + 1
    return 0
