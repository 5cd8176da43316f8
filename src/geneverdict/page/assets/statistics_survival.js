// Kaplan and Meier's curves.  A patient whose months or event is null is left out.  Needs statistics.js alone.
(function (gv) {
  "use strict";

  const { known } = gv.statistics;

  // Times closer than this, relative to the mean time, are one: 0.1 × 3 and 0.3 are not two deaths in a row.
  const SAME_TIME = 2 ** -26;
  // A curve this near to one half is at one half: its median is the middle of that stretch.
  const FLAT = 1e-8;
  const Z95 = 1.959963984540054;

  /** Who can be used, by rising time: {time, event}.  Times that differ by rounding alone are made equal.  Throws
   *  RangeError for a time below 0 or an event that is neither 0 nor 1. */
  function followed(months, events) {
    const all = months.map((time, row) => ({ time: known(time), event: known(events[row]) }));
    const used = all.filter((one) => ![one.time, one.event].some(Number.isNaN));
    const wrong = used.find((one) => one.time < 0 || ![0, 1].includes(one.event));
    if (wrong) throw new RangeError(`kaplanMeier(${wrong.time}, ${wrong.event})`);
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

  /** One entry for each distinct time, rising: how many were at risk just before, died, and were last seen. */
  function lifeTable(used) {
    const table = [];
    [...used].reverse().forEach(({ time, event }, i) => {
      if (!table.length || table.at(-1).time !== time) table.push({ time, deaths: 0, censored: 0 });
      const entry = table.at(-1);
      if (event) entry.deaths++;
      else entry.censored++;
      entry.atRisk = i + 1;
    });
    return table.reverse();
  }

  /**
   * Kaplan and Meier's curve (1958) with its 95 % interval on the scale of log S, one entry of each array for each time
   * at which somebody died or was last seen: time, survival (from the time on), ciLow, ciHigh (null where the curve has
   * come to 0), atRisk (just before), events and censored (how many); with n and the median and its interval.
   */
  function kaplanMeier(months, events) {
    const used = followed(months, events);
    const table = lifeTable(used);
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

  Object.assign(gv.statistics, { kaplanMeier, medianTime, numbersAtRisk });
})((window.gv = window.gv || {}));
