"""An atlas built on a Dask cluster whose workers are killed: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Thread

import numpy as np
import pytest

import geneverdict as gv
from geneverdict.pipeline.atlas.build import build_atlas
from geneverdict.settings import Settings
from own_study import write_own_study

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1200),
    pytest.mark.filterwarnings("ignore"),
]  # the library warns of what it uses itself
SERIES = [f"s{i}" for i in range(4)]


def write_study(folder: Path) -> Path:
    """Simulated: series large enough for a task to last."""
    rng = np.random.default_rng(8)
    return write_own_study(folder, {name: rng.normal(8, 0.5, (800, 16)) for name in SERIES})


def kill_twice(address: str, killed: list[int]) -> None:
    """Whoever has a task is killed by SIGKILL, twice."""
    from distributed import Client

    with Client(address) as client:
        while len(killed) < 2:
            busy = [worker for worker, tasks in client.processing().items() if tasks]
            pids = client.run(os.getpid) if busy else {}
            if victims := [pids[worker] for worker in busy if worker in pids and pids[worker] not in killed]:
                os.kill(victims[0], signal.SIGKILL)
                killed.append(victims[0])
            time.sleep(0.5)


def test_workers_of_a_cluster_are_killed_and_nothing_is_lost(tmp_path: Path) -> None:
    from distributed import LocalCluster

    path = write_study(tmp_path)
    settings = Settings(str(tmp_path / "none"), tmp_path / "cache", offline=True)
    killed: list[int] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, resources={"geo": 1}) as cluster:
        killer = Thread(target=kill_twice, args=(cluster.scheduler_address, killed), daemon=True)
        killer.start()
        there = Settings(str(tmp_path / "none"), tmp_path / "cache", offline=True, scheduler=cluster.scheduler_address)
        built = build_atlas(tmp_path / "atlas", [path], there)
    assert len(killed) == 2
    assert built.failures == []
    assert sorted(built.new) == [f"simulated/{name}" for name in SERIES]
    build_atlas(tmp_path / "here", [path], settings)
    for gene in ("GENE0", "GENE799"):
        one, other = (gv.open_atlas(tmp_path / name).ask(gene) for name in ("atlas", "here"))
        assert {row.contrast.id: row for row in one.rows} == {row.contrast.id: row for row in other.rows}
