"""The language between a command and the running kneebreak: one JSON line each way."""

from __future__ import annotations

import json

from kneebreak.messages import Reply

VERSION = 1
LONGEST = 64 * 1024
"""Bytes that a request may have, its line end included."""
PATIENCE_SECONDS = 5
"""How long the exchange may take, for either side."""

TOO_LONG = Reply(2, f"the command is longer than {LONGEST} bytes; make it shorter")
_UNREADABLE = Reply(2, 'the command cannot be read; write it like {"v":1,"words":["snooze","5 min"]}')


def parse(line: bytes) -> tuple[str, ...] | Reply:
    """The words of a request, or what to tell whoever sent something else."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return _UNREADABLE
    if not isinstance(message, dict):
        return _UNREADABLE
    if message.get("v") != VERSION:
        return Reply(
            2, f"the running kneebreak speaks version {VERSION}; end it with kneebreak quit and start it again"
        )
    words = message.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        return _UNREADABLE
    return tuple(words)


def render(reply: Reply) -> bytes:
    """The line that carries a reply. Its keys stand in this order and without spaces, so that clients read it fast."""
    message = {"v": VERSION, "code": reply.code, "text": reply.text}
    return json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n"
