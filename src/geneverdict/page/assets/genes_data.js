// All genes of a series, or pooled, as columns that can be sorted and filtered.
(function (gv) {
  "use strict";

  const POOLED = "", AT_ONCE = 400;
  const kept = new Map();

  /** Columns of all genes of a series: gene (number in study.genes) and numbers; null until they are there. */
  function ofSeries(series) {
    const arrays = gv.arraysNow(series.stem);
    if (!arrays) return null;
    const { n, gene, log2fc, se, df, p, fdr, confident } = arrays;
    return { n, gene, effect: log2fc, se, df, p, fdr, confident, t: Float64Array.from(log2fc, (x, i) => x / se[i]) };
  }

  /** Why genes cannot be pooled here; "" where they can. */
  gv.notPooledHere = () => (gv.study.series.filter((one) => one.is_log2).length < 2 ? "page-genes_no_pooling" : gv.study.series.some((one) => one.copies) ? "page-genes_copies" : "");

  /** The genes of two series or more, pooled, some at a time, so that the page stays quick; FDR over all of them. */
  async function pooled() {
    const all = await Promise.all(gv.study.series.filter((one) => one.is_log2).map((one) => gv.arrays(one.stem))), made = [];
    for (let gene = 0; gene < gv.study.genes.length; gene++) {
      if (gene % AT_ONCE === 0) await new Promise((go) => setTimeout(go));
      const found = all.map((one) => [one, one.row(gene)]).filter(([, row]) => row >= 0);
      if (found.length > 1) made.push({ gene, ...gv.statistics.pool(found.map(([one, row]) => one.log2fc[row]), found.map(([one, row]) => one.se[row])) });
    }
    return columnsOf(made.filter((one) => one.k > 1));
  }

  function columnsOf(made) {
    const column = (name) => Float64Array.from(made, (one) => one[name] ?? NaN);
    const p = column("p");
    return { n: made.length, gene: Uint32Array.from(made, (one) => one.gene), k: column("k"), effect: column("estimate"), se: column("se"), ciLow: column("ciLow"), ciHigh: column("ciHigh"), t: column("t"), p, fdr: benjaminiHochberg(p) };
  }

  function benjaminiHochberg(p) {
    const order = [...p.keys()].filter((i) => !Number.isNaN(p[i])).sort((a, b) => p[a] - p[b]), out = new Float64Array(p.length).fill(NaN);
    let least = 1;
    for (let at = order.length - 1; at >= 0; at--) out[order[at]] = least = Math.min(least, (p[order[at]] * order.length) / (at + 1));
    return out;
  }

  /** The columns of a series, or of the pooled genes (""); null until they are there, and the page follows. */
  gv.geneColumns = function (id) {
    if (id === POOLED && !kept.has(POOLED)) {
      kept.set(POOLED, null);
      pooled().then((columns) => { kept.set(POOLED, columns); gv.set({}, { quiet: true }); });
    }
    if (!kept.get(id) && id !== POOLED) kept.set(id, ofSeries(gv.study.series.find((one) => one.id === id)));
    return kept.get(id);
  };

  /** 1 up, −1 down, 0 not called, at the present thresholds; of the pooled genes by FDR and size of the mean. */
  gv.geneCall = function (columns, i, series) {
    const { fc, fdr, treat } = gv.state;
    if (series && !series.is_log2) return 0;
    const called = treat && columns.confident ? Math.abs(columns.confident[i]) >= fc : Math.abs(columns.effect[i]) >= fc && columns.fdr[i] < fdr;
    return called ? Math.sign(columns.effect[i]) : 0;
  };

  const short = (columns, i) => columns.fdr[i] < gv.state.fdr && Math.abs(columns.effect[i]) < gv.state.fc;
  const large = (columns, i) => Math.abs(columns.effect[i]) >= gv.state.fc && !(columns.fdr[i] < gv.state.fdr);

  /** Not different by what matters, by two one-sided tests. */
  function small(columns, i) {
    const tost = gv.statistics.equivalence(columns.effect[i], columns.se[i], columns.df ? columns.df[i] : columns.k[i] - 1, gv.study.thresholds.equivalence);
    return tost < 0.05;
  }

  /** What the list can be narrowed to: by its name in the catalogue. */
  gv.geneFilters = {
    all: () => true,
    called: (columns, i, series) => gv.geneCall(columns, i, series) !== 0,
    up: (columns, i, series) => gv.geneCall(columns, i, series) > 0,
    down: (columns, i, series) => gv.geneCall(columns, i, series) < 0,
    short, large, small,
    undetermined: (columns, i) => !(columns.fdr[i] < gv.state.fdr) && !small(columns, i),
  };

  /** The rows (numbers into the columns) that pass the filter and whose name has the text, in order. */
  gv.geneRows = function (columns, { filter, text, sort, down, series }) {
    const wanted = text.trim().toUpperCase(), test = gv.geneFilters[filter], names = gv.study.genes, rows = [];
    for (let i = 0; i < columns.n; i++) if ((!wanted || names[columns.gene[i]].toUpperCase().includes(wanted)) && test(columns, i, series)) rows.push(i);
    if (sort === "gene") return down ? rows.reverse() : rows; // genes stand in the order of their names
    const key = sort === "size" ? Float64Array.from(columns.effect, Math.abs) : columns[sort], sign = down ? -1 : 1;
    const last = (x) => (Number.isNaN(x) ? 1 : 0);
    return rows.sort((a, b) => last(key[a]) - last(key[b]) || sign * (key[a] - key[b]) || a - b);
  };
})((window.gv = window.gv || {}));
