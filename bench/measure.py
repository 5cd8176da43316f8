"""Run a command in a process of its own: seconds, peak memory, what it printed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Measured(NamedTuple):
    seconds: float
    peak_mb: float
    """Largest resident set of the process and of those it waited for."""
    printed: str


def measure(command: Sequence[str], env: Mapping[str, str] | None = None) -> Measured:
    """Run ``command`` to its end.  Raises RuntimeError with the last line of its standard error when it fails.

    Linux counts the memory of the process that starts another as that other's at its birth, so whoever calls this
    stays small: no numpy here nor in the parts, only in their workers.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, **(env or {})})
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode:
            lines = err.read().decode(errors="replace").strip().splitlines() or [f"exit code {process.returncode}"]
            message = f"{Path(command[0]).name} failed: {lines[-1]}"
            raise RuntimeError(message)
        scale = 1e6 if sys.platform == "darwin" else 1e3
        return Measured(seconds, usage.ru_maxrss / scale, out.read().decode())


def python(script: str, *arguments: str) -> Measured:
    """A worker: another command of one of the scripts of this folder, on one thread as R's reference BLAS is."""
    return measure([sys.executable, str(HERE / script), *arguments], dict.fromkeys(THREADS, "1"))


def has_r(*packages: str) -> bool:
    """R is here, with these packages."""
    if shutil.which("Rscript") is None:
        return False
    wanted = " && ".join(f'requireNamespace("{package}", quietly = TRUE)' for package in packages)
    try:
        measure(["Rscript", "-e", f"quit(status = !({wanted}))"])
    except RuntimeError:
        return False
    return True


def run_r(code: str, *arguments: str) -> Measured:
    """R code in a process of its own; its arguments are ``commandArgs(TRUE)``."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "script.R"
        script.write_text(code)
        return measure(["Rscript", "--vanilla", str(script), *arguments], dict.fromkeys(THREADS, "1"))
