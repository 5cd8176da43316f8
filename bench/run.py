"""All benchmarks in one run and one table: ``python bench/run.py [--quick] [--only PART]``."""

from __future__ import annotations

import argparse
import importlib
import inspect
import platform
import sys

from measure import HERE, measure
from table import Row, dump, load, print_table

PARTS = (
    "reading",
    "raw",
    "spots",
    "fits",
    "engine",
    "counts",
    "pooling",
    "multiverse",
    "survival",
    "memory",
    "commands",
    "atlas",
)


def main() -> None:
    options = _options()
    if options.part:
        print(dump(_run_here(options.part, quick=options.quick)))
        return
    print(f"Python {platform.python_version()} on {platform.machine()}; seconds are medians, MB peak resident memory")
    parts = [options.only] if options.only else PARTS
    print_table([row for part in parts for row in _run_apart(part, quick=options.quick)])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller inputs, fewer repeats: about half a minute")
    parser.add_argument("--only", choices=PARTS, help="one part")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _run_apart(part: str, *, quick: bool) -> list[Row]:
    """A part in a process of its own, so that one that fails or is large does not touch the others."""
    if not (HERE / f"{part}.py").is_file():
        return [Row(part, note="this part is not written yet")]
    print(f"… {part}", file=sys.stderr, flush=True)
    flags = ["--quick"] if quick else []
    try:
        printed = measure([sys.executable, str(HERE / "run.py"), "--part", part, *flags]).printed
    except RuntimeError as error:
        return [Row(part, note=str(error))]
    return load(printed.strip().splitlines()[-1])


def _run_here(part: str, *, quick: bool) -> list[Row]:
    run = importlib.import_module(part).run
    return list(run(quick=quick) if "quick" in inspect.signature(run).parameters else run())


if __name__ == "__main__":
    main()
