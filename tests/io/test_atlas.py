"""The files of an atlas: what is put in comes out, whatever cuts the writing or the files."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlases import atlas_of, table
from geneverdict.errors import ResultsError
from geneverdict.io.atlas.catalogue import in_memory, put_in_place, reading
from geneverdict.io.atlas.layout import BLOCKS, CATALOGUE, COUNTED
from geneverdict.io.atlas.read import AtlasFolder
from geneverdict.io.atlas.write import MOST_BLOCKS, add, create, merged
from geneverdict.model.atlas import LEVELS, NOT_MEASURED, NUMBERS, ContrastTable
from geneverdict.model.why import Level
from geneverdict.stats.profiles import ABSENT, places
from small_files import no_file_larger_than


def expect_all(folder: Path, tables: list[ContrastTable]) -> None:
    """Every number of every contrast is there to the last bit, and nothing else."""
    atlas = AtlasFolder(folder)
    by_id = {one.contrast.id: one for one in tables}
    assert sorted(by_id) == sorted(one.id for one in atlas.contrasts)
    ordered = [by_id[one.id] for one in atlas.contrasts]
    assert [one.contrast for one in ordered] == list(atlas.contrasts)
    for i, gene in enumerate(atlas.genes()):
        found, _ = atlas.gene(i, gene)
        there = [one.genes.index(gene) if gene in one.genes else -1 for one in ordered]
        for name in NUMBERS:
            row = NUMBERS.index(name)
            expected = [one.numbers[row, j] if j >= 0 else np.nan for one, j in zip(ordered, there, strict=True)]
            np.testing.assert_array_equal(getattr(found, name), expected)
        levels = [one.level[j] if j >= 0 else NOT_MEASURED for one, j in zip(ordered, there, strict=True)]
        np.testing.assert_array_equal(found.level, levels)


@settings(max_examples=10)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=12))
def test_what_is_added_in_any_portions_is_there(tmp_path_factory: pytest.TempPathFactory, portions: list[int]) -> None:
    folder = tmp_path_factory.mktemp("atlas")
    create(folder)
    tables: list[ContrastTable] = []
    for portion in portions:
        new = [table(len(tables) + i, genes=8, first=len(tables) % 5) for i in range(portion)]
        assert len(add(folder, new).new) == portion
        tables += new
    with reading(folder) as catalogue:
        assert len(catalogue.blocks) <= MOST_BLOCKS
        files = {row.file for row in catalogue.blocks}
    assert {path.name for path in (folder / BLOCKS).iterdir()} == files
    expect_all(folder, tables)


def test_few_blocks_stay_and_each_is_written_a_few_times() -> None:
    sizes: list[int] = []
    written = 0
    for _ in range(20_000):
        take = merged(sizes, 1)
        sizes[len(sizes) - take :] = [sum(sizes[len(sizes) - take :]) + 1]
        written += sizes[-1]
        assert len(sizes) <= MOST_BLOCKS
    assert sum(sizes) == 20_000
    assert written / 20_000 < 20


def test_counts_and_places_are_those_of_the_contrasts(tmp_path: Path) -> None:
    tables = [table(i, genes=40) for i in range(7)]
    atlas = AtlasFolder(atlas_of(tmp_path / "a", tables, batches=3))
    counts = atlas.counts()
    for i, gene in enumerate(atlas.genes()):
        found, _ = atlas.gene(i, gene)
        assert [int((found.level == code).sum()) for code in range(len(LEVELS))] == counts[i, : len(LEVELS)].tolist()
        assert counts[i, COUNTED.index("significant")] == (found.fdr < 0.05).sum()
    score = tables[0].numbers[0] / tables[0].numbers[1]
    where = atlas.contrasts.index(tables[0].contrast)
    names = atlas.genes()
    for gene, place in zip(tables[0].genes, places(score), strict=True):
        assert atlas.gene(names.index(gene), gene)[1][where] == place
    assert counts[:, LEVELS.index(Level.NOT_MEASURED)].sum() > 0
    assert (places(np.full(3, np.nan)) == ABSENT).all()


def test_the_same_is_not_added_twice_and_another_of_that_name_is_refused(tmp_path: Path) -> None:
    folder = atlas_of(tmp_path / "a", [table(1)])
    other = table(2, name="S1")
    added = add(folder, [table(1), other, table(3)])
    assert (added.new, added.known, added.refused) == (("simulated/S3",), ("simulated/S1",), ("simulated/S1",))


def test_contrasts_are_found_by_words_whatever_is_written(tmp_path: Path) -> None:
    hostile = '"; drop table contrast; -- <script>alert(1)</script> NEAR(a b) * ^'
    tables = [table(0, title="Colon tumours of old men"), table(1, title=hostile), table(2, disease="Crohn's disease")]
    atlas = AtlasFolder(atlas_of(tmp_path / "a", tables))
    assert atlas.search("tumour colon") == [0]
    assert atlas.search(hostile) == [1]
    assert atlas.search("crohn's") == [2]
    assert atlas.search("") == atlas.search("\" * ' OR") == []
    assert atlas.contrasts[1].title == hostile


def code_of(error: pytest.ExceptionInfo[ResultsError]) -> str:
    return str(getattr(error.value.message.values.get("what"), "value", error.value.code))


def test_damaged_files_are_one_error_each(tmp_path: Path) -> None:
    folder = atlas_of(tmp_path / "a", [table(i) for i in range(3)])
    (block,) = (folder / BLOCKS).iterdir()
    whole = block.read_bytes()
    atlas = AtlasFolder(folder)
    changed = bytearray(whole)
    changed[64 + 5] ^= 1
    block.write_bytes(changed)
    with pytest.raises(ResultsError) as error:
        atlas.gene(0, "first")
    assert code_of(error) == "changed"
    atlas.gene(1, "second")
    for cut in (b"", whole[:40], whole[:-1], whole + b"x", b"x" + whole[1:]):
        block.write_bytes(cut)
        for asked in (lambda: atlas.gene(1, "second"), atlas.counts):
            with pytest.raises(ResultsError) as error:
                asked()
            assert code_of(error) == "cut"
    block.unlink()
    with pytest.raises(ResultsError) as error:
        atlas.gene(1, "second")
    assert code_of(error) == "missing"


@pytest.mark.parametrize("text", [b"", b"SQLite format 3\x00", b"nothing of the kind" * 99])
def test_a_damaged_catalogue_is_one_error(tmp_path: Path, text: bytes) -> None:
    folder = atlas_of(tmp_path / "a", [table(0)])
    (folder / CATALOGUE).write_bytes(text)
    for asked in (lambda: AtlasFolder(folder), lambda: add(folder, [table(1)])):
        with pytest.raises(ResultsError) as error:
            asked()
        assert code_of(error) == "catalogue"


def test_no_atlas_other_versions_and_other_folders(tmp_path: Path) -> None:
    with pytest.raises(ResultsError) as error:
        AtlasFolder(tmp_path)
    assert error.value.code == "no_atlas"
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ResultsError) as error:
        create(tmp_path)
    assert error.value.code == "folder_not_empty"
    folder = atlas_of(tmp_path / "a", [table(0)])
    with in_memory(folder) as catalogue:
        catalogue.base.execute("update meta set value = 'geneverdict/atlas/99'")
        put_in_place(catalogue, folder)
    for asked in (lambda: AtlasFolder(folder), lambda: add(folder, [table(1)])):
        with pytest.raises(ResultsError) as error:
            asked()
        assert error.value.code == "other_atlas"


@pytest.mark.parametrize("limit", [0, 100, 4096, 20_000])
def test_a_full_disk_leaves_the_atlas_as_it_was(tmp_path: Path, limit: int) -> None:
    tables = [table(i) for i in range(3)]
    folder = atlas_of(tmp_path / "a", tables)
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    with no_file_larger_than(limit), pytest.raises(ResultsError) as error:
        add(folder, [table(9, genes=200)])
    assert error.value.code == "not_writable"
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before
    expect_all(folder, tables)


KILLED = """
import os, signal, sys
from pathlib import Path
from atlases import table
from geneverdict.io.atlas import write
folder, fates = Path(sys.argv[1]), []
for nth in range(1, 99):
    child = os.fork()
    if not child:
        left = [nth]
        def deadly(call):
            def called(*given, **named):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*given, **named)
            return called
        os.fsync, Path.replace, Path.unlink, Path.mkdir = map(deadly, (os.fsync, Path.replace, Path.unlink, Path.mkdir))
        write.add(folder, [table(100 + nth)])
        os._exit(0)
    fates.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    atlas = write.in_memory(folder)
    with atlas as catalogue:
        print(nth, fates[-1], len(catalogue.contrasts()), flush=True)
    if fates[-1] == 0:
        break
