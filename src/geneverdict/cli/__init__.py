"""The command line.  Only this and the web page speak; everything heavy is imported by the command that needs it."""

from __future__ import annotations

import sys

from geneverdict.errors import GeneverdictError


def main() -> None:
    """Run a command; an error is one line on standard error and the exit code of its kind."""
    from geneverdict.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except GeneverdictError as error:
        _report(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing half-written is left; finished downloads are kept for the next run.\n")
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


def _report(error: GeneverdictError) -> None:
    if "--json" in sys.argv:
        import json

        body = {"error": {"code": error.code, "text": str(error), "where": error.where, "todo": error.do}}
        sys.stdout.write(json.dumps(body, ensure_ascii=False) + "\n")
    sys.stderr.write(f"geneverdict: {error}\n")
