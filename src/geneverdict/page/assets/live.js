// The answer at the reader's thresholds and without what the reader leaves out.
(function (gv) {
  "use strict";

  const known = gv.known;
  let memo = { key: "", gene: null, found: null };

  /** Calls, counts, pooled line and verdict of the shown gene as things stand. */
  gv.live = function () {
    const { fc, fdr, treat, out } = gv.state;
    const ready = gv.study.series.map((series) => (gv.arraysNow(series.stem) ? 1 : 0)).join("");
    const key = JSON.stringify([fc, fdr, treat, out, ready]);
    if (memo.key !== key || memo.gene !== gv.gene_now) {
      memo = { key, gene: gv.gene_now, found: liveOf(gv.gene_now, { fc, fdr, treat }, out) };
    }
    return memo.found;
  };

  /** The answer for any gene (the comparison needs others than the shown one). */
  gv.liveFor = (feed) => liveOf(feed, { fc: gv.state.fc, fdr: gv.state.fdr, treat: gv.state.treat }, gv.state.out);

  function liveOf(feed, cuts, out) {
    const items = feed.series.map((answer, at) => itemOf(feed, answer, at, cuts, out));
    const here = items.filter((item) => !item.left);
    const pooled = pooledOf(feed, items, out);
    return { gene: feed.gene, items, pooled, cuts, verdict: gv.verdictOf(feed.gene, here, pooled, cuts), without: withoutEach(feed, items, out) };
  }

  const CONFOUNDED = ["groups_confounded", "samples_sex_groups"];

  function itemOf(feed, answer, at, cuts, out) {
    const series = gv.study.series.find((one) => one.id === answer.id) || answer;
    const dropped = out.filter((item) => item.startsWith(`${answer.id}:`)).map((item) => item.slice(answer.id.length + 1));
    const whole = rowOf(answer);
    const again = dropped.length && whole ? refitted(feed, series, at, dropped, whole) : { row: whole, note: null };
    const stored = answer.reason && !(whole && known(whole.p)) ? answer.reason : null;
    const { call, reason } = gv.decide(feed.gene, series, again.row, cuts, stored);
    const { level, sentence, hangs } = gv.levelOf(series, again.row, call, cuts, stored || reason);
    return {
      id: answer.id, at, series, answer, row: again.row, whole, dropped, note: again.note, call, reason, level, sentence, hangs,
      left: out.includes(answer.id), probes: answer.probes.length,
      swapped: Boolean(answer.why && answer.why.findings.some((f) => f.code.startsWith("groups_swapped") && f.weight === "decides")),
      unsigned: Boolean(answer.why && answer.why.findings.some((f) => f.code === "groups_ratio_unknown")),
      confounded: Boolean(answer.why && answer.why.findings.some((f) => CONFOUNDED.includes(f.code))),
    };
  }

  function rowOf(answer) {
    if (!known(answer.log2fc)) return null;
    const { log2fc, se, ci_low, ci_high, df, p, fdr, rank, n_genes } = answer;
    const confident = answer.why ? answer.why.confident_log2fc : answer.confident;
    return { log2fc, se, ci_low, ci_high, df: df === null ? Infinity : df, p, fdr, rank, n_genes, confident, unequal: answer.unequal || null };
  }

  /** The gene fitted again without some samples; the prior and the other genes stay as they were. */
  function refitted(feed, series, at, dropped, whole) {
    const place = feed.page && feed.page.series[at];
    const modelled = series.model && dropped.filter((id) => series.model.samples.includes(id));
    if (!modelled || !modelled.length) return { row: whole, note: gv.message("page-refit_none") };
    if (!series.model.plain || !place || !place.values) {
      return { row: whole, note: gv.message("page-refit_impossible", { why: gv.v.told(series.model.why_not || gv.message("page-values_not_here")) }) };
    }
    const fit = gv.refitOf(series, place, dropped, whole);
    if (!fit) return { row: { ...whole, p: null, fdr: null, se: null, ci_low: null, ci_high: null, log2fc: null }, note: gv.message("page-refit_too_few") };
    const arrays = gv.arraysNow(series.stem);
    const row = arrays ? arrays.row(gv.geneIndex(feed.series[at].gene || feed.gene)) : -1;
    const fdr = arrays ? gv.statistics.fdrOf(fit.p, arrays.p, row) : whole.fdr;
    return {
      row: { ...whole, log2fc: fit.log2fc, se: fit.se, df: fit.df, p: fit.p, ci_low: fit.ciLow, ci_high: fit.ciHigh, fdr, confident: NaN, unequal: null },
      note: gv.message("page-refit_done", { samples: gv.v.names(dropped), held: gv.v.code(series.model.held) }),
    };
  }

  /** The fit of a gene in a series without some samples, as gv.statistics.refit gives it; null where none is possible.
   *  `place`: its values and weights in the series, `whole`: its row with every sample. */
  gv.refitOf = function (series, place, dropped, whole) {
    const at = new Map(series.samples.map((sample, i) => [sample.id, i]));
    const { samples, matrix, own_prior } = series.model;
    const y = samples.map((id) => place.values[at.get(id)] ?? null);
    const weights = place.weights ? samples.map((id) => place.weights[at.get(id)] ?? null) : null;
    const keep = samples.map((id) => !dropped.includes(id));
    const prior = series.df_prior === null ? Infinity : series.df_prior;
    return gv.statistics.refit(y, matrix, keep, prior, series.var_prior, whole.df, weights, own_prior ? whole.se : null);
  };

  /** The rows that go into the pooled line: those of the study's own pooling that are not left out. */
  function poolable(feed, items, out) {
    const used = feed.pooled ? feed.pooled.series : [];
    return items.filter((item) => used.includes(item.id) && !out.includes(item.id) && item.row && known(item.row.se) && item.row.se > 0);
  }

  /** The row of a series for the pooling: samples that stand in the study twice count once. */
  function onceRow(feed, item) {
    const copies = item.series.copies;
    const place = feed.page && feed.page.series[item.at];
    if (!copies || !copies.samples.length || copies.whole || !place || !place.values || !item.series.model.plain) return item.row;
    const fit = gv.refitOf(item.series, place, [...item.dropped, ...copies.samples], item.whole);
    return fit ? { log2fc: fit.log2fc, se: fit.se } : item.row;
  }

  function pooledOf(feed, items, out) {
    if (!feed.pooled) return null;
    const changed = feed.pooled.series.some((id) => out.some((item) => item === id || item.startsWith(`${id}:`)));
    if (!changed) return { ...feed.pooled, own: true };
    return poolRows(feed, poolable(feed, items, out));
  }

  function poolRows(feed, rows) {
    if (!rows.length) return null;
    const once = rows.map((item) => onceRow(feed, item));
    const found = gv.statistics.pool(once.map((row) => row.log2fc), once.map((row) => row.se));
    return {
      k: found.k, estimate: found.estimate, se: found.se, ci_low: found.ciLow, ci_high: found.ciHigh, pi_low: found.piLow,
      pi_high: found.piHigh, p: found.p, tau2: found.tau2, i2: found.i2, q: found.q, q_p: found.qP,
      series: rows.map((item) => item.id), own: false,
    };
  }

  /** The pooled line without each series that is in it now. */
  function withoutEach(feed, items, out) {
    const rows = poolable(feed, items, out);
    if (rows.length < 3) return [];
    return rows.map((item) => ({ id: item.id, pooled: poolRows(feed, rows.filter((other) => other !== item)) }));
  }

  /** How many genes of a series are up and down at these cuts; null until its numbers are there. */
  gv.countsAt = function (stem, cuts) {
    const arrays = gv.arraysNow(stem);
    if (!arrays) return null;
    const size = cuts.treat ? arrays.confident : arrays.log2fc;
    let up = 0, down = 0;
    for (let i = 0; i < arrays.n; i++) {
      const inside = cuts.treat ? Math.abs(size[i]) >= cuts.fc : Math.abs(size[i]) >= cuts.fc && arrays.fdr[i] < cuts.fdr;
      if (!inside) continue;
      if (arrays.log2fc[i] > 0) up++;
      else down++;
    }
    return { up, down, n: arrays.n };
  };

  /** Counts of a series at the present cuts, kept until they change; nothing is called off the log2 scale. */
  const counted = new Map();
  gv.counts = function (series) {
    if (!series.is_log2) return { up: 0, down: 0, n: series.n_genes };
    const { fc, fdr, treat } = gv.state;
    const key = `${fc} ${fdr} ${treat}`;
    const last = counted.get(series.stem);
    if (last && last.key === key) return last.found;
    const found = gv.countsAt(series.stem, { fc, fdr, treat });
    if (found) counted.set(series.stem, { key, found });
    return found;
  };

  let index = null;
  /** The number of a gene in study.genes, −1 where it is not there. */
  gv.geneIndex = function (name) {
    if (!index) index = new Map(gv.study.genes.map((gene, i) => [gene, i]));
    return index.has(name) ? index.get(name) : -1;
  };
})((window.gv = window.gv || {}));
