"""What argparse says by itself, in the language of the user."""

from __future__ import annotations

import argparse

from kneebreak.language import marked, tr, tr_many

WORDS = (
    marked("usage: "),
    marked("positional arguments"),
    marked("options"),
    marked("show this help message and exit"),
    marked("show program's version number and exit"),
    marked("%(prog)s: error: %(message)s\n"),
    marked("argument %(argument_name)s: %(message)s"),
    marked("the following arguments are required: %s"),
    marked("unrecognized arguments: %s"),
    marked("invalid choice: %(value)r (choose from %(choices)s)"),
    marked("not allowed with argument %s"),
    marked("expected one argument"),
    marked("expected at most one argument"),
    marked("expected at least one argument"),
    marked("ignored explicit argument %r"),
    marked("ambiguous option: %(option)s could match %(matches)s"),
)
"""Collected for translators; a Python that says more than this says it in English."""


def speak() -> None:
    """Let argparse look its words up where ours are; it takes them from gettext, which knows no catalogue of ours."""
    vars(argparse).update(_=_said, ngettext=tr_many)


def _said(words: str | None) -> str | None:
    """It asks for words that it does not have as well."""
    return tr(words) if words else words
