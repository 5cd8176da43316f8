"""Survival of a series and of a study: with groups and without, clinical tables, copies, and the study file's word."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.errors import NeedsWordError, StudyError
from geneverdict.evidence.overlap.decide import ranks
from geneverdict.evidence.survival.answer import Asking
from geneverdict.evidence.survival.twice import Known, PatientsTwice
from geneverdict.io.results.layout import file_stem
from geneverdict.io.results.survival_store import survival_table, write_survival_genes
from geneverdict.io.sources.tables import read_table
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.column import names as column_names
from geneverdict.model.overlap import SampleRef
from geneverdict.model.prepared import Role
from geneverdict.model.series import Platform, SampleTable, Series
from geneverdict.model.study import Match, PairRule, SeriesSpec
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import CohortAnswer, SurvivalGenes, SurvivalRefusal
from geneverdict.model.survival_spec import SurvivalSpec
from geneverdict.pipeline.run import run_study
from geneverdict.pipeline.steps import prepare
from geneverdict.pipeline.survival.analyse import SeriesSurvival, pool_survival, survival_choices, survive
from geneverdict.pipeline.survival.patients import patients_data, patients_data_without_groups
from geneverdict.settings import Settings

GENES = tuple(f"GENE{i}" for i in range(40))
FORMULA = Asking(draws=0)
OVERALL = Endpoint.OVERALL
GOLDEN = Path(__file__).parents[1] / "golden"


def people(n: int, seed: int, effect: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Values of 40 genes in ``n`` tumours, times in months, deaths; the first gene is what they hang on."""
    rng = np.random.default_rng(seed)
    values = rng.normal(8, 1, size=(len(GENES), n))
    died = rng.exponential(20 * np.exp(-effect * (values[0] - 8)))
    seen = rng.uniform(10, 60, n)
    return values, np.minimum(died, seen), died <= seen


def series_of(values: np.ndarray, fields: Mapping[str, Sequence[str]], name: str = "SIM") -> Series:
    n = values.shape[1]
    ids = tuple(f"{name}-{i}" for i in range(n))
    columns = {"title": tuple(f"{name} sample {i}" for i in range(n)), **{k: tuple(v) for k, v in fields.items()}}
    return Series(name, "", SampleTable(ids, columns, tuple(fields)), GENES, values, {"title": ("simulated",)})


def platform() -> Platform:
    return Platform("", GENES, tuple((gene,) for gene in GENES), "row names")


def tumours(n: int = 60, seed: int = 1, effect: float = 0.7, name: str = "SIM", **more: Sequence[str]) -> Series:
    values, months, event = people(n, seed, effect)
    fields = {"os_months": [f"{m:.3f}" for m in months], "os_status": ["dead" if e else "alive" for e in event]}
    return series_of(values, {**fields, **more}, name)


def alone(series: Series, spec: SeriesSpec | None = None, **options: Any) -> SeriesSurvival:
    people = patients_data_without_groups(series, platform(), spec, name=series.id)
    return survive(people, spec, ["GENE0", "GENE1"], asking=FORMULA, **options)


def said(survival: SeriesSurvival, gene: str = "GENE0", end: Endpoint = OVERALL) -> CohortAnswer:
    found = survival.answers[gene, end]
    assert isinstance(found, CohortAnswer)
    return found


def fixed(end: Endpoint, drop: Mapping[str, Sequence[str]]) -> dict[Endpoint, PatientsTwice]:
    """Samples that another comparison found to be superfluous."""
    pools = tuple(SampleRef(series, sample) for series, samples in drop.items() for sample in samples)
    places = {series: {sample: i for i, sample in enumerate(samples)} for series, samples in drop.items()}
    return {end: PatientsTwice((), Known((), pools), ranks(places), 0, 0)}


def test_a_series_of_tumours_alone_needs_no_groups() -> None:
    series = tumours()
    with pytest.raises(NeedsWordError):
        prepare(series, platform())
    found = alone(series)
    assert [note.code for note in found.notes] == ["series-survival_alone"]
    assert (said(found).n, said(found).simulated, said(found).value_unit) == (60, True, "log2")
    assert "more GENE0 goes with worse survival" in english(said(found).sentences[0])
    place = said(found).place
    assert place is not None
    assert (place.rank, place.n_genes) == (1, 40)


