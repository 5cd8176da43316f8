"""Arrays of series that are done are in a file: the same bits, once, and memory lets go of them."""

from __future__ import annotations

import mmap
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import numpy as np
import pytest

from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.io.study import read_study
from geneverdict.pipeline import shelf
from geneverdict.pipeline.run import run_study
from geneverdict.pipeline.shelf import Shelf
from geneverdict.settings import Settings
from small_results import write_small_study


@dataclass(frozen=True, slots=True, eq=False)
class Inner:
    values: np.ndarray
    names: tuple[str, ...] = ("a",)


@dataclass(frozen=True, slots=True, eq=False)
class Outer:
    one: Inner
    same: Inner
    several: tuple[Inner, ...]
    by_name: dict[str, np.ndarray]
    small: np.ndarray


def record() -> Outer:
    rng = np.random.default_rng(0)
    inner = Inner(rng.normal(size=(300, 50)))
    columns = Inner(np.asfortranarray(rng.normal(size=(200, 60))))
    strided = {"x": rng.normal(size=(400, 90))[:, ::2], "y": np.full(2, np.nan), "u": np.full(9_000, "word")}
    return Outer(inner, inner, (columns, inner), strided, np.arange(5.0))


def is_mapped(array: np.ndarray) -> bool:
    base: Any = array
    while isinstance(base, np.ndarray):
        base = base.base
    return isinstance(base.obj if isinstance(base, memoryview) else base, mmap.mmap)


def test_the_same_bits_in_the_same_order_once(tmp_path: Path) -> None:
    old = record()
    with closing(Shelf(tmp_path)) as place:
        new = place.put(old)
    assert new.one is new.same is new.several[1]
    pairs = [(old.one.values, new.one.values), (old.several[0].values, new.several[0].values)]
    pairs += [(old.by_name[name], new.by_name[name]) for name in ("x", "u")]
    for before, after in pairs:
        np.testing.assert_array_equal(before, after)
        assert is_mapped(after)
        assert not after.flags.writeable
    assert new.several[0].values.flags.f_contiguous
    assert new.small is old.small
    assert new.one.names is old.one.names
    assert not is_mapped(old.one.values)
    assert list(tmp_path.iterdir()) == []  # a file without a name


def test_what_was_let_go_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_CHUNK", 1 << 18)  # so that there are several files
    place = Shelf(tmp_path)
    old = [record() for _ in range(3)]
    new = [place.put(one) for one in old]
    place.close()
    for _ in range(2):
        for before, after in zip(old, new, strict=True):
            np.testing.assert_array_equal(before.one.values, after.one.values)
            place.let_go()


def test_where_the_disk_refuses_arrays_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, **_: object) -> None:
            self.real = TemporaryFile(dir=tmp_path)  # noqa: SIM115

        def truncate(self, size: int) -> None:  # noqa: ARG002
            raise OSError(28, "No space left on device")

        def __getattr__(self, name: str) -> Any:
            return getattr(self.real, name)

    monkeypatch.setattr(shelf, "TemporaryFile", Full)
    old, place = record(), Shelf(tmp_path)
    assert place.put(old) is old
    assert place.put(old) is old


def test_a_run_keeps_no_values_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "_LEAST", 1 << 10)
    looked = []
    monkeypatch.setattr(Shelf, "let_go", lambda self: looked.append(self))
    settings = Settings(str(tmp_path / "none"), tmp_path / "cache", offline=True, figures="none")
    done = run_study(read_study(write_small_study(tmp_path)), tmp_path / "results", settings)
    for result in done.results:
        assert is_mapped(result.expression.values)
        assert is_mapped(result.fit.p)
    each, study = 3, 2  # before each is read, after its profiles, after its tables; before answers and report
    assert len(looked) == each * len(done.results) + study
    assert find_overlaps(done.results).messages == done.overlap.messages  # still there after the run
