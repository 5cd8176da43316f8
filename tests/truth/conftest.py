"""The simulations live beside the script that prints their tables; the tests draw fewer of the same."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "bench"))
