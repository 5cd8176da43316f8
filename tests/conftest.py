"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real GEO series beside the checkout; the test is skipped where it is absent."""
    if not (SHARED / "geo").is_dir():
        pytest.skip("the folder ../shared with real GEO series is not here: this test needs it")
    return SHARED
