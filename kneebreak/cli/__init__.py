"""Words in, exit codes out: the commands of kneebreak."""

import sys

from kneebreak.cli.asked import ASKED


def main() -> int:
    """Do what the command line says: 0 fine, 1 it could not be done now, 2 the words are wrong."""
    code = _main(sys.argv[1:])
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:  # whoever read it has read enough; what is left must not complain at the end
        import os  # noqa: PLC0415 - only needed here

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _main(words: list[str]) -> int:
    if words and words[0] in ASKED and not {"-h", "--help"} & set(words):
        from kneebreak.cli.ask import ask_running  # noqa: PLC0415 - only what this command needs

        return ask_running(words)
    if not words:
        from kneebreak.cli.run import run  # noqa: PLC0415 - what runs all day does without argparse, half a megabyte

        return run(None)
    from kneebreak.cli.dispatch import dispatch  # noqa: PLC0415 - only what this command needs

    return dispatch(words)
