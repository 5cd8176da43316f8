"""A process that draws: jobs come pickled on standard input, SVG texts go pickled to standard output."""

from __future__ import annotations

import pickle
import sys


def main() -> None:
    """Draw until the input ends.  An error ends the process; the caller then draws that job itself and sees it."""
    import matplotlib.backends.backend_agg
    import matplotlib.backends.backend_svg  # noqa: F401 imported now, while there is nothing else to do

    from geneverdict.figures.save import draw_one

    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while True:
        try:
            job, folder = pickle.load(source)
        except EOFError:
            return
        pickle.dump(draw_one(job, folder), sink, protocol=pickle.HIGHEST_PROTOCOL)
        sink.flush()


if __name__ == "__main__":
    main()
