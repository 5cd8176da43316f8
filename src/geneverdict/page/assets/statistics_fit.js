// One gene of one series again without some samples, its FDR among the other genes, and whether its change is surely
// small.  Smyth 2004 (moderated t), Benjamini & Hochberg 1995, Schuirmann 1987.  Needs statistics.js alone.
(function (gv) {
  "use strict";

  const { known, tTail, tUpper, tQuantile } = gv.statistics;

  const EPS = 2 ** -52;
  // A column whose part outside the others is this much shorter than itself depends on them, as in R's lm.fit.
  const COLLINEAR = 1e-7;
  // A row that the other columns can reproduce by themselves says nothing about the last one.
  const ABSORBED = 1e-9;
  const AGREES = 1e-6;

  const orNull = (x) => (Number.isNaN(x) ? null : x);
  function dot(a, b) {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
  const norm = (a) => Math.sqrt(dot(a, a));

  /** Takes out of `vector` (changed) what lies along unit vectors stored as {at: places, value: numbers}; twice, so
   *  that what is left is orthogonal to rounding even where columns hardly differ. */
  function takeOut(vector, basis) {
    for (let round = 0; round < 2; round++) {
      for (const { at, value } of basis) {
        let along = 0;
        for (let k = 0; k < at.length; k++) along += vector[at[k]] * value[k];
        if (along !== 0) for (let k = 0; k < at.length; k++) vector[at[k]] -= along * value[k];
      }
    }
    return vector;
  }

  function sparse(vector, length) {
    const at = [];
    vector.forEach((x, i) => x !== 0 && at.push(i));
    return { at, value: at.map((i) => vector[i] / length) };
  }

  /** Orthonormal vectors of the columns, dependent ones left out.  The emptiest come first: the indicators of 200
   *  pairs then stay two numbers each, and a refit takes milliseconds. */
  function basisOf(columns) {
    const counted = columns.map((column) => ({ column, filled: column.filter((x) => x !== 0).length }));
    const basis = [];
    for (const { column } of counted.sort((a, b) => a.filled - b.filled)) {
      const rest = takeOut([...column], basis);
      const length = norm(rest);
      if (length > COLLINEAR * norm(column)) basis.push(sparse(rest, length));
    }
    return basis;
  }

  /** The model on some rows: the basis of the columns before the last, the last outside them, and the residual
   *  degrees of freedom; null where the last column depends on the others. */
  function modelOf(rows) {
    if (!rows.length) return null;
    const columns = rows[0].map((_, j) => rows.map((row) => row[j]));
    const last = columns.pop();
    const basis = basisOf(columns);
    const outside = takeOut([...last], basis);
    const length = norm(outside);
    if (!(length > COLLINEAR * norm(last))) return null;
    return { basis, last, outside, length, df: rows.length - basis.length - 1 };
  }

  /** Least squares of y (times `roots`, those of weights): the coefficient of the last column and the residual sum of
   *  squares.  What is no larger than the rounding of the values is 0; where a constant is in the model, values are
   *  counted from the first. */
  function leastSquares(y, roots, model) {
    const centred = norm(takeOut([...roots], model.basis)) <= 64 * EPS * norm(roots);
    const origin = centred ? y[0] : 0;
    const values = y.map((x, i) => (x - origin) * roots[i]);
    const rounding = y.length * EPS * (Math.abs(origin) + norm(values));
    const rest = takeOut(values, model.basis);
    const along = dot(rest, model.outside) / model.length;
    const left = norm(rest.map((x, i) => x - (along * model.outside[i]) / model.length));
    return { coef: Math.abs(along) <= rounding ? 0 : along / model.length, rss: left <= rounding ? 0 : left * left };
  }

  /** How many rows with and without the last column say anything about it: 1 − the row's leverage is above 0. */
  function counts(model) {
    const leverage = model.last.map(() => 0);
    for (const { at, value } of model.basis) at.forEach((i, k) => (leverage[i] += value[k] * value[k]));
    const speaks = leverage.map((h) => 1 - h > ABSORBED);
    const nCase = model.last.filter((x, i) => speaks[i] && x > 0).length;
    return { nCase, nControl: speaks.filter(Boolean).length - nCase };
  }

  /** The most degrees of freedom for each residual one (all genes' residual ones together are the limit), from those
   *  that the whole analysis gave the gene; Infinity where the limit does not bind. */
  function limitPerDf(whole, dfPrior, dfRow) {
    const residual = whole === null ? 0 : whole.df;
    const binds = residual > 0 && dfRow < (dfPrior + residual) * (1 - AGREES);
    return binds ? dfRow / residual : Infinity;
  }

  /**
   * One gene without the samples that are not kept, the prior of the variances held as the full analysis found it.
   *
   * `values` (samples, null = missing), `matrix` (samples × columns, the last is case − control), `keep` (samples,
   * true or false).  `dfPrior`: null or Infinity where the variances differ no more than by chance, 0 without a prior;
   * then `varPrior` is not used.  `dfRow`: the df that the full analysis gave this gene; without it df is not limited
   * by those of all genes together.  `weights` (samples, null: all alike) are held, too, 0 being no value.  `seRow`: the
   * standard error that the full analysis gave this gene, where the prior is not the series' (a trend, hypervariable
   * genes): it is then the one that df and standard error imply.  A sample whose partner left, and whose own column so
   * takes it up, contributes nothing and is not counted in nCase and nControl.  Returns null where the contrast cannot
   * be estimated; se, p and the 95 % interval are null where no variance is known.  The other genes, and so the prior,
   * are not analysed again.
   */
  function refit(values, matrix, keep, dfPrior, varPrior, dfRow, weights, seRow) {
    const roots = values.map((_, i) => (weights ? Math.sqrt(known(weights[i])) : 1));
    const measured = values.map((_, i) => i).filter((i) => Number.isFinite(known(values[i])) && roots[i] > 0);
    const of = (rows) => modelOf(rows.map((i) => (weights ? matrix[i].map((x) => x * roots[i]) : matrix[i])));
    const squares = (rows, model) => leastSquares(rows.map((i) => values[i]), rows.map((i) => roots[i]), model);
    const kept = measured.filter((i) => keep[i]);
    const model = of(kept);
    if (model === null) return null;
    const series = dfPrior === null || dfPrior === undefined ? Infinity : dfPrior;
    const own = Number.isFinite(known(seRow));
    const whole = own || Number.isFinite(dfRow) ? of(measured) : null;
    const prior = own && whole ? implied(squares(measured, whole).rss, whole, known(dfRow), seRow) : { df: series, var: known(varPrior) };
    const limit = !own && Number.isFinite(dfRow) ? limitPerDf(whole, prior.df, dfRow) : Infinity;
    const fit = squares(kept, model);
    const df = Math.min(prior.df + model.df, limit === Infinity ? Infinity : limit * model.df);
    const se = Math.sqrt(posterior(fit.rss, model.df, prior.df, prior.var)) / model.length;
    return { log2fc: fit.coef, ...interval(fit.coef, se, df), ...counts(model) };
  }

  /** The prior that a gene's degrees of freedom and standard error imply, by its fit with every sample. */
  function implied(rss, whole, dfRow, seRow) {
    const post = (seRow * whole.length) ** 2;
    const df = Number.isNaN(dfRow) ? Infinity : Math.max(dfRow - whole.df, 0);
    if (df === 0 || df === Infinity) return { df, var: post };
    return { df, var: Math.max((post * (df + whole.df) - rss) / df, 0) };
  }

  /** The posterior variance; NaN where neither a prior nor a residual degree of freedom is there. */
  function posterior(rss, df, dfPrior, varPrior) {
    if (dfPrior === Infinity) return varPrior;
    return (rss + (dfPrior > 0 ? dfPrior * varPrior : 0)) / (df + dfPrior);
  }

  function interval(coef, se, df) {
    const margin = se * tQuantile(0.975, df);
    const test = { se, df: Number.isNaN(se) ? NaN : df, p: tTail(coef / se, df), ciLow: coef - margin, ciHigh: coef + margin };
    return Object.fromEntries(Object.entries(test).map(([name, x]) => [name, orNull(x)]));
  }

  /** The p-values that are there, rising: what `fdrAmong` needs, once for many questions. */
  const sortedP = (allP) => Float64Array.from(allP, known).filter((p) => p >= 0).sort();

  /** First place in rising `sorted` whose value is not below p. */
  function placeOf(sorted, p) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < p) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Benjamini & Hochberg's FDR of a gene with p, the others keeping theirs: `sorted` as `sortedP` gives it, `own` the
   *  gene's own p in it (null: it was not tested, and is one test more).  null where p is not known. */
  function fdrAmong(p, sorted, own) {
    p = known(p);
    if (Number.isNaN(p)) return null;
    own = known(own);
    const left = Number.isNaN(own) ? sorted.length : placeOf(sorted, own);
    const tests = sorted.length + (Number.isNaN(own) ? 1 : 0);
    const first = placeOf(sorted, p);
    // The gene's rank is 1 + the others below it; of the others above, those after its old place are one lower.
    let fdr = (p * tests) / (first + 1 - (left < first ? 1 : 0));
    for (let i = first; i < sorted.length; i++) {
      if (i !== left) fdr = Math.min(fdr, (sorted[i] * tests) / (i + (i < left ? 2 : 1)));
    }
    return Math.min(fdr, 1);
  }

  /** The FDR of the gene at `index` of `allP` (null where not tested) when its p becomes `p`; index −1: a new test. */
  const fdrOf = (p, allP, index) => fdrAmong(p, sortedP(allP), index < 0 ? null : allP[index]);

  /** p against |effect| ≥ bound, the larger of two one-sided tests: below α where the 1 − 2α interval is inside; NaN
   *  (which is not below any α, as null would be) where nothing is known. */
  const equivalence = (log2fc, se, df, bound) => {
    const [effect, error, limit] = [log2fc, se, bound].map(known);
    return tUpper((limit - Math.abs(effect)) / error, df);
  };

  Object.assign(gv.statistics, { refit, sortedP, fdrAmong, fdrOf, equivalence });
})((window.gv = window.gv || {}));
