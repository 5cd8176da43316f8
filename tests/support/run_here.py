"""Commands run in this process, which has imported what they need: quicker than a process of their own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from geneverdict.cli import main


def run_here(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Output, errors and exit code of ``geneverdict WORDS`` in the folder ``cwd``."""
    out, err, code = StringIO(), StringIO(), 0
    argv = ["geneverdict", *map(str, words)]
    with (
        chdir(cwd),
        patch.object(sys, "argv", argv),
        patch.dict("os.environ", {"COLUMNS": "200"}),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
    return subprocess.CompletedProcess(argv, code, out.getvalue(), err.getvalue())