def test_counts_are_log_counts_per_million_as_in_r() -> None:
    """Simulated counts: every gene's hazard ratio is that of R's coxph on edgeR's ``cpm(log = TRUE)``."""
    with gzip.open(GOLDEN / "survival_counts_cases.json.gz", "rt") as handle:
        golden = json.load(handle)
    counts = np.array(golden["counts"], dtype=float)
    genes = tuple(f"GENE{i:02d}" for i in range(len(counts)))
    samples = tuple(f"S{i}" for i in range(counts.shape[1]))
    status = tuple("dead" if float(event) else "alive" for event in golden["event"])
    table = SampleTable(samples, {"os_months": tuple(golden["time"]), "os_status": status}, ("os_months", "os_status"))
    series = Series("SIM", "", table, genes, counts, {"title": ("simulated",)}, measure="counts")
    rows = Platform("", genes, tuple((gene,) for gene in genes), "row names")
    patients = patients_data_without_groups(series, rows, name="SIM")
    kept = [genes[i - 1] for i in golden["keep"]]
    assert list(patients.expression.genes) == kept
    assert len(kept) < len(genes)
    found = survive(patients, None, kept[:20], asking=FORMULA)
    for name, theirs in zip(kept[:20], golden["genes"], strict=False):
        values = patients.expression.values[kept.index(name)]
        np.testing.assert_allclose(values[:3], np.array(theirs["values"], dtype=float), rtol=1e-12)
        hazard, sd = said(found, name).hazard, values.std(ddof=1)
        assert hazard.coef == pytest.approx(sd * float(theirs["coef"]), rel=1e-9, abs=1e-11)
        assert hazard.p == pytest.approx(float(theirs["p"]), rel=1e-9)


def mixed(n: int = 40) -> Series:
    """Tumours and normal tissue of the same patients, each with the patient's time; one patient gave two tumours."""
    values, months, event = people(n, 3, 0.8)
    rng = np.random.default_rng(4)
    fields = {
        "tissue": ["tumor"] * n + ["adjacent normal"] * n + ["tumor"],
        "patient": [f"P{i}" for i in range(n)] * 2 + ["P0"],
        "os_months": [f"{m:.3f}" for m in months] * 2 + [f"{months[0]:.3f}"],
        "os_status": ["dead" if e else "alive" for e in event] * 2 + ["dead" if event[0] else "alive"],
    }
    both = np.concatenate([values, rng.normal(8, 1, size=values.shape), rng.normal(8, 1, size=(len(GENES), 1))], axis=1)
    return series_of(both, fields)


def test_controls_and_second_samples_of_a_patient_do_not_count() -> None:
    series = mixed()
    prepared = prepare(series, platform(), accept_checks=True)
    assert prepared.grouping.count(Role.CASE) == 41
    found = survive(patients_data(prepared), None, ["GENE0"], asking=FORMULA)
    assert said(found).n == 40
    assert said(found).hazard.coef > 0.3
    spec = SeriesSpec(id="SIM", case=Match(field="tissue", match="tumor"), pair=PairRule(field="patient"))
    without_groups = survive(patients_data_without_groups(series, platform(), spec), spec, ["GENE0"], asking=FORMULA)
    assert said(without_groups).hazard.coef == pytest.approx(said(found).hazard.coef)


def test_individuals_that_are_not_sure_are_patients_only_where_their_samples_agree() -> None:
    prepared = prepare(mixed(), platform(), accept_checks=True)
    people = patients_data(prepared)
    assert not people.patients_sure
    named = SurvivalSpec(
        time=("os_months",), event="os_status", unit="months", event_value=("dead",), endpoint="overall"
    )
    spec = SeriesSpec(id="SIM", survival=named)
    assert said(survive(people, spec, ["GENE0"], asking=FORMULA)).n == 40
    wrong = replace(people, patients=tuple(str(i % 7) for i in range(81)))
    for entry in (None, spec):
        assert said(survive(wrong, entry, ["GENE0"], asking=FORMULA)).n == 41


def test_endpoints_stand_apart() -> None:
    values, months, event = people(60, 5, 0.7)
    fields = {
        "os_months": [f"{m:.3f}" for m in months],
        "os_event": [str(int(e)) for e in event],
        "rfs_months": [f"{m / 2:.3f}" for m in months],
        "rfs_event": ["1"] * 60,
    }
    found = alone(series_of(values, fields), SeriesSpec(id="SIM"))
    assert list(found.cohorts) == [OVERALL, Endpoint.RECURRENCE]
    other = alone(tumours(name="OTHER"))
    answers = pool_survival([found, other], ["GENE0"])
    assert [(a.endpoint, len(a.cohorts)) for a in answers] == [(OVERALL, 2), (Endpoint.RECURRENCE, 0)]
    told = {r.series: r for r in answers[1].refusals}
    assert "no recurrence-free survival here, but overall survival" in english(told["OTHER"].text)
    # Everybody relapses: that is odd, so it is not used before the user has said so.
    assert told["SIM"].code == "check"


