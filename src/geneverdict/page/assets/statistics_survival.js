// Patients in two groups: Kaplan and Meier's curves, the log-rank test (Mantel 1966), the hazard ratio (Cox 1972, ties
// by Efron), every cut of a value and the honest p of the best of them (Lausen & Schumacher 1992).  A patient whose
// months, event or value is null is left out.  Needs statistics.js alone.
(function (gv) {
  "use strict";

  const { known, normalTail, chi2Tail } = gv.statistics;

  // Times closer than this, relative to the mean time, are one: 0.1 × 3 and 0.3 are not two deaths in a row.
  const SAME_TIME = 2 ** -26;
  // A curve this near to one half is at one half: its median is the middle of that stretch.
  const FLAT = 1e-8;
  const Z95 = 1.959963984540054;
  const SETTLED = 1e-20;
  const STEPS = 60;

  const orNull = (x) => (Number.isNaN(x) ? null : x);
  const nullsFor = (object) => Object.fromEntries(Object.entries(object).map(([name, x]) => [name, orNull(x)]));

  /** Who can be used, by rising time: {row: place among those given, time, event, value}.  Times that differ by
   *  rounding alone are made equal.  Throws RangeError for a time below 0 or an event that is neither 0 nor 1. */
  function followed(months, events, values) {
    const all = months.map((time, row) => ({
      row, time: known(time), event: known(events[row]), value: values ? known(values[row]) : 0,
    }));
    const used = all.filter((one) => ![one.time, one.event, one.value].some(Number.isNaN));
    const wrong = used.find((one) => one.time < 0 || ![0, 1].includes(one.event));
    if (wrong) throw new RangeError(`expected months from 0 on and events 0 or 1, found ${wrong.time}, ${wrong.event}`);
    used.sort((a, b) => a.time - b.time);
    return mergeTimes(used);
  }

  function mergeTimes(used) {
    const each = [...new Set(used.map((one) => one.time))];
    const near = (SAME_TIME * each.reduce((sum, t) => sum + t, 0)) / each.length;
    let [start, before] = [NaN, NaN];
    return used.map((one) => {
      if (!(one.time - before <= near)) start = one.time;
      before = one.time;
      return { ...one, time: start };
    });
  }

  /** One entry for each distinct time, rising: how many were at risk just before and how many died, all and in `high`
   *  (a truth value for each of `used`). */
  function lifeTable(used, high) {
    const table = [];
    let [atRisk, highAtRisk] = [0, 0];
    for (let i = used.length - 1; i >= 0; i--) {
      if (!table.length || table.at(-1).time !== used[i].time) {
        table.push({ time: used[i].time, deaths: 0, highDeaths: 0, censored: 0 });
      }
      const entry = table.at(-1);
      if (used[i].event) entry.deaths++;
      else entry.censored++;
      if (used[i].event && high[i]) entry.highDeaths++;
      Object.assign(entry, { atRisk: ++atRisk, highAtRisk: high[i] ? ++highAtRisk : highAtRisk });
    }
    return table.reverse();
  }

  /**
   * Kaplan and Meier's curve (1958) with its 95 % interval on the scale of log S, one entry of each array for each time
   * at which somebody died or was last seen: time, survival (from the time on), ciLow, ciHigh (null where the curve has
   * come to 0), atRisk (just before), events and censored (how many); with n and the median and its interval.
   */
  function kaplanMeier(months, events) {
    const used = followed(months, events);
    const table = lifeTable(used, used.map(() => false));
    let [survival, spread] = [1, 0];
    const rows = table.map(({ atRisk, deaths }) => {
      survival *= 1 - deaths / atRisk;
      if (deaths) spread += deaths / (atRisk * (atRisk - deaths));
      const width = Z95 * Math.sqrt(spread);
      const [low, high] = [Math.exp(Math.log(survival) - width), Math.min(Math.exp(Math.log(survival) + width), 1)];
      return survival > 0 ? [survival, low, high] : [survival, null, null];
    });
    const column = (name) => table.map((entry) => entry[name]);
    const curve = {
      n: used.length, time: column("time"), atRisk: column("atRisk"), events: column("deaths"),
      censored: column("censored"), survival: rows.map((r) => r[0]), ciLow: rows.map((r) => r[1]),
      ciHigh: rows.map((r) => r[2]),
    };
    const of = (name) => medianTime(curve, name);
    return { ...curve, median: of("survival"), medianLow: of("ciLow"), medianHigh: of("ciHigh") };
  }

  /** The first time at which the curve (or `line`: "ciLow", "ciHigh") is at or below one half; where it stays at one
   *  half until a later death, the middle of that stretch; null where it never comes there. */
  function medianTime(curve, line = "survival") {
    const height = curve[line];
    const first = height.findIndex((s) => s !== null && s <= 0.5 + FLAT);
    if (first < 0) return null;
    if (Math.abs(height[first] - 0.5) > FLAT) return curve.time[first];
    const below = height.findIndex((s, i) => (s === null ? curve.events[i] > 0 : s < 0.5 - FLAT));
    return below < 0 ? curve.time[first] : (curve.time[first] + curve.time[below]) / 2;
  }

  /** How many of a curve were still at risk just before each of `times`: the row below a figure. */
  function numbersAtRisk(curve, times) {
    return times.map((t) => curve.atRisk[curve.time.findIndex((s) => s >= t)] ?? 0);
  }

  /** The log-rank χ² of two groups; NaN where no death could have told them apart. */
  function logRankChi2(table) {
    let [gap, variance, deaths] = [0, 0, 0];
    for (const { atRisk, highAtRisk, deaths: d, highDeaths } of table) {
      const share = highAtRisk / atRisk;
      deaths += d;
      gap += highDeaths - d * share;
      variance += ((d * (atRisk - d)) / Math.max(atRisk - 1, 1)) * share * (1 - share);
    }
    return variance > 1e-12 * Math.max(1, deaths) ? gap ** 2 / variance : NaN;
  }

  /** Event − Σ over deaths up to one's time of 1 / (n − N + 1), N counting all times up to that death's, of each of
   *  `used`; less their mean.  Tied times as R's maxstat takes them. */
  function centredScores(used) {
    const n = used.length;
    const upTo = used.map((one) => one.time);
    for (let i = n - 1; i >= 0; i--) upTo[i] = i < n - 1 && used[i + 1].time === used[i].time ? upTo[i + 1] : i + 1;
    const hazard = [0];
    used.forEach((one, i) => hazard.push(hazard[i] + (one.event ? 1 / (n - upTo[i] + 1) : 0)));
    const scores = used.map((one, i) => one.event - hazard[upTo[i]]);
    const mean = scores.reduce((sum, x) => sum + x, 0) / n;
    return scores.map((x) => x - mean);
  }

  /** The sum of m of n centred scores over its SD, if any m were as likely; NaN where all scores are equal. */
  function standardised(sum, m, scores) {
    const n = scores.length;
    const square = scores.reduce((total, x) => total + x * x, 0);
    if (!(square > 1e-20 * Math.max(1, n)) || m === 0 || m === n) return NaN;
    return sum / Math.sqrt(((m * (n - m)) / (n * Math.max(n - 1, 1))) * square);
  }

  /**
   * Do the high die at another rate?  `isHigh`: true, false or null.  chi2 and p are the log-rank test's; z is the
   * standardised sum of log-rank scores, positive where the high die sooner: what `lausenSchumacher` corrects.  null
   * where a group is empty or no death could tell.
   */
  function logRank(months, events, isHigh) {
    const used = followed(months, events, isHigh);
    const chi2 = logRankChi2(lifeTable(used, used.map((one) => one.value > 0)));
    const scores = centredScores(used);
    const high = scores.filter((_, i) => used[i].value > 0);
    const z = standardised(high.reduce((sum, x) => sum + x, 0), high.length, scores);
    return nullsFor({ chi2, p: chi2Tail(chi2, 1), z });
  }

  /** p of the largest |z| over all cuts from quantile `low` to `high`; the formula is for the tail, and 1 below 1. */
  function lausenSchumacher(z, low = 0.1, high = 0.9) {
    const size = Math.abs(known(z));
    if (!(size >= 1)) return Number.isNaN(size) ? null : 1;
    const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
    const span = Math.log(((1 - low) * high) / ((1 - high) * low));
    return size === Infinity ? 0 : Math.min(1, density * (4 / size + (size - 1 / size) * span));
  }

  /**
   * Each cut of `values` that leaves ⌊n · low⌋ … ⌊n · high⌋ patients at or below it: arrays cut, nLow, chi2, p (of that
   * cut alone), z; `best` is the place of the largest |z| (−1: none) and correctedP its p by `lausenSchumacher`.
   */
  function everyCut(months, events, values, low = 0.1, high = 0.9) {
    const used = followed(months, events, values);
    const scores = centredScores(used);
    const order = used.map((_, i) => i).sort((a, b) => used[a].value - used[b].value);
    const rows = [];
    let sum = 0;
    order.forEach((i, place) => {
      sum += scores[i];
      const [cut, nLow] = [used[i].value, place + 1];
      const last = nLow === used.length || used[order[nLow]].value !== cut;
      const allowed = nLow >= Math.floor(used.length * low) && nLow <= Math.floor(used.length * high);
      if (!last || !allowed) return;
      const chi2 = logRankChi2(lifeTable(used, used.map((one) => one.value > cut)));
      rows.push(nullsFor({ cut, nLow, chi2, p: chi2Tail(chi2, 1), z: 0 - standardised(sum, nLow, scores) }));
    });
    const size = rows.map((row) => (row.z === null ? -1 : Math.abs(row.z)));
    const best = size.some((x) => x >= 0) ? size.indexOf(Math.max(...size)) : -1;
    const column = (name) => rows.map((row) => row[name]);
    const columns = Object.fromEntries(["cut", "nLow", "chi2", "p", "z"].map((name) => [name, column(name)]));
    return { ...columns, best, correctedP: best < 0 ? null : lausenSchumacher(rows[best].z, low, high) };
  }

  /** Slope and information of the partial likelihood at log hazard ratio `beta`, and its value (Efron's ties). */
  function partial(table, beta) {
    let [value, slope, information] = [0, 0, 0];
    for (const { atRisk, highAtRisk, deaths, highDeaths } of table) {
      for (let tied = 0; tied < deaths; tied++) {
        const out = tied / deaths;
        const high = (highAtRisk - out * highDeaths) * Math.exp(beta);
        const total = high + atRisk - highAtRisk - out * (deaths - highDeaths);
        value -= Math.log(total);
        slope -= high / total;
        information += (high / total) * (1 - high / total);
      }
      value += beta * highDeaths;
      slope += highDeaths;
    }
    return { value, slope, information };
  }

  /**
   * The log hazard ratio of high against low with its 95 % interval and Wald's p; coef is ± Infinity, and the rest
   * null, where one group has no deaths while both are at risk; all null where nothing can be compared.
   */
  function hazard(months, events, isHigh) {
    const used = followed(months, events, isHigh);
    const table = lifeTable(used, used.map((one) => one.value > 0));
    const both = table.filter((t) => t.deaths && t.highAtRisk && t.highAtRisk < t.atRisk);
    const nothing = { coef: null, se: null, ciLow: null, ciHigh: null, p: null };
    if (!both.length) return nothing;
    if (both.every((t) => t.highDeaths === t.deaths)) return { ...nothing, coef: Infinity };
    if (both.every((t) => t.highDeaths === 0)) return { ...nothing, coef: -Infinity };
    let [beta, here] = [0, partial(both, 0)];
    let step = here.slope / here.information;
    for (let i = 0; i < STEPS && step * here.slope > SETTLED; i++) {
      const next = partial(both, beta + step);
      const better = next.value >= here.value - 1e-12 * (1 + Math.abs(here.value));
      if (better) [beta, here] = [beta + step, next];
      step = better ? here.slope / here.information : step / 2;
    }
    const se = 1 / Math.sqrt(here.information);
    const margin = Z95 * se;
    const p = 2 * normalTail(Math.abs(beta) / se);
    return { coef: beta, se, ciLow: beta - margin, ciHigh: beta + margin, p };
  }

  Object.assign(gv.statistics, {
    kaplanMeier, medianTime, numbersAtRisk, logRank, lausenSchumacher, everyCut, hazard,
  });
})((window.gv = window.gv || {}));