"""


@pytest.mark.slow
def test_killed_at_any_step_the_atlas_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """A real process, killed by SIGKILL at each thing that it does to the disk, until one comes through."""
    tables = [table(i) for i in range(3)]
    folder = atlas_of(tmp_path / "a", tables)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        env=_paths(),
        timeout=60,
    )
    fates = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    assert [fate for _, fate, _ in fates] == [-9] * (len(fates) - 1) + [0]
    assert len(fates) > 5
    counts = [3, *(n for *_, n in fates)]
    assert all(later - earlier in (0, 1) for earlier, later in zip(counts, counts[1:], strict=False))
    there = {one.id for one in AtlasFolder(folder).contrasts}
    expect_all(folder, tables + [one for n, *_ in fates if (one := table(100 + n)).contrast.id in there])
    with reading(folder) as catalogue:
        assert {path.name for path in (folder / BLOCKS).iterdir()} == {row.file for row in catalogue.blocks}
    assert sorted(path.name for path in folder.iterdir() if path.name != ".lock") == [BLOCKS, CATALOGUE]


def test_several_who_write_at_once_wait_for_each_other(tmp_path: Path) -> None:
    tables = [table(i) for i in range(8)]
    folder = atlas_of(tmp_path / "a", tables[:1])
    with ThreadPoolExecutor(4) as threads:
        added = list(threads.map(lambda one: add(folder, [one]), tables[1:]))
    assert [len(one.new) for one in added] == [1] * 7
    expect_all(folder, tables)


def _paths() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_who_reads_while_another_writes_has_the_old_atlas(tmp_path: Path) -> None:
    tables = [table(i) for i in range(2)]
    folder = atlas_of(tmp_path / "a", tables)
    atlas = AtlasFolder(folder)
    with reading(folder) as catalogue:
        add(folder, [table(5, title="new")])
        assert len(catalogue.contrasts()) == 2
    assert len(atlas) == 2
    assert len(AtlasFolder(folder)) == 3
