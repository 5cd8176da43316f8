"""The command line.  Only this and the web page speak; everything heavy is imported by the command that needs it.

Exit codes: 0 done, 1 nothing could be analysed, 2 wrong usage or study file, 3 a series needs the user's word,
130 stopped by the user, 141 the reader of the output closed it (``geneverdict … | head``), as for any other program.
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from geneverdict.errors import GeneverdictError

if TYPE_CHECKING:
    from types import FrameType

STOPPED = 130
CLOSED_PIPE = 141
_LONGEST_PATH = 200
"""Letters of a path that an error tells."""


def main() -> None:
    """Run a command; an error is one line on standard error and the exit code of its kind."""
    # Series are worked on side by side already; threads of the matrix library would only take turns with them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if not sys.warnoptions:  # what libraries tell programmers is nothing a user can act on
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Windows would write into files and pipes in an encoding of its own, which has not all of our letters.
            stream.reconfigure(errors="replace", **({"encoding": "utf-8"} if os.name == "nt" else {}))
    try:
        code = _run(sys.argv[1:], _listen_for_stop())
        sys.stdout.flush()
    except BrokenPipeError:
        code = _closed_pipe()
    sys.exit(code)


def _listen_for_stop() -> Callable[[], bool]:
    """Whether the user has stopped us.  Ctrl-C is an exception, but some libraries answer it by one of their own."""
    heard: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        signal.default_int_handler(number, frame)

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, stop)
    return lambda: bool(heard)


def _run(words: Sequence[str], stopped: Callable[[], bool]) -> int:
    """The exit code.  Typer's own ``main`` is not used: it answers a closed pipe with 1, and usage errors in prose."""
    import typer

    from geneverdict.cli.app import app
    from geneverdict.cli.completion import answer_shell
    from geneverdict.cli.speech import choose
    from geneverdict.cli.usage import usage_error

    kind: type[Exception] = typer.BadParameter.__mro__[1]  # its home differs between versions of typer
    command = typer.main.get_command(app)
    answer_shell(command, words)
    try:
        spoken = choose(words, os.environ) or ["--help"]
        with command.make_context("geneverdict", spoken) as context:
            command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except KeyboardInterrupt:
        return _say_stopped()
    except Exception as error:
        if stopped():
            return _say_stopped()
        told = usage_error(error) if isinstance(error, kind) else _of_system(error)
        if not isinstance(told, GeneverdictError):
            raise
        return _report(told, words)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # how rich leaves when nobody reads on
            raise BrokenPipeError from None
        raise
    return 0


def _of_system(error: Exception) -> Exception:
    """What the system refuses for a path that somebody named (too long, a loop, no space left) as an error of ours."""
    from geneverdict.errors import ReadError, system_reason
    from geneverdict.messages import Message

    if not isinstance(error, OSError) or error.errno is None or error.filename is None:
        return error
    reason = Message("error-system_refuses", {"why": system_reason(error)})
    return ReadError(reason, where=str(error.filename)[:_LONGEST_PATH])


def _say_stopped() -> int:
    from geneverdict.cli.speech import say
    from geneverdict.messages import Message

    sys.stderr.write(f"{say(Message('run-stopped'))}\n")
    return STOPPED


def _report(error: GeneverdictError, words: Sequence[str]) -> int:
    from geneverdict.cli.speech import language

    lang = language()
    if "--json" in words:
        import json

        sys.stdout.write(json.dumps({"error": error.to_json(lang)}, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    sys.stderr.writelines(f"geneverdict: {line}\n" for line in error.lines(lang))
    return error.exit_code


def _closed_pipe() -> int:
    """Nobody reads on: say nothing, and let Python's last flush go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return CLOSED_PIPE