def test_a_clinical_table_is_joined(tmp_path: Path) -> None:
    values, months, event = people(50, 6, 0.7)
    series = series_of(values, {"batch": ["1"] * 50})
    refused = alone(series).refused
    assert refused is not None
    assert refused.code == "no_survival"
    assert refused.todo is not None
    assert "clinical_key" in english(refused.todo)
    path = tmp_path / "clinical.tsv"
    lines = [f"SIM-{i}\t{months[i]:.3f}\t{'dead' if event[i] else 'alive'}\t{50 + i % 7}" for i in range(48)]
    path.write_text("\n".join(["id\tos months\tos status\tage", *lines, lines[0]]) + "\n", encoding="utf-8")
    spec = SeriesSpec(id="SIM", clinical=str(path), clinical_key="id", survival_covariates=("age",))
    found = alone(series, spec)
    assert said(found).n == 48
    assert any("48 of 50 samples have a row" in english(note) for note in found.notes)
    adjusted = said(found).adjusted
    assert adjusted is not None
    assert (adjusted.covariates, adjusted.n) == (("age",), 48)
    for wrong, words in (
        ({"clinical_key": "idd"}, "Did you mean: id"),
        ({"clinical": str(tmp_path / "none.tsv")}, "there is no such file"),
        ({"survival_covariates": ("stage",)}, "there is no sample field 'stage'"),
        ({"survival_covariates": ("batch",)}, "the same in every sample"),
    ):
        with pytest.raises(StudyError, match=words):
            alone(series, spec.model_copy(update=wrong))


def test_the_study_file_fixes_the_cut_names_the_fields_and_switches_off() -> None:
    series = tumours(weird=["7"] * 60)
    spec = SeriesSpec(id="SIM", survival_cut={"GENE0": 9.0})
    found = alone(series, spec)
    assert (said(found).groups.kind, said(found).groups.cut) == ("fixed", 9.0)
    assert said(found, "GENE1").groups.kind == "median"
    named = SurvivalSpec(
        time=("os_months",), event="os_status", unit="months", event_value=("dead",), endpoint="overall"
    )
    assert said(alone(series, spec.model_copy(update={"survival": named}))).source == "study file"
    off = alone(series, SeriesSpec(id="SIM", survival=False))
    assert off.refused is not None
    assert off.refused.code == "switched_off"
    with pytest.raises(StudyError, match="no sample field 'oss'"):
        alone(series, SeriesSpec(id="SIM", survival=named.model_copy(update={"time": ("oss",)})))


def test_a_gene_under_another_name_is_told_by_its_own() -> None:
    found = alone(tumours(), names={"GENE0": "GENE7", "GENE1": "NOWHERE"})
    assert (said(found).gene, said(found).measured_as) == ("GENE0", "GENE7")
    missing = found.answers["GENE1", OVERALL]
    assert isinstance(missing, SurvivalRefusal)
    assert english(missing.text) == "GENE1 has no values here"
    place = said(found).place
    assert place is not None
    assert place.sentence is not None
    assert english(place.sentence).startswith("GENE0 is more prognostic than ")


def test_series_are_pooled_without_the_copies() -> None:
    series = [tumours(80, seed, name=f"S{seed}") for seed in range(4)]
    found = [alone(one) for one in series]
    whole = pool_survival(found, ["GENE0"])[0]
    copies = [f"S3-{i}" for i in range(20)]
    fewer = pool_survival(found, ["GENE0"], twice=fixed(OVERALL, {"S3": copies}), asking=FORMULA)[0]
    most = fixed(OVERALL, {"S3": [f"S3-{i}" for i in range(75)]})
    nearly_all = pool_survival(found, ["GENE0"], twice=most, asking=FORMULA)[0]
    assert whole.pooled is not None
    assert fewer.pooled is not None
    assert nearly_all.pooled is not None
    assert (whole.pooled.k, fewer.pooled.k, nearly_all.pooled.k) == (4, 4, 3)
    assert whole.pooled.coef != fewer.pooled.coef
    assert fewer.cohorts[3].n == 80
    assert nearly_all.pooled.left_out[0][0] == "S3"
    assert "stand in the study twice" in english(nearly_all.pooled.left_out[0][1])
    assert english(whole.headline).startswith("GENE0 and overall survival over 4 cohorts: pooled hazard ratio ")


