"""Real series of counts (../shared) through the whole pipeline, from their files to the statistics, against R's."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.evidence.checks.refit_suspects import refit_suspects
from geneverdict.io.study import read_study
from geneverdict.model.prepared import Prepared, Role
from geneverdict.model.study import Analysis, Engine, Study
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.load import LoadedSeries, load
from geneverdict.pipeline.one_series import prepare_loaded
from geneverdict.pipeline.steps import fit
from geneverdict.preparation.design import build_kind
from geneverdict.settings import Settings

pytestmark = [pytest.mark.shared, pytest.mark.slow]
with gzip.open(Path(__file__).parents[1] / "golden" / "counts_real.json.gz", "rt") as handle:
    GOLDEN = json.load(handle)["series"]
SHEETS = {
    "pasilla": ("pasilla/pasilla_gene_counts.tsv", "id\tcondition\n" + "".join(
        f"{group}{i}\t{group}\n" for group, n in (("untreated", 4), ("treated", 3)) for i in range(1, n + 1)
    ), 'field = "condition", match = "^treated$"', 'field = "condition", match = "^untreated$"', "pair = false"),
    # Cells are numbered as R's factor has them: where the searches of a negative binomial fit stop depends on it.
    "airway": ("airway/airway_rawcounts.csv.gz", "id\tdex\tcell\n" + "".join(
        f"SRR10395{run:02d}\t{'treated' if i % 2 else 'control'}\tcell {1 + i // 2}\n"
        for i, run in enumerate((8, 9, 12, 13, 16, 17, 20, 21))
    ), 'field = "dex", match = "^treated$"', 'field = "dex", match = "^control$"', 'pair = { field = "cell" }'),
}  # fmt: skip


def _study(shared: Path, folder: Path, name: str) -> Path:
    table, sheet, case, control, pair = SHEETS[name]
    samples = folder / "samples.tsv"
    samples.write_text(sheet)
    path = folder / "study.toml"
    path.write_text(
        f'genes = ["ITGA5"]\n[[series]]\nid = "{name}"\nexpression = "{shared}/data/counts/{table}"\n'
        f'samples = "{samples}"\nsymbols = "as_given"\ncase = {{ {case} }}\ncontrol = {{ {control} }}\n{pair}\n'
    )
    return path


@pytest.fixture(scope="module", params=SHEETS)
def loaded(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> LoadedSeries:
    study = read_study(_study(shared, tmp_path_factory.mktemp(request.param), request.param))
    nowhere = tmp_path_factory.mktemp("cache")
    return load(request.param, study.series[0], Settings(mirror=str(nowhere), cache=nowhere))


def _prepared(loaded: LoadedSeries, engine: Engine) -> Prepared:
    spec = loaded.spec.model_copy(update={"analysis": Analysis(engine=engine)})
    study = Study(genes=("ITGA5",), series=(spec,))
    return prepare_loaded(loaded.name, replace(loaded, spec=spec), spec, study, accept_checks=False)


def _result(loaded: LoadedSeries, engine: Engine) -> SeriesResult:
    return fit(_prepared(loaded, engine))


def _array(value: Any) -> np.ndarray:
    return np.atleast_1d(np.asarray(value, dtype=object)).astype(np.float64)


def _tested(result: SeriesResult, loaded: LoadedSeries) -> np.ndarray:
    """Rows of the fit in the order of the table, of the genes that R kept and kept numbers of."""
    place = {name: i for i, name in enumerate(result.fit.names)}
    kept = [place[name] for name in loaded.series.probes if name in place]
    return np.array(kept)[_array(GOLDEN[loaded.name]["rows"]).astype(int) - 1]


@pytest.mark.parametrize("engine", ["voom", "trend", "quasi_likelihood"])
def test_wrong_labels_put_right_give_the_series_of_right_labels(loaded: LoadedSeries, engine: Engine) -> None:
    """A pair turned (airway), a treated and an untreated sample exchanged (pasilla).  Filter, normalisation and weights
    are those of the right labels, too.  Every tenth gene does: no number of R's is asked for."""
    series = loaded.series
    some = replace(series, probes=series.probes[::10], values=series.values[::10])
    made = _prepared(replace(loaded, series=some), engine)
    other = {Role.CASE: Role.CONTROL, Role.CONTROL: Role.CASE}
    roles = list(made.grouping.roles)
    at = (roles.index(Role.CASE), roles.index(Role.CONTROL))
    wrong = replace(made.grouping, roles=tuple(other[r] if i in at else r for i, r in enumerate(roles)))
    samples, design = made.series.samples, made.design
    model = build_kind(samples, wrong, made.pairing, design.kind)
    right = refit_suspects(replace(made, grouping=wrong, design=model), [samples.ids[i] for i in at]).relabelled
    expected = fit(made).fit
    assert right is not None
    assert right.names == expected.names
    np.testing.assert_allclose(right.p, expected.p, rtol=1e-9)


