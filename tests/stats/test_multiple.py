"""Corrections for many tests against R 4.2's p.adjust."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.stats.multiple import benjamini_hochberg, holm

P = np.array([0.01, 0.04, 0.03, 0.005, 0.5, 0.0001, np.nan, 0.04])
# R: print(p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, 0.0001, NA, 0.04), METHOD), digits = 17)
HOLM = np.array([0.05, 0.12, 0.12, 0.03, 0.5, 0.0007, np.nan, 0.12])
BH = np.array(
    [
        0.02333333333333333440,
        0.04666666666666666879,
        0.04666666666666666879,
        0.01750000000000000167,
        0.50000000000000000000,
        0.00069999999999999999,
        np.nan,
        0.04666666666666666879,
    ]
)


def test_as_r_does() -> None:
    np.testing.assert_allclose(holm(P), HOLM, rtol=1e-12)
    np.testing.assert_allclose(benjamini_hochberg(P), BH, rtol=1e-12)


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_a_probability_is_asked_for(adjust: object) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjust(np.array([0.5, 1.5]))  # type: ignore[operator]
    assert adjust(np.empty(0)).tolist() == []  # type: ignore[operator]
