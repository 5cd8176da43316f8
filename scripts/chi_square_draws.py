"""Store what chi_square_draws.R prints as the table that the package reads."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[1] / "src/geneverdict/stats/counts/deseq/chi_square_draws.npy"

if __name__ == "__main__":
    np.save(TARGET, np.loadtxt(sys.stdin, dtype=np.uint16).reshape(3, 200, 40))
