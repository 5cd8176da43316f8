"""Completion of commands and options by the shell, as typer's own programs have it."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from contextlib import redirect_stdout, suppress
from typing import Any

VARIABLE = "_GENEVERDICT_COMPLETE"
"""The shell asks by this: ``complete_bash`` for what may stand at the cursor, ``source_bash`` for its script."""


def answer_shell(command: Any, words: Sequence[str]) -> None:
    """Where the shell asks, answer it and leave by SystemExit; else do nothing."""
    if os.environ.get(VARIABLE):
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()  # makes the shells known, as a side effect
        command.main(args=list(words), prog_name="geneverdict", complete_var=VARIABLE)


def script(shell: str) -> str:
    import typer

    from geneverdict.cli.app import app

    before, out = os.environ.get(VARIABLE), io.StringIO()
    os.environ[VARIABLE] = f"source_{shell}"
    try:
        with redirect_stdout(out), suppress(SystemExit):
            answer_shell(typer.main.get_command(app), ())
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
    return out.getvalue()