@pytest.mark.parametrize(("engine", "theirs"), [("voom", "voom"), ("voom_quality", "quality"), ("trend", "trend")])
def test_linear_models_are_limmas(loaded: LoadedSeries, engine: Engine, theirs: str) -> None:
    result, golden = _result(loaded, engine), GOLDEN[loaded.name]
    rows, wanted = _tested(result, loaded), golden["limma"][theirs]
    assert len(result.fit.names) == golden["kept"]
    assert result.counts is not None
    np.testing.assert_allclose(np.sort(result.counts.factors), np.sort(_array(golden["tmm"])), rtol=1e-12)
    assert (result.fit.fdr < 0.05).sum() == wanted["found"]
    np.testing.assert_allclose(result.fit.df_prior, float(_array(wanted["df_prior"])[0]), rtol=1e-9)
    for ours, name in (("log2fc", "coef"), ("t", "t"), ("b", "b")):
        np.testing.assert_allclose(
            getattr(result.fit, ours)[rows], _array(wanted[name]), rtol=1e-9, atol=1e-10, err_msg=name
        )
    np.testing.assert_allclose(result.fit.p[rows], _array(wanted["p"]), rtol=1e-8)
    # Every id is a gene here: both fits are the same, in another order.
    place = {name: i for i, name in enumerate(result.probe_fit.names)}
    ids = [place[name] for name in result.fit.names]
    np.testing.assert_allclose(result.probe_fit.p[ids], result.fit.p, rtol=1e-7)
    if (loaded.name, engine) == ("airway", "voom"):
        itga5 = result.fit.names.index("ENSG00000161638")
        assert result.fit.log2fc[itga5] == pytest.approx(-0.0138, abs=5e-5)
        assert result.fit.p[itga5] == pytest.approx(0.848, abs=5e-4)


def test_quasi_likelihood_is_edgers(loaded: LoadedSeries) -> None:
    result, wanted = _result(loaded, "quasi_likelihood"), GOLDEN[loaded.name]["edger"]
    rows = _tested(result, loaded)
    assert (result.fit.fdr < 0.05).sum() == wanted["found"]
    np.testing.assert_allclose(result.fit.log2fc[rows], _array(wanted["log2fc"]), rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(result.fit.t[rows] ** 2, _array(wanted["f"]), rtol=1e-8, atol=1e-8)
    np.testing.assert_allclose(result.fit.p[rows], _array(wanted["p"]), rtol=1e-7)


def test_wald_is_deseq2s(loaded: LoadedSeries) -> None:
    """DESeq2 gets every gene, those that are counted nowhere too: they have a part in where its filter cuts."""
    result, wanted = _result(loaded, "deseq2"), GOLDEN[loaded.name]["deseq"]
    found = {name for name, fdr in zip(result.fit.names, result.fit.fdr, strict=True) if fdr < 0.05}
    assert found == {loaded.series.probes[i] for i in _array(wanted["found"]).astype(int) - 1}
    place = {name: i for i, name in enumerate(result.fit.names)}
    ids = _array(GOLDEN[loaded.name]["of_all"]).astype(int) - 1
    rows = [place[loaded.series.probes[i]] for i in ids]
    for ours, name in (("log2fc", "log2fc"), ("se", "se"), ("p", "p"), ("fdr", "fdr")):
        mine, theirs = getattr(result.fit, ours)[rows], _array(wanted[name])
        off = np.abs(mine - theirs) / np.maximum(np.abs(theirs), 1e-9)
        assert np.array_equal(np.isnan(mine), np.isnan(theirs)), name
        assert np.nanquantile(off, 0.99) < 1e-4, name


def test_xist_is_first_by_sex(shared: Path, tmp_path: Path) -> None:
    """69 people, under today's symbols: ids of one gene are summed, which R's numbers above know nothing of."""
    folder = shared / "data/counts/pickrell"
    (tmp_path / "study.toml").write_text(
        f'genes = ["XIST"]\n[[series]]\nid = "pickrell"\nexpression = "{folder}/pickrell_counts.tsv.gz"\n'
        f'samples = "{folder}/pickrell_samples.tsv"\ncase = {{ field = "gender", match = "^female$" }}\n'
        'control = { field = "gender", match = "^male$" }\npair = false\n'
    )
    study = read_study(tmp_path / "study.toml")
    found = load("pickrell", study.series[0], Settings(mirror=str(tmp_path), cache=tmp_path))
    fitted = fit(prepare_loaded("pickrell", found, study.series[0], study, accept_checks=False)).fit
    assert fitted.names[int(np.nanargmin(fitted.p))] == "XIST"
    assert fitted.log2fc[fitted.names.index("XIST")] > 9
