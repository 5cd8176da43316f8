"""What became of the patients is a question of survival: fields that tell it are never offered as groups."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.messages import english
from geneverdict.model.series import SampleTable, Series
from geneverdict.preparation.groups.infer import infer_groups

OUTCOMES = [
    ("vital status", "dead", "alive"),
    ("vital_status", "Deceased", "Living"),
    ("os event", "1", "0"),
    ("os_status", "1:DECEASED", "0:LIVING"),
    ("death", "yes", "no"),
    ("dead", "TRUE", "FALSE"),
    ("died of disease", "Y", "N"),
    ("relapse", "relapse", "no relapse"),
    ("recurrence status", "recurrent", "non-recurrent"),
    ("dfs_status", "Recurred/Progressed", "DiseaseFree"),
    ("survival group", "short survivor", "long survivor"),
    ("metastasis-free survival event", "event", "censored"),
    ("patient status", "alive with disease", "no evidence of disease"),
    ("patient status", "Dead of disease", "Alive"),
    ("status at last follow-up", "DOD", "NED"),
    ("last known status", "Dead", "Alive"),
    ("disease-specific death", "1", "0"),
    ("5-year survival", "no", "yes"),
    ("生存状态", "死亡", "存活"),
]


def tumours(field: str, one: str, other: str, *, with_times: bool) -> Series:
    n = 20
    columns = {
        "title": tuple(f"tumor sample {i}" for i in range(n)),
        field: tuple(one if i % 3 == 0 else other for i in range(n)),
    }
    if with_times:
        columns |= {"os months": tuple(f"{3 + 2.3 * i:.1f}" for i in range(n)), "tissue": ("tumor",) * n}
    table = SampleTable(tuple(f"GSM{i}" for i in range(n)), columns, tuple(columns)[1:])
    return Series("GSE1", "", table, ("P1", "P2"), np.random.default_rng(1).normal(8, 1, (2, n)))


@pytest.mark.parametrize("with_times", [False, True])
@pytest.mark.parametrize(("field", "one", "other"), OUTCOMES)
def test_outcomes_are_no_groups(field: str, one: str, other: str, with_times: bool) -> None:
    found = infer_groups(tumours(field, one, other, with_times=with_times))
    assert found.case is None
    assert found.alternatives == ()
    said = " ".join(map(english, found.evidence))
    assert f'field = "{field}"' not in said
    assert f"'{field}'" not in said


def test_a_patients_status_may_still_name_the_group() -> None:
    found = infer_groups(tumours("patient status", "hepatocellular carcinoma", "healthy", with_times=False))
    assert found.case is not None
    assert found.case.field == "patient status"
