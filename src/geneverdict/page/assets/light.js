// A gene that the report does not hold in full: what the numbers of all genes say of it, in the shape of feed 3.
(function (gv) {
  "use strict";

  const orNull = (value) => (Number.isFinite(value) ? value : null);

  /** Feed 3 without what the report does not hold: probes, samples' values, diagnosis, curves, survival. */
  gv.lightGene = async function (name, index) {
    const { study } = gv;
    const arrays = await Promise.all(study.series.map((series) => gv.arrays(series.stem)));
    const series = study.series.map((one, i) => entry(one, arrays[i], name, arrays[i].row(index)));
    return {
      schema: null, gene: name, asked: name, verdict: null,
      thresholds: { log2fc: study.thresholds.log2fc, fdr: study.thresholds.fdr },
      series, pooled: pooled(series), ways: null, multiverse: null, multiverse_all: [], survival: [], survival_choices: null,
      failures: study.failures, provenance: null,
      page: { full: false, light: true, series: series.map(({ id }) => ({ id, values: null })), curves: [], survival: [] },
    };
  };

  const SAME = ["id", "platform", "title", "simulated", "scale", "effect_unit", "design", "formula", "case", "control", "n_case", "n_control", "n_pairs"];

  function entry(series, arrays, name, row) {
    const numbers = row < 0 ? {} : numbersOf(arrays, row);
    const measured = row >= 0;
    return {
      ...Object.fromEntries(SAME.map((key) => [key, series[key]])),
      probe: null, log2fc: null, se: null, ci_low: null, ci_high: null, t: null, df: null, p: null, fdr: null,
      ave_expr: null, b: null, rank: null, confident: null, ...numbers,
      n_genes: measured ? series.n_genes : null,
      percentile: numbers.rank ? (100 * (series.n_genes - numbers.rank)) / series.n_genes : null,
      ...callOf(series, numbers, measured, name),
      note: null, level: null, why: null, probes: [],
    };
  }

  function numbersOf(arrays, row) {
    const { log2fc, se, df, p, fdr, confident } = Object.fromEntries(
      ["log2fc", "se", "df", "p", "fdr", "confident"].map((key) => [key, arrays[key][row]]));
    const margin = se * gv.statistics.tQuantile(0.975, df);
    const numbers = { log2fc, se, ci_low: log2fc - margin, ci_high: log2fc + margin, t: log2fc / se, df, p, fdr, confident };
    const told = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, orNull(value)]));
    return { ...told, rank: Number.isNaN(p) ? null : 1 + arrays.p.reduce((n, other) => n + (other < p), 0) };
  }

  /** At the study's own thresholds, as the other genes' answers are. */
  function callOf(series, numbers, measured, name) {
    if (!measured) return { call: "not called", reason: { code: "no_value", message: gv.message("reason-no_value", { gene: gv.v.name(name) }) } };
    const { log2fc, fdr, confident } = numbers;
    const row = { ...numbers, n_genes: series.n_genes, confident };
    const cuts = { fc: gv.study.thresholds.log2fc, fdr: gv.study.thresholds.fdr, treat: false };
    return gv.decide(name, series, log2fc === null || fdr === null ? { ...row, p: null } : row, cuts, null);
  }

  /**
   * The pooled line of the series whose effects are log2 fold changes.  Not known here where one of them was pooled
   * without samples that stand in the study twice: that takes the samples' values.
   */
  function pooled(series) {
    const usable = series.filter((one, i) => gv.study.series[i].is_log2 && one.log2fc !== null && one.se > 0);
    const copies = (one) => gv.study.series.find(({ id }) => id === one.id).copies;
    const used = usable.filter((one) => !(copies(one) && copies(one).whole));
    if (!used.length || used.some(copies)) return null;
    const found = gv.statistics.pool(used.map((one) => one.log2fc), used.map((one) => one.se));
    return {
      k: found.k, estimate: found.estimate, se: found.se, ci_low: found.ciLow, ci_high: found.ciHigh, pi_low: found.piLow,
      pi_high: found.piHigh, t: found.t, p: found.p, fdr: null, tau2: found.tau2, i2: found.i2, q: found.q, q_p: found.qP,
      method: "REML, Hartung-Knapp", series: used.map((one) => one.id), left_out: [], with_copies: null,
    };
  }
})((window.gv = window.gv || {}));
