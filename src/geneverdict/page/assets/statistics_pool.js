// Random-effects pooling of one gene over series: tau² by restricted maximum likelihood (Viechtbauer 2005), the test of
// Hartung & Knapp 2001, the prediction interval of IntHout 2016.  Needs statistics.js alone.
(function (gv) {
  "use strict";

  const { known, tTail, tQuantile, chi2Tail } = gv.statistics;

  const EPS = 2 ** -52;
  const ITERATIONS = 200;
  const SAFE_STEPS = 6;
  // A step this small relative to tau² + the smallest sampling variance ends the iteration.
  const SETTLED = 1e-12;

  const sum = (numbers) => numbers.reduce((total, x) => total + x, 0);
  const orNull = (x) => (Number.isNaN(x) ? null : x);

  /** The weighted mean and its sums, with weights 1 / (v + tau²). */
  function weigh(y, v, tau2) {
    const w = v.map((x) => 1 / (x + tau2));
    const sumW = sum(w);
    const mean = sum(w.map((x, i) => x * y[i])) / sumW;
    return { w, sumW, sumW2: sum(w.map((x) => x * x)), mean, q: sum(w.map((x, i) => x * (y[i] - mean) ** 2)) };
  }

  /** Two proposed changes of tau²: Fisher's, whose sign is that of the slope of the likelihood, and Newton's. */
  function proposals(y, v, tau2) {
    const { w, sumW, sumW2, mean } = weigh(y, v, tau2);
    const scaled = w.map((x, i) => x * (y[i] - mean));
    const share = sumW2 / sumW;
    const slope = sum(scaled.map((x) => x * x)) - sumW + share;
    // Where one series outweighs all others by 1e15 the information cancels to nothing: the step is kept finite.
    const information = sumW2 - (2 * sum(w.map((x) => x ** 3))) / sumW + share * share;
    const expected = Math.max(information, 8 * EPS * sumW2);
    const cubic = sum(scaled.map((x, i) => x * x * w[i])) - sum(scaled.map((x, i) => x * w[i])) ** 2 / sumW;
    return { fisher: slope / expected, newton: slope / (2 * cubic - expected) };
  }

  /** A step from tau², halved until it does not lead below 0. */
  function halved(tau2, change) {
    if (tau2 > 0 && change < -tau2) change *= 2 ** -Math.ceil(Math.log2(-change / tau2));
    return Math.max(tau2 + change, 0);
  }

  /** Newton's step where it climbs and stays between the ends, else Fisher's, else the middle. */
  function between(tau2, { fisher, newton }, low, high) {
    const inside = (x) => x >= low && x <= high;
    const climbs = Number.isFinite(newton) && newton * fisher >= 0 && inside(tau2 + newton);
    const choice = climbs ? tau2 + newton : Math.max(tau2 + fisher, 0);
    if (inside(choice)) return choice;
    return Number.isFinite(high) ? (low + high) / 2 : choice;
  }

  /** From the unweighted estimate of Hedges to a maximum: some steps of Fisher's, which decide which of several maxima
   *  is reached, then Newton's between the last point that had to rise and the last that had to fall. */
  function climb(y, v) {
    const k = y.length;
    const plain = sum(y) / k;
    let tau2 = Math.max(0, sum(y.map((x) => (x - plain) ** 2)) / (k - 1) - sum(v) / k);
    let [low, high] = [0, Infinity];
    for (let round = 0; round < ITERATIONS; round++) {
      const step = proposals(y, v, tau2);
      if (step.fisher > 0) low = tau2;
      if (step.fisher < 0) high = tau2;
      const next = round < SAFE_STEPS ? halved(tau2, step.fisher) : between(tau2, step, low, high);
      const settled = Math.abs(next - tau2) <= SETTLED * (tau2 + Math.min(...v));
      tau2 = next;
      if (settled) break;
    }
    return tau2;
  }

  /** The restricted log likelihood, less its constants. */
  function likelihood(y, v, tau2) {
    const { sumW, q } = weigh(y, v, tau2);
    return -(sum(v.map((x) => Math.log(x + tau2))) + Math.log(sumW) + q) / 2;
  }

  /** tau² ≥ 0, two series or more: the maximum found, or 0 where the likelihood is higher there. */
  function tau2Of(y, v) {
    const found = climb(y, v);
    return likelihood(y, v, 0) > likelihood(y, v, found) ? 0 : found;
  }

  /**
   * Effects and standard errors of one gene, one for each series, pooled.
   *
   * A series whose effect or standard error is null, or not above 0, has not measured the gene.  With none all but k
   * are null; with one, estimate and se are that series' own and the rest is null: one series cannot tell how much
   * series differ.  The intervals are of 95 %, that of prediction with k − 2 degrees of freedom, i2 is in percent, q has k − 1 degrees of freedom.  Where all effects are
   * exactly equal se is 0, t infinite and p 0: say so, do not believe it.
   */
  function pool(estimates, ses) {
    const pairs = estimates.map((x, i) => [known(x), known(ses[i])]);
    const used = pairs.filter(([x, se]) => Number.isFinite(x) && Number.isFinite(se) && se > 0);
    // Counted from the first, so that equal effects differ by exactly 0.
    const origin = used.length ? used[0][0] : NaN;
    const y = used.map(([x]) => x - origin);
    const v = used.map(([, se]) => se * se);
    const all = { k: used.length, ...(used.length > 1 ? several(y, v, origin) : single(used)) };
    return Object.fromEntries(Object.entries(all).map(([name, x]) => [name, orNull(x)]));
  }

  function single(used) {
    const [estimate, se] = used.length ? used[0] : [NaN, NaN];
    const rest = ["ciLow", "ciHigh", "piLow", "piHigh", "t", "p", "tau2", "i2", "q", "qP"];
    return { estimate, se, ...Object.fromEntries(rest.map((name) => [name, NaN])) };
  }

  function several(y, v, origin) {
    const df = y.length - 1;
    const tau2 = tau2Of(y, v);
    const [fixed, random] = [weigh(y, v, 0), weigh(y, v, tau2)];
    const estimate = random.mean + origin;
    const se = Math.sqrt(random.q / df / random.sumW);
    const [wide, wider] = [tQuantile(0.975, df), df > 1 ? tQuantile(0.975, df - 1) : NaN];
    const [margin, reach] = [wide * se, wider * Math.sqrt(tau2 + se * se)];
    // The sampling variance of a typical series (Higgins & Thompson 2002).
    const typical = (df * fixed.sumW) / (fixed.sumW ** 2 - fixed.sumW2);
    return {
      estimate, se, tau2,
      ciLow: estimate - margin, ciHigh: estimate + margin, piLow: estimate - reach, piHigh: estimate + reach,
      t: estimate / se, p: tTail(estimate / se, df),
      i2: (100 * tau2) / (tau2 + typical), q: fixed.q, qP: chi2Tail(fixed.q, df),
    };
  }

  Object.assign(gv.statistics, { pool });
})((window.gv = window.gv || {}));
