/* The patients behind the survival figure: which cut, what the two groups show. */
(function (gv) {
  "use strict";

  const m = gv.marks;
  const STEPS = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240];
  const MOST_TICKS = 7;

  /** The cohort of the frame, the part-th of the gene's, with the gene's values; null where it was not measured. */
  function cohort(c) {
    const told = ((c.gene.page && c.gene.page.survival) || [])[c.part];
    const found = told && c.study.survival.find((one) => one.series === told.series && one.endpoint === told.endpoint);
    return found && told.values && told.values.some(gv.known) ? { ...found, values: told.values, cuts: told.cuts } : null;
  }

  /** Round months from 0 to the longest time, at most seven steps. */
  function ticks(longest) {
    const step = STEPS.find((one) => longest / one <= MOST_TICKS) || STEPS.at(-1);
    return Array.from({ length: Math.floor(longest / step + 1e-9) + 1 }, (_, i) => i * step);
  }

  /** The place of the cut nearest to `value`, the lower of equals. */
  function nearest(cuts, value) {
    let best = 0;
    cuts.forEach((cut, i) => {
      if (Math.abs(cut - value) < Math.abs(cuts[best] - value)) best = i;
    });
    return best;
  }

  function group(one, isHigh, wanted) {
    const members = isHigh.map((high, i) => ({ high, i })).filter(({ high }) => high === wanted).map(({ i }) => i);
    const months = members.map((i) => one.months[i]);
    const events = members.map((i) => one.events[i]);
    return { members, ...gv.statistics.kaplanMeier(months, events), deaths: events.reduce((sum, x) => sum + x, 0) };
  }

  /** The numbers of a cut by its place in the table; of the median below 0. */
  function numbers(cuts, at) {
    if (at < 0 || at === cuts.median_place) return cuts.median;
    return Object.fromEntries(Object.keys(cuts.median).map((name) => [name, cuts[name][at]]));
  }

  /** The cohort at the present cut: the median, unless another is chosen that its values allow.  `found` is the table of
   *  every cut, as Python made it; `here` its numbers at the present one. */
  function scene(c) {
    const one = cohort(c);
    const key = `${one.series}:${one.endpoint}`;
    const values = one.values.filter(gv.known);
    const found = one.cuts;
    const wanted = c.state.cut[key];
    const inside = gv.known(wanted) && found.cut.length && wanted >= found.cut[0] && wanted <= found.cut.at(-1);
    const at = inside ? nearest(found.cut, wanted) : found.median_place;
    const here = numbers(found, at);
    const isHigh = one.values.map((value) => (gv.known(value) ? value > here.cut : null));
    return {
      one, key, found, at, here, isHigh, n: values.length, missing: one.values.length - values.length,
      high: group(one, isHigh, true), low: group(one, isHigh, false), ticks: ticks(Math.max(...one.months)),
    };
  }

  /** What the values are; a cohort may be of a series without groups, of which only the answer tells the unit. */
  function unit(c, one) {
    const series = c.study.series.find((other) => other.id === one.series);
    if (series) return m.valueUnit(series.scale);
    const told = (c.gene.survival || []).flatMap((answer) => answer.cohorts).find((other) => other.series === one.series);
    return told ? m.valueUnit(told.value_unit) : gv.message("page-value");
  }

  const ratio = (coef) => gv.v.hazard(gv.known(coef) ? Math.exp(coef) : NaN);

  /** The hazard ratio of a row of the table, which is not known where one group has no events. */
  const hazardValues = ({ coef, ci_low: low, ci_high: high }) => ({ hazard: ratio(coef), low: ratio(low), high: ratio(high) });

  /** The hazard ratio per SD, which needs no cut: pooled over the cohorts of an endpoint, or of the one cohort. */
  function withoutCut(c, s) {
    const answer = (c.gene.survival || []).find((one) => one.endpoint === s.one.endpoint);
    if (!answer) return [];
    const mine = answer.cohorts.find((one) => one.series === s.one.series);
    const said = [];
    if (mine && mine.hazard && gv.known(mine.hazard.coef)) {
      said.push(gv.message("page-hazard_per_sd", { gene: gv.v.name(c.gene.gene), series: gv.v.name(s.one.series), ...hazardValues(mine.hazard), p: gv.v.p(mine.hazard.p) }));
    }
    const { pooled } = answer;
    if (pooled && pooled.k > 1 && gv.known(pooled.coef)) {
      said.push(gv.message("page-hazard_pooled", { k: gv.v.count(pooled.k), ...hazardValues(pooled), p: gv.v.p(pooled.p), i2: gv.v.fixed0(pooled.i2) }));
    }
    return said;
  }

  gv.survival = { cohort, scene, numbers, unit, hazardValues, withoutCut };
})((window.gv = window.gv || {}));