def test_cases_alone_are_a_cohort_in_a_run(tmp_path: Path) -> None:
    """As docs/study-file.md says: without ``control`` nothing is compared, and the cases' survival is told."""
    values, months, event = people(60, 31, 0.7)
    rows = ["\t".join(["gene", *(f"s{i}" for i in range(60))])]
    rows += ["\t".join([gene, *(f"{v:.4f}" for v in row)]) for gene, row in zip(GENES, values, strict=True)]
    (tmp_path / "own.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    sheet = ["sample\ttissue\tos_months\tos_status"]
    for i in range(60):
        told = ("normal" if i % 5 == 0 else "tumour", f"{months[i]:.2f}", "dead" if event[i] else "alive")
        sheet.append("\t".join([f"s{i}", *told]))
    (tmp_path / "sheet.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    side = '{ field = "tissue", match = "SIDE" }'
    head = 'title = "simulated"\ngenes = ["GENE0"]\n[[series]]\nid = "own"\n'
    head += 'expression = "own.tsv"\nsamples = "sheet.tsv"\n'
    settings = Settings(str(tmp_path / "none"), tmp_path / "cache", offline=True, figures="none")
    (tmp_path / "study.toml").write_text(f"{head}case = {side.replace('SIDE', 'tumour')}\n", encoding="utf-8")
    made = run_study(read_study(tmp_path / "study.toml"), tmp_path / "out", settings)
    assert [(one.n, one.series) for one in made.survival[0].cohorts] == [(48, "own")]
    todo = made.failures[0].todo
    assert todo is not None
    assert english(todo) == "To compare as well, give 'control'"
    (tmp_path / "half.toml").write_text(f"{head}control = {side.replace('SIDE', 'normal')}\n", encoding="utf-8")
    with pytest.raises(StudyError, match="'case' is not"):
        run_study(read_study(tmp_path / "half.toml"), tmp_path / "out2", settings)


@pytest.mark.parametrize("names", ["P", "Q"])
def test_one_cohort_in_two_overlapping_tables_is_pooled_once_and_told_both_ways(names: str) -> None:
    """Simulated: 100 patients, 40 of them in both tables, under their names and under others."""
    values, months, event = people(100, 21, 0.7)

    def table(name: str, called: str, rows: slice) -> Series:
        ids = tuple(f"{called}{i}" for i in range(100))[rows]
        fields = {
            "os_months": tuple(f"{m:.1f}" for m in months[rows]),
            "os_status": tuple("dead" if e else "alive" for e in event[rows]),
            "age": tuple(str(40 + (7 * i) % 41) for i in range(100))[rows],
        }
        return Series(
            name, "", SampleTable(ids, fields, tuple(fields)), GENES, values[:, rows], {"title": ("simulated",)}
        )

    third = alone(tumours(80, 22, name="C"))
    found = [alone(table("A", "P", slice(0, 70))), alone(table("B", names, slice(30, 100))), third]
    told = pool_survival(found, ["GENE0"], asking=FORMULA)[0]
    apart = [alone(table("A", "P", slice(0, 70))), alone(table("B", names, slice(70, 100))), third]
    once = pool_survival(apart, ["GENE0"], twice={}, asking=FORMULA)[0].pooled
    both = pool_survival(found, ["GENE0"], twice={}, asking=FORMULA)[0].pooled
    assert [(one.series_a, one.series_b, len(one.samples)) for one in told.shared] == [("A", "B", 40)]
    assert told.shared[0].by_name == (40 if names == "P" else 0)
    assert told.pooled is not None
    assert once is not None
    assert both is not None
    assert told.pooled.coef == pytest.approx(once.coef)
    assert told.counted_twice is not None
    assert told.counted_twice.coef == pytest.approx(both.coef)
    text = " ".join(map(english, told.details))
    assert "40 patients of A are in B too" in text
    assert (
        "Left out of the pooled line, so that nobody counts twice: 40 patients of B. Counted twice, it would be" in text
    )
    curve = survival_choices(found, "GENE0")
    assert curve is not None
    assert curve.effect[curve.default] == pytest.approx(once.coef)


def test_a_study_without_any_survival_says_so_for_each_series() -> None:
    bare = series_of(people(20, 1, 0.0)[0], {"batch": ["1"] * 20})
    answers = pool_survival([alone(bare)], ["GENE0"])
    assert [(a.endpoint, a.pooled, a.refusals[0].code) for a in answers] == [(OVERALL, None, "no_survival")]


def test_choices_are_made_over_the_cohorts_that_are_not_refused() -> None:
    found = [alone(tumours(60, seed, name=f"S{seed}"), names={"GENE1": "GENE5"}) for seed in range(2)]
    values, months, _ = people(20, 9, 0.0)
    few = series_of(
        values, {"os_months": [f"{m:.2f}" for m in months], "os_status": ["dead"] * 2 + ["alive"] * 18}, "FEW"
    )
    curve = survival_choices([*found, alone(few)], "GENE1")
    assert curve is not None
    assert {one.cohorts for one in curve.specifications} == {"all", "without S0", "without S1"}
    pooled = pool_survival(found, ["GENE1"])[0].pooled
    assert pooled is not None
    assert curve.effect[curve.default] == pytest.approx(pooled.coef)
    assert survival_choices([alone(few)], "GENE1") is None


def test_what_could_not_be_used_is_told_beside_what_was() -> None:
    late = {"relapse": ["yes", "no"] * 30}
    alone_status = english(said(alone(tumours(**late))).evidence[-1])
    assert "'relapse': a status for recurrence-free survival without a time" in alone_status
    comma = series_of(people(20, 1, 0.0)[0], {"os months": [f"{i},5" for i in range(20)], "os status": ["dead"] * 20})
    refused = alone(comma).refused
    assert refused is not None
    assert "'os months' is called a time and cannot be read as one: '0,5'" in english(refused.text)


def test_choices_rest_on_the_cohorts_of_the_pooled_line() -> None:
    """A name of the series' own beside an endpoint with few events; a cohort with few values; copies."""
    series = tumours(80, 5, name="S0")
    rare = {"rfs_months": series.samples.columns["os_months"], "rfs_event": ["relapse"] * 4 + ["no relapse"] * 76}
    named = alone(tumours(80, 5, name="S0", **rare), names={"GENE0": "GENE7"})
    values, months, event = people(60, 6, 0.5)
    values[0, 9:] = np.nan
    died = ["dead" if one else "alive" for one in event]
    sparse = alone(series_of(values, {"os_months": [f"{m:.2f}" for m in months], "os_status": died}, "S1"))
    found = [named, alone(tumours(70, 7, name="S2")), sparse, alone(tumours(60, 8, name="S3"))]
    drop = {"S2": [f"S2-{i}" for i in range(20)], "S3": [f"S3-{i}" for i in range(58)]}
    for copies in (None, drop):
        twice = fixed(OVERALL, copies or {})
        curve = survival_choices(found, "GENE0", twice=twice)
        pooled = pool_survival(found, ["GENE0"], twice=twice, asking=FORMULA)[0].pooled
        assert curve is not None
        assert pooled is not None
        assert pooled.k == (3 if copies is None else 2)
        assert curve.effect[curve.default] == pytest.approx(pooled.coef)


def test_the_table_of_all_genes_is_stored_as_documented(tmp_path: Path) -> None:
    table = alone(tumours()).tables[OVERALL]
    frame = survival_table(table)
    assert frame.columns == list(column_names(SurvivalGenes))
    assert frame["gene"][0] == "GENE0"
    assert frame["score_z"].abs().is_sorted(descending=True)
    write_survival_genes(tmp_path, table)
    assert (tmp_path / "survival" / f"{file_stem('SIM')}-overall.parquet").is_file()


@pytest.mark.shared
def test_real_tumours_as_a_users_own_table(shared: Path, tmp_path: Path) -> None:
    data = shared / "data"
    with (data / "GSE28735_tumour_100genes.csv").open() as handle:
        rows = [row[1:] if i == 0 else row for i, row in enumerate(csv.reader(handle))]
    turned = tmp_path / "expression.csv"
    with turned.open("w", newline="") as handle:
        csv.writer(handle).writerows([["gene", *rows[0]], *rows[1:]])
    series = read_table(turned, data / "GSE28735_tumour_pheno.csv", id="pancreas")
    names = Platform("", series.probes, tuple((p,) for p in series.probes), "row names")
    people = patients_data_without_groups(series, names, name="pancreas")
    found = survive(people, None, ["CEACAM5", "CAPN9", "ITGA5"], asking=FORMULA)
    answer = said(found, "CEACAM5")
    assert (answer.n, answer.events, answer.left_out) == (42, 29, 0)
    assert isinstance(found.answers["ITGA5", OVERALL], SurvivalRefusal)
    pooled = pool_survival([found], ["CEACAM5"])[0]
    assert english(pooled.headline) == (
        "CEACAM5 and overall survival in pancreas: hazard ratio 0.59 [0.39, 0.88] per SD, p 0.0095: "
        "more CEACAM5 goes with better survival."
    )
    place = said(found, "CAPN9").place
    assert place is not None
    assert (place.rank, place.n_genes) == (1, 100)
