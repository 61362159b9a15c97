"""A command's side of the conversation with the running kneebreak.

What it costs is waited for by somebody at a terminal, so it imports next to nothing: `json` comes to 8 ms, for it
brings `re` along, and its C core `_json` to 0.2 ms. Measured on CPython 3.11, where one that does nothing takes 14 ms.
"""

from __future__ import annotations

from kneebreak.adapters.control import choose_exchange

try:
    from _json import encode_basestring_ascii, scanstring
except ImportError:  # an interpreter without the C core: json has the same two in Python
    from json.decoder import scanstring  # type: ignore[attr-defined, no-redef]  # there, though no stub tells
    from json.encoder import encode_basestring_ascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD, _MIDDLE = '{"v":1,"code":', ',"text":"'
_FOREIGN = (1, "the running kneebreak cannot be understood; end it with kneebreak quit and start it again")


def ask(runtime_folder: str, words: Sequence[str]) -> tuple[int, str] | None:
    """What the running kneebreak answers: an exit code and what to print; None: none is running.

    Raises TimeoutError where one runs and does not answer within 5 s, ConnectionError where it goes away meanwhile.
    """
    line = choose_exchange()(runtime_folder, request(words))
    return None if line is None else reply(line)


def request(words: Sequence[str]) -> bytes:
    """The line that asks for a command."""
    return ('{"v":1,"words":[' + ",".join(map(encode_basestring_ascii, words)) + "]}\n").encode("ascii")


def reply(line: bytes) -> tuple[int, str]:
    """The exit code and the text of a line of the form that the server writes; any other is named as such."""
    text = line.decode("utf-8", "replace").strip()
    number, middle, _ = text[len(_HEAD) :].partition(_MIDDLE)
    if not text.startswith(_HEAD) or not number.isdecimal() or not middle:
        return _FOREIGN
    try:
        said, end = scanstring(text, len(_HEAD) + len(number) + len(_MIDDLE))
    except ValueError:
        return _FOREIGN
    return (int(number), said) if text[end:] == "}" else _FOREIGN
